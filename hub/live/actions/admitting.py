"""Taking and declining who registered, where a host looks at each."""

from hub.accounts.by import By
from hub.audit.actions import record
from hub.errors import Conflict, NotFound, require
from hub.live import notices, queries
from hub.live.actions.registering import fill_seats, recount
from hub.live.models import Registration
from hub.live.rules import Seat, may_admit
from hub.text.languages import _
from hub.text.letters import clean

MOST_WORD = 400


def accept(by: By, seat: Seat, person_id: int) -> Registration:
    """Take somebody who asks, or was declined before; where all seats are taken they wait for one."""
    one = _asked(by, seat, person_id)
    if one.place in ("pending", "declined"):
        one.place, one.word = "waiting", ""
        recount(seat.live, 0)
        fill_seats(seat.live, tell=False)
        record(by, "accepted", seat.live, person=person_id)
        notices.accepted(by, seat.live, one)
    return one


def decline(by: By, seat: Seat, person_id: int, word: str) -> Registration:
    """Take somebody not, with a word they read; a seat they had goes to who waits."""
    one = _asked(by, seat, person_id)
    if person_id in queries.leading_ids(seat.live):
        raise Conflict(_("Who leads the session comes anyway."))
    if one.place != "declined":
        had_seat = one.place == "coming"
        one.place, one.word = "declined", clean(word).strip()[:MOST_WORD]
        recount(seat.live, -1 if had_seat else 0)
        fill_seats(seat.live)
        record(by, "declined", seat.live, person=person_id)
        notices.declined(by, seat.live, one)
    return one


def _asked(by: By, seat: Seat, person_id: int) -> Registration:
    require(may_admit(by, seat), _("Only who leads the session decides who comes."))
    found = queries.registration(seat.live.id, person_id)
    if found is None:
        raise NotFound()
    return found
