"""Makers of in-person sites, through the room's own actions."""

from hub.attendance.actions import new_code
from hub.attendance.models import Certificate
from hub.communities.queries import by_of
from hub.live.queries import any_seat_for
from hub.sites import actions
from hub.sites.models import Site, SiteName
from hub.storage.unit import db
from tests.makers import maker
from tests.makers.live import unit


def site(live, facilitator, name="Kisumu", total=38, place="County hall") -> Site:
    """A site brought by somebody, with a first headcount."""
    with unit():
        by = by_of(facilitator)
        return actions.bring(by, any_seat_for(by, live.id, lock=True), actions.Room(name, place, actions.Heads(total)))


@maker
def name_with_certificate(room, live) -> int:
    """Somebody on a roster without an account, with their certificate; the number of the name."""
    one = SiteName(site_id=room.id, name="Rosa Tuk")
    db.add(one)
    db.flush()
    db.add(Certificate(live_id=live.id, site_name_id=one.id, code=new_code(), name=one.name, minutes=20, way="site", signed_by="Priya"))
    return one.id
