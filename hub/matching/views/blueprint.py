"""The blueprint all pages of matching stand on, and what they share."""

from flask import Blueprint

from hub.matching import words
from hub.matching.explaining import sentence_of_tag

page = Blueprint("matching", __name__)


@page.record_once
def _share(state) -> None:
    # Globals rather than values of a page, so that macros see them too.
    state.app.jinja_env.globals.update(matching_words=words, matching_tag=sentence_of_tag)
