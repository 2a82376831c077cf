"""Coming, staying and leaving: spans of attendance, one per stay."""

from datetime import timedelta

from sqlalchemy import update

from hub.accounts.by import HOUSE, By
from hub.clock import now
from hub.communities.leaving import when_leaving
from hub.errors import require
from hub.live import queries
from hub.live.actions.facts import happened
from hub.live.models import Attendance
from hub.live.rules import Seat, has_place, may_enter, standing_in
from hub.realtime.announcing import show_out
from hub.realtime.channels import of_live
from hub.storage.unit import db
from hub.text.languages import _

MOST_NAMED = 100  # people of a room whose coming and going everybody is told; beyond, 10,000 would be told of each of 10,000
AT_ONCE = 500  # people in one statement
SILENT_AFTER = {"socket": timedelta(minutes=3), "text": timedelta(minutes=30)}  # a page beats each minute; a reader of text does not


def may_come(by: By, seat: Seat) -> None:
    """Refuse who may not be in the room."""
    require(may_enter(by, seat), _why_not(by, seat))


def _why_not(by: By, seat: Seat) -> str:
    if seat.live.is_over:
        return _("This session is over.")
    if not has_place(by, seat):
        return _("Only who has a seat comes in. You can follow this session as text.")
    if "locked" in seat.live.orders:
        return _("The room is locked. Nobody new comes in.")
    return _("You are not let in yet.")


def arrive(by: By, seat: Seat, way: str = "socket") -> None:
    """Come into the room; somebody who is there already stays there (a second tab, a line that came back)."""
    may_come(by, seat)
    if span := queries.open_span(seat.live.id, by.id):
        span.seen_at = now()
        span.way = way if way == "socket" else span.way
        return
    in_crowd = queries.count_there(seat.live.id, in_crowd=False) >= MOST_NAMED
    db.add(Attendance(live_id=seat.live.id, person_id=by.id, way=way, in_crowd=in_crowd))
    if not in_crowd:
        standing = standing_in(by, seat.community)
        happened(by, seat.live, "person:came", **({"standing": standing} if standing else {}))


def still_here(by: By, seat: Seat) -> None:
    """A sign of life; one who was taken for gone is there again."""
    arrive(by, seat)


def still_there(live_id: int, person_ids: list[int]) -> None:
    """Signs of life of all whose lines are open, by the house, which sees the lines."""
    for start in range(0, len(person_ids), AT_ONCE):
        db.execute(update(Attendance).values(seen_at=now()).where(
            Attendance.live_id == live_id, Attendance.left_at.is_(None), Attendance.person_id.in_(person_ids[start:start + AT_ONCE])))


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
        count += _let_crowd_go(way, now() - patience)
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
        for hand in queries.hands_by(live_id, person_id):
            db.delete(hand)
            happened(HOUSE, seat.live, "hand:lowered", person_id=person_id, **({"site": hand.site_id} if hand.site_id else {}))
        if span:
            _end(By(span.person), seat, span, now())


def end_all(seat: Seat) -> None:
    """End every stay, as the room closes."""
    db.execute(update(Attendance).values(left_at=now()).where(Attendance.live_id == seat.live.id, Attendance.left_at.is_(None)))


def _let_crowd_go(way: str, seen_before) -> int:
    silent = update(Attendance).where(
        Attendance.left_at.is_(None), Attendance.way == way, Attendance.seen_at < seen_before, Attendance.in_crowd.is_(True))
    return db.execute(silent.values(left_at=Attendance.seen_at).execution_options(synchronize_session=False)).rowcount


def _end(by: By, seat: Seat, span: Attendance, at) -> None:
    # A raised hand stays up: losing the line must not cost one's place in the queue.
    span.left_at = at
    if not span.in_crowd:
        happened(by, seat.live, "person:left")
