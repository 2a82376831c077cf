"""Stills of a camera or a screen: at most one in ten seconds, and only as long as somebody sends them."""

from datetime import timedelta
from typing import NamedTuple

from hub.accounts.by import By
from hub.clock import now
from hub.errors import Invalid, TooMany, require
from hub.live.actions.facts import happened
from hub.live.models import Fact
from hub.live.rules import Seat
from hub.slides import payloads, queries
from hub.slides.models import SOURCES, Still
from hub.slides.rules import may_turn
from hub.storage.unit import db
from hub.text.languages import _

EVERY = timedelta(seconds=10)
EARLY = timedelta(milliseconds=500)  # a clock and a line are never exact
MOST_BYTES = 40_000


class Picture(NamedTuple):
    """A still that lies on the disk already."""

    name: str
    bytes: int
    size: tuple[int, int]


def may_send_now(by: By, seat: Seat) -> bool:
    """Whether a still of `by` would be taken now: who turns pages, ten seconds after the last one of the session."""
    last = queries.last_still(seat.live.id)
    return may_turn(by, seat) and (last is None or now() - last.at >= EVERY - EARLY)


def send_still(by: By, seat: Seat, source: str, picture: Picture | None) -> Fact:
    """Show a still to everybody; None stands for one that could not be read."""
    require(may_turn(by, seat), _("Only who leads the session and its speakers send pictures, while the room is open."))
    if not may_send_now(by, seat):
        raise TooMany(_("One picture in ten seconds reaches everybody, also on a thin line. The next one follows."), retry_after=10)
    if picture is None or source not in SOURCES:
        raise Invalid(_("This is not a picture we can read, or it has more than 40 KB."))
    still = Still(live_id=seat.live.id, by_id=by.id, source=source, name=picture.name, bytes=picture.bytes, width=picture.size[0], height=picture.size[1])
    db.add(still)
    db.flush()
    return happened(by, seat.live, "still:sent", **payloads.still(still))


def end_stills(by: By, seat: Seat) -> Fact | None:
    """Take the still off the stage; None if there is none."""
    require(may_turn(by, seat), _("Only who leads the session and its speakers send pictures, while the room is open."))
    return happened(by, seat.live, "still:ended") if queries.still_now(seat.live.id) else None
