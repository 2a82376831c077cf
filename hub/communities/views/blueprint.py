"""The blueprint of this room, and what its templates may ask."""

from flask import Blueprint

from hub.communities import rules, words
from hub.communities.directory import Seen
from hub.text.languages import _
from hub.text.mentions import page_of

page = Blueprint("communities", __name__)


@page.record
def give_templates_the_rules(state) -> None:
    """Templates show a button by the same rule the action asks, use the room's words, and show of people what they show."""
    state.app.jinja_env.globals.update(community_rules=rules, community_words=words, person_page=page_of, seen_by=Seen)


def choices_of(values, name=str) -> list[tuple[str, str]]:
    """Values as the choices of a list, in the order of their names, with "Any" before them."""
    return [("", _("Any")), *sorted(((value, str(name(value))) for value in values), key=lambda one: one[1])]
