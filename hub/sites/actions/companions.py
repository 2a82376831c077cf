"""Companion phones: people in a site's room who follow on a screen of their own, without sound."""

from hub.accounts.by import By
from hub.errors import require
from hub.limits import Budget
from hub.live.actions.facts import happened
from hub.live.models import Fact
from hub.live.rules import Seat
from hub.sites import queries
from hub.sites.models import Companion, Site
from hub.sites.rules import may_accompany
from hub.storage.unit import db
from hub.text.languages import _

TRIES = Budget(20, 3600)  # codes typed by one person in an hour; there are 656 thousand million


def try_code(by: By, typed: str) -> tuple[Seat, Site]:
    """The session and site of a code; NotFound for a wrong one, TooMany for who tries many."""
    TRIES.spend(by.id, _("Those were many codes. Ask who looks after the room, and try again in an hour."))
    return queries.seat_of_code(by, typed)


def join(by: By, seat: Seat, site: Site) -> Fact | None:
    """Be counted with a site from now on. None: one is already, or looks after it."""
    require(may_accompany(by, seat, site), _("You are not let in yet."))
    one = queries.companion(seat.live.id, by.id)
    if site.person_id == by.id or (one and one.site_id == site.id):
        return None
    if one is None:
        one = Companion(live_id=seat.live.id, person_id=by.id)
        db.add(one)
    one.site_id = site.id
    db.flush()
    return happened(by, seat.live, "site:joined", id=site.id, person_id=by.id)


def part(by: By, seat: Seat) -> Fact | None:
    """Follow by oneself again, while the session is not over. None: one's phone was with no site."""
    require(not seat.live.is_over, _("This session is over."))
    one = queries.companion(seat.live.id, by.id)
    if one is None:
        return None
    db.delete(one)
    db.flush()
    return happened(by, seat.live, "site:parted", person_id=by.id)
