"""Sessions as calendars ask for them: of a community, of one person, of a series."""

from datetime import datetime, timedelta

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import aliased, contains_eager, load_only

from hub.accounts.by import By
from hub.clock import now
from hub.communities.models import Community
from hub.live.models import LiveSession, Registration, Role, Series
from hub.storage.unit import db

KEPT = timedelta(days=90)  # how long a feed tells of what has been
MOST = 500
AHEAD = ("planned", "open")
Slots = dict[int, tuple[Series, list[datetime]]]


def of_community_in_feed(community: Community) -> list[LiveSession]:
    """What a community's calendar shows to who may read there: all but drafts."""
    return _told(LiveSession.community_id == community.id)


def own_in_feed(by: By) -> list[LiveSession]:
    """What `by` comes to or does something in, of communities they may read now."""
    comes = exists().where(Registration.live_id == LiveSession.id, Registration.person_id == by.id, Registration.place == "coming")
    does = exists().where(Role.live_id == LiveSession.id, Role.person_id == by.id)
    return _told(comes | does, or_(Community.access == "open", Community.id.in_(by.standings)))


def series_of(live: LiveSession) -> Series | None:
    """The series a session is of."""
    return db.get(Series, live.series_id) if live.series_id else None


def slots_of(lives: list[LiveSession]) -> Slots:
    """Series id -> (the series, every moment its rule means), of the series these sessions are of."""
    ids = {live.series_id for live in lives if live.series_id}
    if not ids:
        return {}
    found = {series.id: (series, []) for series in db.scalars(select(Series).where(Series.id.in_(ids)).order_by(Series.id))}
    for series_id, slot in db.execute(
        select(LiveSession.series_id, LiveSession.slot_at).where(LiveSession.series_id.in_(ids)).order_by(LiveSession.slot_at)
    ):
        found[series_id][1].append(slot)
    return found


def dates_of(live: LiveSession) -> list[LiveSession]:
    """The sessions of the same series that are to come, also where another rule goes on from it or came before it, soonest first."""
    if not (series := series_of(live)):
        return []
    rows = db.execute(
        select(LiveSession, Series.uid).join(Series, Series.id == LiveSession.series_id)
        .options(load_only(LiveSession.starts_at, LiveSession.zone, LiveSession.state, LiveSession.told_as))
        .where(LiveSession.community_id == live.community_id, LiveSession.state.in_(AHEAD)).order_by(LiveSession.starts_at, LiveSession.id)
    ).all()
    known = {series.uid, *(told["uid"] for one, uid in rows if uid == series.uid for told in one.told_as)}
    kin = {uid for one, uid in rows if uid in known or known & {told["uid"] for told in one.told_as}}
    return [one for one, uid in rows if uid in kin]


def ids_that_follow(live: LiveSession, whole: bool = False) -> list[int]:
    """The sessions of the same series that the rule means to be later (or, of the whole, all others), and that can still be changed, in their order."""
    if not live.series_id:
        return []
    others = LiveSession.id != live.id if whole else LiveSession.slot_at > live.slot_at
    return list(db.scalars(
        select(LiveSession.id).where(LiveSession.series_id == live.series_id, others, LiveSession.state.in_(("planned", "draft"))).order_by(LiveSession.slot_at)
    ))


def slots_before(series: Series, moment: datetime) -> int:
    """How many dates of a series' rule are before a moment; 0 where all of them were called off."""
    states = list(db.scalars(select(LiveSession.state).where(
        LiveSession.series_id == series.id, LiveSession.slot_at >= series.starts_at, LiveSession.slot_at < moment)))
    return len(states) if {*states} - {"cancelled"} else 0


def with_what_they_were(lives: list[LiveSession], told: list[LiveSession]) -> list[LiveSession]:
    """Of those told to a calendar, the sessions of these and of every series that any of them was of before its rule changed."""
    uids = {one["uid"] for live in lives for one in live.told_as}
    earlier = set(db.scalars(select(Series.id).where(Series.uid.in_(uids)))) if uids else set()
    return [live for live in told if live.series_id in earlier | {one.series_id for one in lives}]


def has_sooner(live: LiveSession) -> bool:
    """Whether a session to come has a sooner one in its series."""
    if not live.series_id or live.state not in AHEAD:
        return False
    return db.scalar(select(exists().where(
        LiveSession.series_id == live.series_id, LiveSession.state.in_(AHEAD), LiveSession.slot_at < live.slot_at)))


def next_in_series(live: LiveSession) -> LiveSession | None:
    """The soonest of the session's series that is still to come, with its community."""
    if not live.series_id:
        return None
    return db.scalar(
        select(LiveSession).join(LiveSession.community).options(contains_eager(LiveSession.community))
        .where(LiveSession.series_id == live.series_id, LiveSession.state.in_(AHEAD)).order_by(LiveSession.slot_at).limit(1)
    )


def next_of_series():
    """The condition that a session is not of a series, or the soonest of its series in its state: lists name a series once."""
    sooner = aliased(LiveSession)
    return LiveSession.series_id.is_(None) | ~exists().where(
        sooner.series_id == LiveSession.series_id, sooner.state == LiveSession.state, sooner.slot_at < LiveSession.slot_at)


def _told(*which) -> list[LiveSession]:
    """Sessions of the last months and those to come; a series is told whole, as its rule begins with its first."""
    recent = aliased(LiveSession)
    running = select(recent.series_id).where(recent.series_id.is_not(None), recent.starts_at > now() - KEPT)
    query = select(LiveSession).join(LiveSession.community).options(contains_eager(LiveSession.community)).where(
        LiveSession.state != "draft", LiveSession.main_id.is_(None), or_(LiveSession.starts_at > now() - KEPT, LiveSession.series_id.in_(running)), *which)
    return list(db.scalars(query.order_by(LiveSession.starts_at.desc(), LiveSession.id).limit(MOST)))[::-1]
