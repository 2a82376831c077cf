"""What of a session everybody in it could see, as rows: facts that are not hidden, questions, polls, pages of slides, reactions."""

from typing import NamedTuple

from sqlalchemy import func, select

from hub.live.models import Fact
from hub.polls.models import Poll, Reactions
from hub.polls.queries import all_of, counts_of, texts_of
from hub.polls.rules import is_for_all
from hub.questions.models import Question
from hub.slides.models import Deck, Page
from hub.storage.unit import db

KINDS = (
    "chat:said", "notes:changed", "agenda:pointed", "floor:opened", "floor:closed", "record:started", "record:stopped",
    "slide:shown", "still:sent", "caption:said",
)


class PollTold(NamedTuple):
    """A poll that was opened, votes in the order of its choices, and what people wrote; nothing of these where they are not for all."""

    poll: Poll
    votes: list[int]
    texts: list[str]


def facts_told(live_id: int) -> list[Fact]:
    """The facts a replay tells, in order, but for hidden ones."""
    query = select(Fact).where(Fact.live_id == live_id, Fact.kind.in_(KINDS), Fact.hidden_at.is_(None))
    return list(db.scalars(query.order_by(Fact.seq)))


def questions_told(live_id: int) -> list[Question]:
    """The questions everybody could see, as they were asked."""
    query = select(Question).where(Question.live_id == live_id, Question.state.in_(("open", "answered")), Question.hidden_at.is_(None))
    return list(db.scalars(query.order_by(Question.at, Question.id)))


def polls_told(live_id: int) -> list[PollTold]:
    """The polls that were put, with results where they were for all."""
    put = [poll for poll in all_of(live_id) if poll.state != "draft" and poll.opened_at]
    shown = [poll.id for poll in put if is_for_all(poll)]
    votes, texts = counts_of(shown), texts_of(shown)
    return [PollTold(poll, votes.get(poll.id, []), [row.text for row in texts.get(poll.id, ())]) for poll in put]


def slides_told(live_id: int) -> dict[tuple[int, int], tuple[Deck, Page]]:
    """(deck, page number) -> both, of every deck of a session that is drawn."""
    rows = db.execute(select(Deck, Page).join(Page, Page.deck_id == Deck.id).where(Deck.live_id == live_id))
    return {(deck.id, page.number): (deck, page) for deck, page in rows}


def reactions_told(live_id: int) -> list[tuple[int, int]]:
    """(minute, how many reactions) of a session."""
    rows = db.execute(select(Reactions.minute, func.sum(Reactions.given)).where(Reactions.live_id == live_id).group_by(Reactions.minute))
    return [(int(minute), int(given)) for minute, given in rows.all()]
