"""Talks of a shortlist: whose they are, and what they were rated."""

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from hub.accounts.by import By
from hub.errors import NotFound
from hub.matching.models import Programme, Run, Talk
from hub.matching.queries.programmes import LARGEST_ID, programme_for
from hub.storage.unit import db

UNSAID = 3  # the middle of the scale: neither for nor against


def talks_of(programme: Programme) -> list[Talk]:
    """The talks of the programme's latest shortlist, with their people; empty where there is none."""
    if programme.talks_run_id is None:
        return []
    return list(db.scalars(_with_people().where(Talk.run_id == programme.talks_run_id).order_by(Talk.mentee_id, Talk.id)))


def own_talks(by: By, programme: Programme) -> list[Talk]:
    """The talks of that shortlist `by` is to have."""
    mine = or_(Talk.mentee_id == by.id, Talk.mentor_id == by.id)
    query = _with_people().where(Talk.run_id == programme.talks_run_id, mine).order_by(Talk.id)
    return [] if programme.talks_run_id is None else list(db.scalars(query))


def talk_for(by: By, talk_id: int) -> tuple[Talk, Programme]:
    """A talk and its programme for one of the two; for everybody else, coordinators included, NotFound."""
    found = db.scalar(_with_people().where(Talk.id == talk_id)) if talk_id <= LARGEST_ID else None
    if found is None or by.id not in (found.mentee_id, found.mentor_id):
        raise NotFound()
    return found, programme_for(by, db.scalar(select(Run.programme_id).where(Run.id == found.run_id)))


def talks_said_by(by: By) -> list[dict]:
    """What `by` said of every talk they were to have, for their own download."""
    found = db.scalars(_with_people().where(or_(Talk.mentee_id == by.id, Talk.mentor_id == by.id)).order_by(Talk.id))
    return [
        {"with": one.mentor.name, "rating": one.mentee_rates, "reach": one.mentee_says} if one.mentee_id == by.id
        else {"with": one.mentee.name, "rating": one.mentor_rates, "reach": one.mentor_says} for one in found
    ]


def rated(programme: Programme) -> tuple[list, dict]:
    """The shortlist as (mentee's id, mentor's id), and (rater's id, other's id) -> 1 to 5.

    Who rated somebody leaves those not rated in the middle of the scale; who rated nobody is not in it, so that the scores before the talks count.
    """
    query = select(Talk.mentee_id, Talk.mentor_id, Talk.mentee_rates, Talk.mentor_rates).where(Talk.run_id == programme.talks_run_id)
    rows = [] if programme.talks_run_id is None else db.execute(query.order_by(Talk.mentee_id, Talk.mentor_id)).all()
    said = [(mentee, mentor, rating) for mentee, mentor, rating, _other in rows] + [(mentor, mentee, rating) for mentee, mentor, _other, rating in rows]
    raters = {rater for rater, _other, rating in said if rating is not None}
    return [(mentee, mentor) for mentee, mentor, *_ in rows], {
        (rater, other): UNSAID if rating is None else rating for rater, other, rating in said if rater in raters
    }


def _with_people():
    return select(Talk).options(joinedload(Talk.mentee, innerjoin=True), joinedload(Talk.mentor, innerjoin=True))
