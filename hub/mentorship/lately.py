"""Whether what letters tell of mentoring still holds when they leave: answered, taken back, paused, ended, a meeting called off."""

import re

from hub.mentorship.models import CLOSED, LIVING, WORKING
from hub.mentorship.queries import mailed
from hub.notifications.models import Notice
from hub.notifications.reach import no_longer_open

HOLDS_IN = {
    "asked": ("requested",), "accepted": LIVING, "declined": ("declined",), "withdrawn": ("withdrawn",), "paused": ("paused",),
    "resumed": WORKING, "stalled": (*WORKING, "requested", "proposed"), "called": WORKING, "proposed": ("proposed",),
    "closing": ("closing",), "agreement": WORKING,
    "check_in": WORKING, "silent": WORKING, "unanswered": ("withdrawn",),
}
TO_COME = ("proposed", "planned", "moved", "noted")  # what is told of a meeting before it
OFF = ("moved", "cancelled")
_PAIR = re.compile(r"/mentoring/(\d{1,18})(?:/call)?")
_MEETING = re.compile(r"mentorship:meeting:(\d{1,18}):")


@no_longer_open
def past(notices: list[Notice]) -> set[int]:
    """The notices of requests, pairs and meetings that are not so any more."""
    told = [notice for notice in notices if notice.kind.startswith("mentorship:") and _PAIR.fullmatch(notice.path)]
    pairs = mailed.states_of_pairs({_pair(notice) for notice in told})
    meetings = mailed.states_of_meetings({*filter(None, map(_meeting, told))})
    return {notice.id for notice in told if not _holds(notice, pairs.get(_pair(notice), ""), meetings.get(_meeting(notice), ""))}


def _holds(notice: Notice, pair: str, meeting: str) -> bool:
    kind, words = notice.kind.removeprefix("mentorship:"), notice.words
    if kind == "meeting" and words.get("what") in TO_COME:
        return pair in LIVING and meeting not in ("", *OFF)
    if kind == "paused" and not words.get("pair", True):
        return pair not in LIVING  # of a request that rests with the account of who sent or got it
    return bool(pair) and (kind == "closed" and pair in CLOSED or pair in HOLDS_IN.get(kind, (pair,)))


def _pair(notice: Notice) -> int:
    return int(_PAIR.fullmatch(notice.path)[1])


def _meeting(notice: Notice) -> int:
    found = _MEETING.match(notice.once)
    return int(found[1]) if found else 0
