"""What everybody may do in an open room: say something, raise and lower a hand."""

from hub.accounts.by import By
from hub.errors import require
from hub.limits import Budget
from hub.live import queries
from hub.live.actions.facts import already, happened
from hub.live.actions.presence import arrive
from hub.live.models import Fact, Hand
from hub.live.rules import Seat, may_lead, may_take_part
from hub.storage.unit import db
from hub.text.languages import _

MOST_LINE = 2000  # characters of one chat line
BY_TEXT = Budget(20, 60)  # the page of text renews itself every twenty seconds; nobody writes faster by hand


def say(by: By, seat: Seat, text: str, client_id: str | None = None) -> Fact:
    """Say one line to the room; the same key again returns the first line."""
    if first := already(by, seat.live, client_id):
        return first
    require(may_take_part(by, seat), refusal(seat))
    return happened(by, seat.live, "chat:said", client_id, text=text)


def raise_hand(by: By, seat: Seat, client_id: str | None = None) -> Fact | None:
    """Take a place in the queue; None if the hand is up already."""
    if first := already(by, seat.live, client_id):
        return first
    require(may_take_part(by, seat), refusal(seat))
    if queries.hand_of(seat.live.id, by.id):
        return None
    fact = happened(by, seat.live, "hand:raised", client_id)
    db.add(Hand(live_id=seat.live.id, person_id=by.id, raised_seq=fact.seq, raised_at=fact.at))
    return fact


def lower(by: By, seat: Seat, person_id: int | None = None, client_id: str | None = None) -> Fact | None:
    """Lower one's own hand, or as who leads the session another's; None if it is not up."""
    if first := already(by, seat.live, client_id):
        return first
    person_id = person_id or by.id
    require(by.is_active and person_id == by.id or may_lead(by, seat), refusal(seat))
    hand = queries.hand_of(seat.live.id, person_id)
    if hand is None:
        return None
    db.delete(hand)
    return happened(by, seat.live, "hand:lowered", client_id, person_id=person_id)


def say_by_text(by: By, seat: Seat, text: str, client_id: str) -> Fact:
    """Say a line from the page of text, which also says that one is there."""
    BY_TEXT.spend(by.id, _("That was too quick. Wait a moment and try again."))
    fact = say(by, seat, text, client_id)
    arrive(by, seat, "text")
    return fact


def hand_by_text(by: By, seat: Seat, up: bool) -> None:
    """Raise or lower one's hand from the page of text, which also says that one is there."""
    BY_TEXT.spend(by.id, _("That was too quick. Wait a moment and try again."))
    raise_hand(by, seat) if up else lower(by, seat)
    arrive(by, seat, "text")


def refusal(seat: Seat) -> str:
    """Why somebody who may listen may not speak."""
    if not seat.live.is_open:
        return _("The session is not open. What you wrote is kept in this browser.")
    return _("You can follow, but not write here. Members of the community who are not muted can.")
