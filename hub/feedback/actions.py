"""Adding questions, answering, asking for answers."""

from dataclasses import dataclass, field

from hub.accounts.by import By
from hub.audit.actions import record
from hub.errors import Invalid, require
from hub.feedback import notices, queries
from hub.feedback.models import FOLLOWED, Answer, Asked, Given
from hub.feedback.rules import may_answer, may_ask
from hub.live.models import LiveSession
from hub.live.rules import Seat
from hub.storage.adding import add_new
from hub.storage.unit import db
from hub.text.languages import _
from hub.text.letters import clean

MOST_QUESTIONS, LONGEST_QUESTION, LONGEST_ANSWER = 2, 200, 1000


@dataclass(frozen=True)
class Said:
    """What somebody answers: 1 to 5 each, `connection` may be left out; texts as typed."""

    met: int
    useful: int
    connection: int | None = None
    followed: str = ""
    will_use: str = ""
    to_change: str = ""
    own: list[str] = field(default_factory=list)


def ask_more(by: By, seat: Seat, questions: list[str]) -> None:
    """Put one or two questions of the host under those everybody is asked; none takes them away."""
    require(may_ask(by, seat), _("Questions are added by who leads the session, before it is over."))
    words = [" ".join(clean(one).split()) for one in questions]
    words = [one for one in words if one]
    if len(words) > MOST_QUESTIONS or any(len(one) > LONGEST_QUESTION for one in words):
        raise Invalid(_("Two questions of at most 200 letters each."), "first")
    row = queries.asked_row(seat.live.id) or Asked(live_id=seat.live.id)
    row.words = words
    db.add(row)
    record(by, "asks in feedback", seat.live, count=len(words))


def answer(by: By, seat: Seat, said: Said) -> bool:
    """Keep what somebody thought, once, apart from their name; False if they had answered before."""
    took_part = queries.took_part(by, seat.live.id)
    require(took_part or seat.live.state != "closed", _("Feedback is asked of who took part, live or later. Hear the session first."))
    require(may_answer(by, seat, took_part), _("Feedback is taken for a month after the session."))
    for name in ("met", "useful"):
        if getattr(said, name) not in range(1, 6):
            raise Invalid(_("Choose one of the five."), name)
    fresh = db.execute(add_new(Given).values(live_id=seat.live.id, person_id=by.id).returning(Given.id)).first()
    if fresh is None:
        return False
    own = [_text(one) for one in said.own][: len(queries.questions_of(seat.live.id))]
    db.add(Answer(
        live_id=seat.live.id, met=said.met, useful=said.useful, connection=said.connection, own=own,
        followed=said.followed if said.followed in FOLLOWED else "", will_use=_text(said.will_use), to_change=_text(said.to_change),
    ))
    return True


def ask_everybody(live: LiveSession) -> None:
    """Ask who took part, once each; the house's own act."""
    notices.ask(live, queries.who_took_part(live.id))


def _text(words: str) -> str:
    return clean(words).strip()[:LONGEST_ANSWER]
