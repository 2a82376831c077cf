"""Pages of the folder for offline: the replay's own templates, drawn by the worker without the web."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from hub.text import languages
from hub.text.languages import _

if TYPE_CHECKING:
    from jinja2 import Environment

ROOT = Path(__file__).resolve().parent.parent.parent
KILO, MEGA = 1024, 1024 * 1024


def drawn(template: str, **values) -> str:
    """A template in the language spoken; it uses nothing of the web but sentences and sizes."""
    return _templates().get_template(template).render(**values)


def size_words(count: int) -> str:
    """A number of bytes as people say it: "84 KB"."""
    if count < MEGA:
        return _("%(amount)s KB", amount=max(1, round(count / KILO)))
    return _("%(amount)s MB", amount=round(count / MEGA, 1))


@lru_cache
def _templates() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, select_autoescape  # only once a folder is drawn

    made = Environment(
        loader=FileSystemLoader(ROOT / "templates"), extensions=["jinja2.ext.i18n"], autoescape=select_autoescape(["html"]),
        trim_blocks=True, lstrip_blocks=True,
    )
    made.install_gettext_callables(lambda words: languages._(words), languages.plural, newstyle=True)
    made.filters["size"] = size_words
    made.globals.update(lang=languages.language, dir=languages.direction)
    return made
