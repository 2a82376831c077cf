"""What of a session everybody in it could see, as rows: facts that are not hidden, questions, polls, pages of slides, reactions."""

from typing import NamedTuple

from sqlalchemy import func, select

from hub.live.models import Fact
from hub.polls.models import Ballot, Count, Poll, Reactions
from hub.questions.models import Question
from hub.slides.models import Deck, Page
from hub.storage.unit import db

KINDS = (
    "chat:said", "notes:changed", "agenda:pointed", "floor:opened", "floor:closed", "record:started", "record:stopped",
    "slide:shown", "caption:said",
)


class PollTold(NamedTuple):
    """A poll that was opened, votes by choice, and what people wrote; nothing of these where results are for hosts or voters alone."""

    poll: Poll
    votes: dict[int, int]
    texts: list[str]


def facts_told(live_id: int) -> list[Fact]:
    """The facts a replay tells, in order, but for hidden ones."""
    query = select(Fact).where(Fact.live_id == live_id, Fact.kind.in_(KINDS), Fact.hidden_at.is_(None))
    return list(db.scalars(query.order_by(Fact.seq)))


def questions_told(live_id: int) -> list[Question]:
    """The questions everybody could see, as they were asked."""
    query = select(Question).where(Question.live_id == live_id, Question.state.in_(("open", "answered")))
    return list(db.scalars(query.order_by(Question.at, Question.id)))


def polls_told(live_id: int) -> list[PollTold]:
    """The polls that were put, with results where they were for all."""
    polls = list(db.scalars(select(Poll).where(Poll.live_id == live_id, Poll.state != "draft", Poll.opened_at.is_not(None)).order_by(Poll.opened_at)))
    shown = {poll.id for poll in polls if poll.is_shown or poll.results == "all"}
    votes: dict[int, dict[int, int]] = {}
    for row in db.scalars(select(Count).where(Count.poll_id.in_(shown))):
        votes.setdefault(row.poll_id, {})[row.choice] = row.votes
    texts: dict[int, list[str]] = {}
    for row in db.scalars(select(Ballot).where(Ballot.poll_id.in_(shown), Ballot.is_hidden.is_(False), Ballot.text != "").order_by(Ballot.id)):
        texts.setdefault(row.poll_id, []).append(row.text)
    return [PollTold(poll, votes.get(poll.id, {}), texts.get(poll.id, [])) for poll in polls]


def slides_told(live_id: int) -> dict[tuple[int, int], tuple[Deck, Page]]:
    """(deck, page number) -> both, of every deck of a session that is drawn."""
    rows = db.execute(select(Deck, Page).join(Page, Page.deck_id == Deck.id).where(Deck.live_id == live_id))
    return {(deck.id, page.number): (deck, page) for deck, page in rows}


def reactions_told(live_id: int) -> list[tuple[int, int]]:
    """(minute, how many reactions) of a session."""
    rows = db.execute(select(Reactions.minute, func.sum(Reactions.given)).where(Reactions.live_id == live_id).group_by(Reactions.minute))
    return [(int(minute), int(given)) for minute, given in rows.all()]
