"""Makers of in-person sites, through the room's own actions."""

from hub.communities.queries import by_of
from hub.live.queries import any_seat_for
from hub.sites import actions
from hub.sites.models import Site
from tests.makers.live import unit


def site(live, facilitator, name="Kisumu", total=38, place="County hall") -> Site:
    """A site brought by somebody, with a first headcount."""
    with unit():
        by = by_of(facilitator)
        return actions.bring(by, any_seat_for(by, live.id, lock=True), actions.Room(name, place, actions.Heads(total)))
