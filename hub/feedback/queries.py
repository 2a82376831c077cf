"""Every SELECT about feedback."""

from sqlalchemy import exists, func, select, union

from hub.accounts.by import By
from hub.accounts.exporting import exports
from hub.attendance.models import Heard
from hub.errors import require
from hub.feedback.models import Answer, Asked, Given
from hub.feedback.results import Results, results_of
from hub.feedback.rules import may_read_results
from hub.live.models import Attendance, LiveSession
from hub.live.rules import Seat
from hub.sites.models import Companion, Site, SiteName
from hub.storage.unit import db
from hub.text.languages import _


def questions_of(live_id: int) -> list[str]:
    """The questions the host added, in order."""
    return list(db.scalar(select(Asked.words).where(Asked.live_id == live_id)) or ())


def asked_row(live_id: int) -> Asked | None:
    """The row that holds the host's questions."""
    return db.scalar(select(Asked).where(Asked.live_id == live_id))


def has_given(by: By, live_id: int) -> bool:
    """Whether somebody has answered."""
    return bool(by.id and db.scalar(select(Given.id).where(Given.live_id == live_id, Given.person_id == by.id)))


def who_took_part(live_id: int) -> set[int]:
    """Everybody who was there, by sound or text, at a site or behind, or heard any of it later: who is asked, and may answer."""
    return set(db.scalars(_part(live_id))) - {None}


def took_part(by: By, live_id: int) -> bool:
    """Whether somebody is one of them."""
    if by.id is None:
        return False
    parts = _part(live_id).subquery()
    return db.scalar(select(exists().where(parts.c.person_id == by.id)))


def _part(live_id: int):
    ways = [select(kind.person_id).where(kind.live_id == live_id) for kind in (Attendance, Heard, Site, Companion)]
    return union(*ways, select(SiteName.person_id).join(Site, Site.id == SiteName.site_id).where(Site.live_id == live_id))


def results_for(by: By, seat: Seat) -> Results:
    """What people thought, for who leads the session."""
    require(may_read_results(by, seat), _("Only who leads the session reads what people thought of it, when it is over."))
    answers = list(db.scalars(select(Answer).where(Answer.live_id == seat.live.id).order_by(Answer.id)))
    return results_of(answers, len(who_took_part(seat.live.id)), questions_of(seat.live.id))


def count_of(live_id: int) -> int:
    """How many answered."""
    return db.scalar(select(func.count()).select_from(Answer).where(Answer.live_id == live_id)) or 0


@exports("feedback")
def own_part(by: By) -> dict[str, list]:
    """For which sessions somebody gave feedback; what they said is not tied to them and cannot be found."""
    titles = select(LiveSession.title).join(Given, Given.live_id == LiveSession.id).where(Given.person_id == by.id).order_by(Given.id)
    return {"given_for": list(db.scalars(titles))}
