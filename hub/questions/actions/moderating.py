"""Taking a question away and bringing it back, also when the session is over."""

from hub.accounts.by import HOUSE, By
from hub.audit.actions import record
from hub.clock import now
from hub.errors import require
from hub.live.actions.facts import happened
from hub.live.actions.leading import renew_parts
from hub.live.rules import Seat
from hub.questions import news, notices
from hub.questions.actions.asking import let_go
from hub.questions.actions.telling import tell_asked, tell_gone
from hub.questions.models import Question
from hub.questions.rules import may_restore, may_take_away
from hub.storage.unit import db
from hub.text.languages import _

SHOWN = ("open", "answered")


def take_away(by: By, seat: Seat, question: Question) -> None:
    """Take a reported question from room, replay and session notes; nothing happens if it is gone."""
    require(may_take_away(by, seat), _("Only who looks after the community does that."))
    if question.hidden_at is not None:
        return
    question.hidden_at = now()
    let_go(seat, question)
    tell_gone(HOUSE, seat.live, question)
    _follow(seat, question)
    notices.taken_away(by, seat.live, question)


def bring_back(by: By, seat: Seat, question: Question) -> None:
    """Let a question stand again as it stood before it was taken away; nothing happens if it does."""
    require(may_restore(by, seat), _("Only who leads the open session does this with questions."))
    if question.hidden_at is None:
        return
    question.hidden_at = None
    if question.state in SHOWN:
        tell_asked(seat.live, question)
    if question.state == "answered":
        happened(HOUSE, seat.live, "question:answered", id=question.id, answer=question.answer)
    _follow(seat, question)
    record(by, "showed a question again", seat.community)


def _follow(seat: Seat, question: Question) -> None:
    db.flush()
    news.to_author(question)
    news.to_hosts(seat.live)
    renew_parts(seat.live)
