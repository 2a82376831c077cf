"""Letters from templates/mail: plain text first, a plain HTML twin, both in the reader's language; Jinja without Flask."""

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape

from hub.mail.delivery import site_name, site_url
from hub.mail.unlinking import linked_again, unlinked
from hub.text import languages
from hub.text.languages import speaking

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).resolve().parent.parent.parent / "templates"
_OURS = re.compile(r"https?://\S+")


class Rendered(NamedTuple):
    """A letter's subject, its text, and the same as HTML."""

    subject: str
    text: str
    html: str


def letter(name: str, language: str, /, **values) -> Rendered:
    """The letter templates/mail/<name>.txt in a language: its first line is the subject, the rest the text."""
    with speaking(language):
        source = _templates().get_template(f"mail/{name}.txt").render(**values)
        subject, _, body = source.strip().partition("\n")
        text = re.sub(r"\n{3,}", "\n\n", body).strip() + "\n"
        html = _templates().get_template("mail/layout.html").render(subject=subject, blocks=_blocks(text))
        return Rendered(linked_again(subject.strip()), text, html)


def _blocks(text: str) -> list[Markup]:
    """The paragraphs as HTML; only addresses of this very site become links."""
    return [Markup("<br>\n").join(_line(line) for line in block.split("\n")) for block in text.strip().split("\n\n")]


def _line(line: str) -> Markup:
    if _OURS.fullmatch(line.strip()) and line.strip().startswith(site_url("/")):
        return Markup('<a href="{0}">{0}</a>').format(line.strip())
    return escape(line)


@lru_cache
def _templates() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape  # a worker may wait long for its first letter

    made = Environment(
        loader=FileSystemLoader(TEMPLATES), extensions=["jinja2.ext.i18n"], undefined=StrictUndefined,
        autoescape=select_autoescape(["html"]), trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )
    made.install_gettext_callables(lambda m: languages._(m), _plural, newstyle=True)
    made.filters["unlinked"] = unlinked
    made.globals.update(site_url=site_url, site_name=site_name, lang=languages.language, dir=languages.direction)
    return made


def _plural(one: str, many: str, num: int) -> str:
    return languages._catalogue(languages.language()).ngettext(one, many, num)
