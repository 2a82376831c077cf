"""What everybody may do: ask, say that a question matters to them, take one's own back."""

from dataclasses import dataclass

from sqlalchemy import update
from sqlalchemy.orm.attributes import set_committed_value

from hub.accounts.by import HOUSE, By
from hub.errors import Invalid, require
from hub.limits import Budget
from hub.live.actions.talking import refusal
from hub.live.rules import Seat
from hub.questions import news, queries
from hub.questions.actions.counting import count_soon
from hub.questions.actions.telling import tell_asked, tell_gone
from hub.questions.models import Question, QuestionVote
from hub.questions.rules import is_own, may_ask, may_handle, may_relay, may_vote, may_withdraw
from hub.storage.unit import db
from hub.text.languages import _, ngettext
from hub.text.letters import clean

LONGEST, LONGEST_RELAYED = 500, 120
MOST_WAITING, MOST_RELAYED = 3, 60  # of one person, not answered yet; who relays asks for many
PACE = Budget(10, 60)


@dataclass(frozen=True)
class Asked:
    """A question as it was typed: with one's name or without, one's own or somebody else's."""

    text: str
    is_nameless: bool = False
    relayed: str = ""


def ask(by: By, seat: Seat, asked: Asked, key: str | None = None) -> Question:
    """Ask; held where the session looks at questions first (not those of who leads). The same key again is the same question."""
    if first := queries.of_key(by, seat.live.id, key):
        return first
    require(may_ask(by, seat), refusal(seat))
    asked = _checked(by, seat, asked)
    PACE.spend(by.id, _("That was too quick. Wait a moment and try again."))
    rules = queries.rules_of(seat.live.id)
    if asked.is_nameless and not rules.nameless:
        raise Invalid(_("In this session questions carry a name. Ask with yours."), "nameless")
    question = Question(
        live_id=seat.live.id, by_id=by.id, text=asked.text, is_nameless=asked.is_nameless, relayed=asked.relayed, client_key=key,
        state="held" if rules.waits and not may_handle(by, seat) else "open",
    )
    set_committed_value(question, "by", by.person)
    db.add(question)
    db.flush()
    tell_asked(seat.live, question) if question.state == "open" else news.to_hosts(seat.live)
    return question


def vote(by: By, seat: Seat, question: Question, up: bool) -> None:
    """Say that a question matters to oneself, or take that back; saying it twice counts once. The room is told within a second."""
    require(may_vote(by, seat, question), _why_not(by, seat, question))
    mine = queries.vote_of(by, question)
    if (mine is not None) == up:
        return
    db.add(QuestionVote(question_id=question.id, person_id=by.id)) if up else db.delete(mine)
    db.flush()
    db.execute(
        update(Question).where(Question.id == question.id).values(votes=Question.votes + (1 if up else -1)).execution_options(synchronize_session=False))
    db.expire(question, ["votes"])
    count_soon(seat.live.id)


def withdraw(by: By, seat: Seat, question: Question) -> None:
    """Take one's own question back before it is answered."""
    if question.state == "withdrawn":
        return
    require(may_withdraw(by, seat, question), _("Only its author can take a question back, until it is answered."))
    was, question.state = question.state, "withdrawn"
    let_go(seat, question)
    if tell_gone(HOUSE, seat.live, question) is None and was == "held":
        news.to_hosts(seat.live)


def let_go(seat: Seat, question: Question) -> None:
    """No longer pin or read out a question."""
    rules = queries.rules_of(seat.live.id)
    rules.now_id = None if rules.now_id == question.id else rules.now_id
    rules.pinned_id = None if rules.pinned_id == question.id else rules.pinned_id


def _checked(by: By, seat: Seat, asked: Asked) -> Asked:
    text, relayed = clean(asked.text).strip(), " ".join(clean(asked.relayed).split())
    if not text:
        raise Invalid(_("Write something first."), "text")
    if len(text) > LONGEST:
        raise Invalid(_("That is %(length)s characters; %(most)s fit. Shorten it.", length=len(text), most=LONGEST), "text")
    if relayed:
        require(may_relay(by, seat), _("Only who leads the session and the scribes type in questions for others."))
        if len(relayed) > LONGEST_RELAYED:
            raise Invalid(_("That is %(length)s characters; %(most)s fit. Shorten it.", length=len(relayed), most=LONGEST_RELAYED), "relayed")
    most = MOST_RELAYED if relayed else MOST_WAITING
    if queries.count_waiting_of(by, seat.live.id, bool(relayed)) >= most:
        raise Invalid(ngettext("You have %(num)s question that waits. Wait for an answer, or take one back.",
                               "You have %(num)s questions that wait. Wait for an answer, or take one back.", most), "text")
    return Asked(text, asked.is_nameless and not relayed, relayed)


def _why_not(by: By, seat: Seat, question: Question) -> str:
    if is_own(by, question):
        return _("This is your own question. Others vote for it.")
    return refusal(seat) if question.state == "open" else _("This question is answered or gone.")
