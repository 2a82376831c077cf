"""The blueprint all pages of matching stand on, and what they share."""

from flask import Blueprint

from hub.errors import require
from hub.matching import queries, rules, words
from hub.matching.explaining import sentence_of_tag
from hub.web.acting import acting

page = Blueprint("matching", __name__)


@page.record_once
def _share(state) -> None:
    # Globals rather than values of a page, so that macros see them too.
    state.app.jinja_env.globals.update(matching_words=words, matching_tag=sentence_of_tag)


def the_programme(programme_id: int):
    """The programme asked for, for who coordinates it."""
    found = queries.programme_for(acting(), programme_id)
    require(rules.may_coordinate(acting(), found))
    return found
