"""Bringing an in-person room into a session, renaming it, and letting it go."""

from dataclasses import dataclass

from sqlalchemy import delete

from hub.accounts.by import By
from hub.audit.actions import record
from hub.clock import now
from hub.errors import Conflict, Invalid, require
from hub.live.actions import lowered
from hub.live.actions.facts import happened
from hub.live.queries import hands_of
from hub.live.rules import Seat
from hub.sites import payloads, queries
from hub.sites.actions.counting import Heads, counted
from hub.sites.codes import new_code
from hub.sites.models import Companion, Site
from hub.sites.rules import may_bring, may_tend
from hub.storage.unit import db
from hub.text.languages import _

MOST_SITES = 30
MOST_NAME, MOST_PLACE = 80, 120


@dataclass(frozen=True)
class Room:
    """An in-person room as it is registered."""

    name: str
    place: str = ""
    heads: Heads | None = None
    key: str | None = None


def bring(by: By, seat: Seat, room: Room) -> Site:
    """Register a site of which `by` is the local facilitator; the same key again is the same site."""
    if first := queries.site_of_key(by.id, room.key):
        return first
    require(may_bring(by, seat), _("Only members who may write in this session can bring a room into it, and only before it is over."))
    _check(room)
    if queries.own_site(seat.live.id, by.id):
        raise Conflict(_("You look after a room in this session already. Let it go first, or correct it."))
    if len(queries.sites_of(seat.live.id)) >= MOST_SITES:
        raise Conflict(_("This session has %(most)s rooms already.", most=MOST_SITES))
    site = Site(live_id=seat.live.id, person_id=by.id, name=room.name, place=room.place, code=new_code(), client_key=room.key)
    site.present = room.heads.total if room.heads else 0
    db.add(site)
    db.flush()
    _let_companion_go(by, seat)
    happened(by, seat.live, "site:came", site=payloads.site(site))
    if room.heads:
        counted(by, site, room.heads)
    record(by, "brought", site, live=seat.live.id)
    return site


def rename(by: By, seat: Seat, site: Site, room: Room) -> None:
    """Correct a site's name and place."""
    _require_tending(by, seat, site)
    _check(room)
    if (site.name, site.place) != (room.name, room.place):
        site.name, site.place = room.name, room.place
        happened(by, seat.live, "site:changed", site=payloads.site(site))


def let_go(by: By, seat: Seat, site: Site) -> None:
    """The site is part of the session no more; its counts and its roster stay."""
    _require_tending(by, seat, site)
    for hand in hands_of(seat.live.id):
        if hand.site_id == site.id:
            lowered(by, seat, hand.person_id, site.id)
    db.execute(delete(Companion).where(Companion.site_id == site.id))
    site.gone_at = now()
    happened(by, seat.live, "site:gone", id=site.id)
    record(by, "let go", site, live=seat.live.id)


def _require_tending(by: By, seat: Seat, site: Site) -> None:
    require(may_tend(by, seat, site), _("Only who looks after this room, or moderates the session, can do that."))


def _let_companion_go(by: By, seat: Seat) -> None:
    if one := queries.companion(seat.live.id, by.id):
        db.delete(one)
        happened(by, seat.live, "site:parted", person_id=by.id)


def _check(room: Room) -> None:
    if not 1 <= len(room.name) <= MOST_NAME:
        raise Invalid(_("Give the room a name of at most %(most)s characters.", most=MOST_NAME), "name")
    if len(room.place) > MOST_PLACE:
        raise Invalid(_("That is longer than %(most)s characters. Shorten it.", most=MOST_PLACE), "place")
