"""The blueprint all pages of slides stand on, and what the live room's templates ask of slides."""

from flask import Blueprint

from hub.slides import payloads, queries

page = Blueprint("slides", __name__)


@page.app_template_global()
def slide_text(now: dict | None) -> str:
    """The words on the page that is shown, for the page of text."""
    found = queries.page_at(now["deck"], now["page"]) if now else None
    return found.text if found else ""


page.app_template_global("pack_weight")(payloads.pack_bytes)
