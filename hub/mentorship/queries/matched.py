"""How pairs that came out of matching are doing."""

from sqlalchemy import select, tuple_

from hub.mentorship.models import Cohort, Mentorship
from hub.storage.unit import db

AT_ONCE = 400


def newest_states(pairs: list[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """(mentee's id, mentor's id) -> the state of their newest pair, for those of these that have one."""
    found = {}
    for first in range(0, len(pairs), AT_ONCE):
        rows = db.execute(
            select(Mentorship.mentee_id, Mentorship.mentor_id, Mentorship.state).order_by(Mentorship.id)
            .where(tuple_(Mentorship.mentee_id, Mentorship.mentor_id).in_(pairs[first : first + AT_ONCE]))
        )
        found |= {(mentee, mentor): state for mentee, mentor, state in rows}
    return found


def cohort_of_programme(programme_id: int) -> Cohort | None:
    """The cohort that holds the pairs of a programme of matching, once one was published."""
    return db.scalar(select(Cohort).where(Cohort.programme_id == programme_id))
