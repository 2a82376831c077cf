"""Message catalogues and the language one is speaking in; works in and outside a request."""

from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

CATALOGUES = Path(__file__).parent / "catalogues"
NAMES = {"en": "English", "fr": "Français", "ar": "العربية"}
RIGHT_TO_LEFT = {"ar"}

_speaking: ContextVar[str] = ContextVar("language", default="en")


def language() -> str:
    """The code of the language spoken here and now."""
    return _speaking.get()


def speak(code: str) -> None:
    """Speak `code` from here on in this greenlet (a request, a command)."""
    _speaking.set(code if code in NAMES else "en")


@contextmanager
def speaking(code: str):
    """Speak `code` inside the block: a letter or notice in its reader's language."""
    token = _speaking.set(code if code in NAMES else "en")
    try:
        yield
    finally:
        _speaking.reset(token)


def direction(code: str | None = None) -> str:
    """'rtl' or 'ltr' for a language code, by default the one spoken."""
    return "rtl" if (code or language()) in RIGHT_TO_LEFT else "ltr"


def _(message: str, **values) -> str:
    """The message in the language spoken, with %(name)s filled from values."""
    text = _catalogue(language()).gettext(message)
    return text % values if values else text


def ngettext(one: str, many: str, num: int, **values) -> str:
    """The right plural form of a message for `num`, which also fills %(num)s."""
    return plural(one, many, num) % {"num": num, **values}


def plural(one: str, many: str, num: int) -> str:
    """The right plural form of a message for `num`, its placeholders still open (for templates)."""
    return _catalogue(language()).ngettext(one, many, num)


class lazy(str):  # noqa: N801 - reads like the function it stands for
    """A message for a module-level constant; translated each time it is shown."""

    def __str__(self) -> str:
        return _catalogue(language()).gettext(str.__str__(self))

    def __html__(self) -> str:
        from markupsafe import escape

        return str(escape(str(self)))

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


@lru_cache
def _catalogue(code: str) -> NullTranslations:
    source = CATALOGUES / code / "LC_MESSAGES" / "messages.po"
    if not source.exists():
        return NullTranslations()
    compiled = source.with_suffix(".mo")
    if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
        _compile(source, compiled)
    with compiled.open("rb") as file:
        return GNUTranslations(file)


def _compile(source: Path, compiled: Path) -> None:
    from babel.messages.mofile import write_mo  # half a megabyte, needed once after a change
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        catalogue = read_po(file)
    draft = compiled.with_suffix(".mo.new")
    with draft.open("wb") as file:
        write_mo(file, catalogue)
    draft.replace(compiled)
