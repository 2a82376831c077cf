"""What who leads a session does with questions: let in, dismiss, pin, read out, answer; and how the session takes them."""

from hub.accounts.by import By
from hub.clock import now
from hub.errors import Invalid, require
from hub.live.actions.facts import happened
from hub.live.models import Fact
from hub.live.rules import Seat
from hub.questions import news, notices, queries
from hub.questions.actions.asking import let_go
from hub.questions.actions.telling import tell_asked, tell_gone
from hub.questions.models import Question, QuestionRules
from hub.questions.rules import may_handle, may_rule
from hub.storage.unit import db
from hub.text.languages import _
from hub.text.letters import clean

LONGEST_ANSWER, LONGEST_WORD = 2000, 400


def let_in(by: By, seat: Seat, question: Question) -> Fact | None:
    """Show a held question to everybody, or one that was dismissed by mistake; None if it is there already."""
    require(may_handle(by, seat), _refusal())
    if question.state not in ("held", "dismissed"):
        return None
    question.state, question.word = "open", ""
    db.flush()
    news.to_author(question)
    news.to_hosts(seat.live)
    return tell_asked(seat.live, question)


def dismiss(by: By, seat: Seat, question: Question, word: str = "") -> Fact | None:
    """Set a question aside, with a word to its author that nobody else reads; None where the room knew nothing of it."""
    require(may_handle(by, seat), _refusal())
    if question.state not in ("held", "open", "answered"):
        return None
    question.state, question.word = "dismissed", _fitting(word, LONGEST_WORD, "word")
    let_go(seat, question)
    news.to_author(question)
    notices.set_aside(by, seat.live, question)
    news.to_hosts(seat.live)
    return tell_gone(by, seat.live, question)


def answer(by: By, seat: Seat, question: Question, text: str = "") -> Fact | None:
    """Mark a question as answered: aloud (no text), or by a few words; None if nothing changes."""
    require(may_handle(by, seat), _refusal())
    text = _fitting(text, LONGEST_ANSWER, "answer")
    if question.state not in ("open", "answered") or (question.state == "answered" and question.answer == text):
        return None
    question.state, question.answer, question.answered_at = "answered", text, question.answered_at or now()
    let_go(seat, question)
    db.flush()
    news.to_author(question)
    notices.answered(by, seat.live, question)
    return happened(by, seat.live, "question:answered", id=question.id, answer=text)


def reopen(by: By, seat: Seat, question: Question) -> Fact | None:
    """Let an answered question wait again; None if it is not answered."""
    require(may_handle(by, seat), _refusal())
    if question.state != "answered":
        return None
    question.state, question.answer, question.answered_at = "open", "", None
    return happened(by, seat.live, "question:reopened", id=question.id)


def read_out(by: By, seat: Seat, question: Question | None) -> Fact | None:
    """Say which question is being answered now; None: none. No change returns None."""
    return _mark(by, seat, question, "now_id", "question:read")


def pin(by: By, seat: Seat, question: Question | None) -> Fact | None:
    """Put one question before all others; None: none. No change returns None."""
    return _mark(by, seat, question, "pinned_id", "question:pinned")


def rule(by: By, seat: Seat, waits: bool, nameless: bool) -> Fact | None:
    """Say whether questions wait to be let in, and whether one may ask without one's name; None if nothing changes."""
    require(may_rule(by, seat), _("Only who leads the session says how it takes questions."))
    rules = _kept_rules(seat)
    if (rules.waits, rules.nameless) == (waits, nameless):
        return None
    rules.waits, rules.nameless = waits, nameless
    db.flush()
    return happened(by, seat.live, "questions:ruled", waits=waits, nameless=nameless)


def _mark(by: By, seat: Seat, question: Question | None, column: str, kind: str) -> Fact | None:
    require(may_handle(by, seat), _refusal())
    if question is not None and question.state != "open":
        raise Invalid(_("This question is answered or gone."), "question")
    rules, number = _kept_rules(seat), question.id if question else None
    if getattr(rules, column) == number:
        return None
    setattr(rules, column, number)
    db.flush()
    return happened(by, seat.live, kind, id=number or 0)


def _kept_rules(seat: Seat) -> QuestionRules:
    rules = queries.rules_of(seat.live.id)
    db.add(rules)
    return rules


def _fitting(text: str, most: int, field: str) -> str:
    text = clean(text).strip()
    if len(text) > most:
        raise Invalid(_("That is %(length)s characters; %(most)s fit. Shorten it.", length=len(text), most=most), field)
    return text


def _refusal() -> str:
    return _("Only who leads the open session does this with questions.")
