"""Whether what letters tell of live sessions still holds when they leave, and in which words: called off, moved, renamed, seat given up."""

from datetime import timedelta

from hub.clock import now
from hub.live.models import LiveSession
from hub.live.queries import mailed
from hub.notifications.models import Notice
from hub.notifications.reach import newest_words, no_longer_open

REMINDERS = {"live:in-a-week": timedelta(days=7), "live:in-a-day": timedelta(days=1), "live:in-a-hour": timedelta(hours=1)}
HOLDS_IN = {
    "live:planned": mailed.AHEAD, "live:moved": mailed.AHEAD, "live:seat": mailed.AHEAD, "live:opened": ("open",), "live:cancelled": ("cancelled",),
    **dict.fromkeys(REMINDERS, ("planned",)),
}
OF_SERIES = ("live:series-planned", "live:series-moved", "live:series-changed")
FOR_REGISTERED = ("live:moved", "live:opened", "live:seat", *REMINDERS)


@no_longer_open
def past(notices: list[Notice]) -> set[int]:
    """The notices of sessions that are called off, over, moved beyond what the notice says, or that their reader does not come to any more."""
    told = {notice.id: number for notice in notices if (number := _number(notice, "/live/"))}
    lives = mailed.sessions_now({*told.values()})
    series = mailed.series_ahead({live.series_id for live in lives.values() if live.series_id})
    coming = mailed.registered_pairs({*told.values()}, {notice.person_id for notice in notices if notice.id in told})
    gone = {notice.id for notice in notices if notice.id in told and not _holds(notice, lives.get(told[notice.id]), series, coming)}
    kept = {notice.id: number for notice in notices if (number := _notes(notice))}
    there = mailed.notes_now({*kept.values()})
    return gone | {id for id, number in kept.items() if number not in there}


@newest_words
def reworded(notices: list[Notice]) -> dict[int, dict]:
    """What the notices of sessions and of their notes would say now."""
    lives = mailed.sessions_now({*filter(None, (_number(notice, "/live/") for notice in notices))})
    titles = mailed.notes_now({*filter(None, map(_notes, notices))})
    fresh = {}
    for notice in notices:
        if live := lives.get(_number(notice, "/live/")):
            fresh[notice.id] = notice.words | {name: value for name, value in _words(live).items() if name in notice.words}
        elif title := titles.get(_notes(notice)):
            fresh[notice.id] = notice.words | {"title": title}
    return fresh


def _holds(notice: Notice, live: LiveSession | None, series: set[int], coming: set[tuple[int, int]]) -> bool:
    if live is None:
        return False
    if notice.kind in OF_SERIES:
        return live.state in mailed.AHEAD or live.series_id in series
    if notice.kind in FOR_REGISTERED and (live.id, notice.person_id) not in coming:
        return False
    if notice.kind in REMINDERS and not now() - timedelta(minutes=live.minutes) < live.starts_at <= now() + REMINDERS[notice.kind]:
        return False
    return live.state in HOLDS_IN.get(notice.kind, (live.state,))


def _words(live: LiveSession) -> dict[str, str]:
    return {"title": live.title, "community": live.community.name, "at": live.starts_at.isoformat(timespec="minutes"), "zone": live.zone}


def _notes(notice: Notice) -> int:
    return _number(notice, "/library/") if notice.kind == "notes:ready" else 0


def _number(notice: Notice, start: str) -> int:
    number = notice.path.removeprefix(start)
    return int(number) if notice.path.startswith(start) and number.isdecimal() else 0
