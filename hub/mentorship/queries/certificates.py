"""Finding certificates of mentorships: one's own, those of a pair one looks after, and the one of a code, for everybody."""

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from hub.accounts.by import By
from hub.communities.models import Community
from hub.errors import NotFound
from hub.mentorship.models import Certificate, Cohort, Goal, Meeting, Mentorship
from hub.mentorship.printing import Carried
from hub.storage.unit import db
from hub.text.printing.codes import LONGEST_CODE


def certificate_of(by: By, pair: Mentorship) -> Certificate | None:
    """The certificate `by` has of a pair, if any."""
    return db.scalar(_with_pair().where(Certificate.mentorship_id == pair.id, Certificate.person_id == by.id))


def certificate_for(by: By, pair: Mentorship, *, lock: bool = False) -> Certificate:
    """The certificate `by` has of a pair, or NotFound."""
    query = _with_pair().where(Certificate.mentorship_id == pair.id, Certificate.person_id == by.id)
    if (found := db.scalar(query.with_for_update(of=Certificate) if lock else query)) is None:
        raise NotFound()
    return found


def certificates_of(pair: Mentorship) -> list[Certificate]:
    """The certificates its two have of a pair."""
    return list(db.scalars(_with_pair().where(Certificate.mentorship_id == pair.id).order_by(Certificate.id)))


def own_certificates(by: By) -> list[Certificate]:
    """The certificates `by` has of mentorships, newest first."""
    return list(db.scalars(_with_pair().where(Certificate.person_id == by.id).order_by(Certificate.id.desc())))


def certificate_of_code(code: str) -> Certificate:
    """The certificate of that code with its holder, for everybody; NotFound where there is none."""
    wanted = Certificate.code == code[:LONGEST_CODE].upper()
    if (found := db.scalar(_with_pair().options(joinedload(Certificate.person)).where(wanted))) is None:
        raise NotFound()
    return found


def has_code(code: str) -> bool:
    """Whether a certificate of a mentorship has that code."""
    return db.scalar(select(func.count()).where(Certificate.code == code[:LONGEST_CODE].upper())) > 0


def carried_by(pair: Mentorship) -> Carried:
    """What a pair carried through, in counts, and the names of its round and community."""
    held = select(func.count()).where(Meeting.mentorship_id == pair.id, Meeting.state == "held").scalar_subquery()
    reached = select(func.count()).where(Goal.mentorship_id == pair.id, Goal.state == "reached").scalar_subquery()
    named = (
        select(held, reached, Cohort.name, Community.name).select_from(Mentorship).outerjoin(Cohort, Cohort.id == Mentorship.cohort_id)
        .outerjoin(Community, Community.id == Cohort.community_id).where(Mentorship.id == pair.id)
    )
    meetings, goals, cohort, community = db.execute(named).one()
    return Carried(meetings, goals, cohort or "", community or "")


def _with_pair():
    return select(Certificate).options(joinedload(Certificate.pair, innerjoin=True))
