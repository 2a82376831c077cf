"""Who may ask, vote, and handle questions; pure, from `by`, their seat and the question."""

from hub.accounts.by import By
from hub.live.rules import Seat, may_change, may_lead, may_take_part
from hub.live.rules import may_take_away as may_take_away_lines
from hub.questions.models import Question


def may_ask(by: By, seat: Seat) -> bool:
    """Whether `by` may ask: who takes part in the open room."""
    return by.is_active and may_take_part(by, seat)


def may_relay(by: By, seat: Seat) -> bool:
    """Whether `by` may type in somebody else's question: who leads, and the scribes."""
    return by.is_active and (may_lead(by, seat) or ("scribe" in seat.roles and may_take_part(by, seat)))


def may_vote(by: By, seat: Seat, question: Question) -> bool:
    """Whether `by` may say that a question matters to them: any open one but their own."""
    return by.is_active and may_take_part(by, seat) and question.state == "open" and not is_own(by, question)


def may_handle(by: By, seat: Seat) -> bool:
    """Whether `by` may let in, pin, read out, answer and dismiss questions: who leads the open session."""
    return may_lead(by, seat)


def may_withdraw(by: By, seat: Seat, question: Question) -> bool:
    """Whether `by` may take a question back: their own or one they typed in, until it is answered."""
    return by.is_active and question.by_id == by.id and question.state in ("held", "open") and seat.live.is_open


def may_rule(by: By, seat: Seat) -> bool:
    """Whether `by` may say how the session takes questions: who leads it, until it is over."""
    return may_change(by, seat)


def may_report(by: By, question: Question) -> bool:
    """Whether `by` may report a question: anybody else’s that everybody can read."""
    return by.is_active and question.by_id != by.id and question.state in ("open", "answered")


def may_take_away(by: By, seat: Seat) -> bool:
    """Whether `by` may take a reported question away, also when the session is over: who looks after the community."""
    return may_take_away_lines(by, seat)


def may_restore(by: By, seat: Seat) -> bool:
    """Whether `by` may bring back what was set aside or taken away: who leads the open session, and who looks after the community at any time."""
    return may_lead(by, seat) or may_take_away(by, seat)


def is_own(by: By, question: Question) -> bool:
    """Whether it is the asker's own; what somebody typed in for another is not theirs."""
    return by.id is not None and question.by_id == by.id and not question.relayed
