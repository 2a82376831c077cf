"""What the watch over all pairs reads: signs in bulk, open alerts, check-ins that are due, who was nudged, who coordinates."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import bindparam, func, or_, select

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.clock import now
from hub.communities.models import Membership
from hub.errors import NotFound
from hub.mentorship.health import Signs
from hub.mentorship.models import WORKING, Alert, CheckIn, Cohort, Coordinator, Goal, Meeting, Mentorship, NextStep, Nudge
from hub.mentorship.queries.pairs import LARGEST_ID, OPEN, WITH_PEOPLE
from hub.mentorship.queries.rows import held_and_missed
from hub.storage.unit import db

AT_ONCE = 200  # pairs looked at together
_CHECK_INS = (
    select(CheckIn.mentorship_id, func.max(CheckIn.id)).join(Mentorship, Mentorship.id == CheckIn.mentorship_id)
    .where(CheckIn.person_id == bindparam("me"), CheckIn.answered_at.is_(None), or_(*(Mentorship.state == one for one in WORKING)))
    .group_by(CheckIn.mentorship_id)
)


def pairs_to_watch(after: int = 0) -> list[Mentorship]:
    """The next pairs that are asked for or go on, by id; paused ones rest."""
    states = tuple(state for state in OPEN if state != "paused")
    query = select(Mentorship).options(*WITH_PEOPLE).where(Mentorship.state.in_(states), Mentorship.id > after)
    return list(db.scalars(query.order_by(Mentorship.id).limit(AT_ONCE)))


def signs_of(pair_ids: Collection[int]) -> dict[int, Signs]:
    """Pair id -> what is counted of it, in five queries however many pairs."""
    ids = list(pair_ids)
    held, missed = held_and_missed(ids)
    goals = _by_pair(select(Goal.mentorship_id, func.count()).where(Goal.mentorship_id.in_(ids)).group_by(Goal.mentorship_id))
    planned = select(Meeting.mentorship_id, func.count(), func.min(Meeting.starts_at)).where(
        Meeting.mentorship_id.in_(ids), Meeting.state == "planned").group_by(Meeting.mentorship_id)
    ahead = {row[0]: row[2] for row in db.execute(planned.where(Meeting.starts_at > now()))}
    behind = _by_pair(planned.where(Meeting.starts_at <= now()))
    due = _by_pair(
        select(NextStep.mentorship_id, func.min(NextStep.due_on)).where(NextStep.mentorship_id.in_(ids), NextStep.done_at.is_(None))
        .group_by(NextStep.mentorship_id))
    return {
        key: Signs(held[key], missed[key], goals.get(key, 0), ahead.get(key), behind.get(key, 0), due.get(key)) for key in ids
    }


def open_alerts(pair_ids: Collection[int]) -> dict[int, dict[str, Alert]]:
    """Pair id -> rule -> the alert that stands open."""
    found: dict[int, dict[str, Alert]] = defaultdict(dict)
    for alert in db.scalars(select(Alert).where(Alert.mentorship_id.in_(list(pair_ids)), Alert.gone_at.is_(None)).order_by(Alert.id)):
        found[alert.mentorship_id][alert.rule] = alert
    return found


def alert_of(pair: Mentorship, alert_id: int) -> Alert:
    """An alert of this pair, or NotFound."""
    found = db.scalar(select(Alert).where(Alert.id == alert_id, Alert.mentorship_id == pair.id)) if alert_id <= LARGEST_ID else None
    if found is None:
        raise NotFound()
    return found


def pairs_that_go_on(after: int = 0) -> list[Mentorship]:
    """The next pairs that work, by id."""
    query = select(Mentorship).options(*WITH_PEOPLE).where(Mentorship.state.in_(WORKING), Mentorship.id > after)
    return list(db.scalars(query.order_by(Mentorship.id).limit(AT_ONCE)))


def asked_days(pair_ids: Collection[int]) -> dict[int, int]:
    """Pair id -> the latest day for which its two were asked how it goes."""
    return _by_pair(
        select(CheckIn.mentorship_id, func.max(CheckIn.day)).where(CheckIn.mentorship_id.in_(list(pair_ids)), CheckIn.what == "check_in")
        .group_by(CheckIn.mentorship_id))


def closed_before(moment: datetime) -> list[Mentorship]:
    """Pairs closed no later than a moment whose two were not asked what lasts."""
    query = select(Mentorship).options(*WITH_PEOPLE).where(
        Mentorship.state == "closed", Mentorship.closed_at <= moment, Mentorship.follow_up_at.is_(None), Mentorship.forgotten_at.is_(None))
    return list(db.scalars(query.order_by(Mentorship.id).limit(AT_ONCE)))


def check_in_for(by: By, pair: Mentorship, check_in_id: int) -> CheckIn:
    """What `by` is asked about the pair, or NotFound: the other's is not there."""
    query = select(CheckIn).where(CheckIn.id == check_in_id, CheckIn.mentorship_id == pair.id, CheckIn.person_id == by.id)
    found = db.scalar(query) if check_in_id <= LARGEST_ID else None
    if found is None:
        raise NotFound()
    return found


def check_in_waiting(by: By, pair: Mentorship) -> CheckIn | None:
    """The newest check-in of the pair that `by` has not answered."""
    query = select(CheckIn).where(CheckIn.mentorship_id == pair.id, CheckIn.person_id == by.id, CheckIn.answered_at.is_(None))
    return db.scalar(query.order_by(CheckIn.id.desc()).limit(1))


def check_ins_waiting(by: By) -> dict[int, int]:
    """Pair id -> the newest check-in that waits for `by`, of pairs that go on."""
    return dict(db.execute(_CHECK_INS, {"me": by.id}).all())


def nudged_since(people_ids: Collection[int], moment: datetime) -> set[int]:
    """Which of these people were nudged after a moment."""
    return set(db.scalars(select(Nudge.person_id).where(Nudge.person_id.in_(list(people_ids)), Nudge.at > moment)))


def cohort_of(pair: Mentorship) -> Cohort | None:
    """The cohort of a pair, if it is of one."""
    return db.get(Cohort, pair.cohort_id) if pair.cohort_id else None


def looking_after(pair: Mentorship) -> list[int]:
    """Who is told of a pair that needs somebody: facilitators of its cohort's community, else coordinators, else administrators."""
    ids: list[int] = []
    if pair.cohort_id is not None:
        ids = list(db.scalars(
            select(Membership.person_id).join(Cohort, Cohort.community_id == Membership.community_id)
            .where(Cohort.id == pair.cohort_id, Membership.role == "facilitator")))
    ids = ids or list(db.scalars(select(Coordinator.person_id)))
    ids = ids or list(db.scalars(select(Person.id).where(Person.is_admin, Person.state == "active")))
    return [person_id for person_id in ids if person_id not in pair.people_ids]


def _by_pair(query) -> dict:
    return {row[0]: row[1] for row in db.execute(query)}
