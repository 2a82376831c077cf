"""Coming, staying and leaving: spans of attendance, one per stay."""

from datetime import timedelta

from hub.accounts.by import HOUSE, By
from hub.clock import now
from hub.communities.leaving import when_leaving
from hub.errors import require
from hub.live import queries
from hub.live.actions.facts import happened
from hub.live.models import Attendance
from hub.live.rules import Seat, may_enter
from hub.realtime.announcing import show_out
from hub.realtime.channels import of_live
from hub.storage.unit import db
from hub.text.languages import _

SILENT_AFTER = {"socket": timedelta(minutes=3), "text": timedelta(minutes=30)}  # a page beats each minute; a reader of text does not


def arrive(by: By, seat: Seat, way: str = "socket") -> None:
    """Come into the room; somebody who is there already stays there (a second tab, a line that came back)."""
    require(may_enter(by, seat), _("This session is over."))
    if span := queries.open_span(seat.live.id, by.id):
        span.seen_at = now()
        span.way = way if way == "socket" else span.way
        return
    db.add(Attendance(live_id=seat.live.id, person_id=by.id, way=way))
    happened(by, seat.live, "person:came")


def still_here(by: By, seat: Seat) -> None:
    """A sign of life; one who was taken for gone is there again."""
    arrive(by, seat)


def follow_by_text(by: By, seat: Seat) -> None:
    """Be counted as following on the page of text."""
    arrive(by, seat, "text")


def depart(by: By, seat: Seat) -> None:
    """Leave the room; nothing happens if one is not there."""
    if span := queries.open_span(seat.live.id, by.id):
        _end(by, seat, span, now())


def let_go_of_the_silent() -> int:
    """End the stays of which nothing was heard for long, at the moment they were last heard of; returns how many."""
    count = 0
    for way, patience in SILENT_AFTER.items():
        for span in queries.stale_spans(way, now() - patience):
            if (seat := queries.seat_of(span.live_id)) and span.left_at is None:
                _end(By(span.person), seat, span, span.seen_at)
                count += 1
    return count


@when_leaving
def shown_out(person_id: int, community_id: int) -> None:
    """Who no longer belongs to a community is out of its rooms at once, hand and all."""
    for live_id in queries.rooms_with(person_id, community_id):
        seat, span = queries.seat_of(live_id), queries.open_span(live_id, person_id)
        show_out(person_id, of_live(community_id, live_id))
        if hand := queries.hand_of(live_id, person_id):
            db.delete(hand)
            happened(HOUSE, seat.live, "hand:lowered", person_id=person_id)
        if span:
            _end(By(span.person), seat, span, now())


def end_all(seat: Seat) -> None:
    """End every stay, as the room closes."""
    for span in queries.open_spans(seat.live.id):
        span.left_at = now()


def _end(by: By, seat: Seat, span: Attendance, at) -> None:
    # A raised hand stays up: losing the line must not cost one's place in the queue.
    span.left_at = at
    happened(by, seat.live, "person:left")
