"""What one person's attendance comes to: minutes by way, a share of what was said, and whether that earns a certificate; pure."""

from dataclasses import dataclass, field
from datetime import datetime

from hub.attendance.models import WAYS, Heard, Rule
from hub.attendance.ranges import Ranges, length, merged, shared
from hub.live.models import Attendance, LiveSession

LEAST_SAID = 30_000  # ms; where less was said through the hub, being there counts in its place
BREATHS = 3_000  # ms between two ranges that are one hearing
LEAST_GROUP = 5  # people; of fewer, a number would point at somebody


@dataclass(frozen=True)
class Span:
    """A stay: from when to when (None: still there), and by which way."""

    joined: datetime
    left: datetime | None
    way: str


@dataclass(frozen=True, eq=False)
class Sitting:
    """One person's part in a session, times in ms: `ways` of what was said, `there` in the room or as text, `by_text` of it."""

    person_id: int
    spans: list[Span] = field(default_factory=list)
    ways: dict[str, int] = field(default_factory=dict)
    heard: int = 0
    said: int = 0
    there: int = 0
    by_text: int = 0
    open_for: int = 0
    site_id: int | None = None
    registered: bool = False

    @property
    def percent(self) -> int:
        """The share that counts: of what was said what was heard, or, where nothing was said, of the session's time what one was there for."""
        return _percent(self.heard, self.said) if self.said >= LEAST_SAID else _percent(self.there, self.open_for)

    @property
    def text_percent(self) -> int:
        """The share of the session's time one followed as text."""
        return _percent(self.by_text, self.open_for)

    @property
    def main_way(self) -> str:
        """How most of it was heard: "live", "behind", "later", "pack", or "text", "site", "room" where nothing was."""
        if any(self.ways.values()):
            return max(self.ways, key=lambda way: self.ways[way])
        return "site" if self.site_id else "text" if self.by_text * 2 > self.there else "room" if self.there else ""

    def minutes(self, way: str = "") -> int:
        """Minutes by one way ("there" and "text" too), or those that count in all."""
        if way:
            return _minutes({"there": self.there, "text": self.by_text}.get(way, self.ways.get(way, 0)))
        return max(_minutes(self.heard), _minutes(self.there) if self.said < LEAST_SAID else 0)


def sittings(live: LiveSession, said: Ranges, spans: list[Attendance], heard: list[Heard], more: dict) -> list[Sitting]:
    """Everybody's, longest first; `more`: "sites" {person: site}, "registered" {person}."""
    stays: dict[int, list[Attendance]] = {}
    ways: dict[int, dict[str, Ranges]] = {}
    for span in spans:
        stays.setdefault(span.person_id, []).append(span)
    for one in heard:
        ways.setdefault(one.person_id, {})[one.way] = one.ranges
    people = {*stays, *ways, *more["sites"]}
    found = [_sitting(live, said, one, (stays.get(one, []), ways.get(one, {}), more)) for one in people]
    return sorted(found, key=lambda one: (-max(one.heard, one.there), one.person_id))


def earns(rule: Rule, one: Sitting, on_roster: bool) -> str:
    """By which way somebody has earned a certificate, '' if not (yet)."""
    if rule.registered_only and not one.registered:
        return ""
    if one.percent >= rule.percent and one.main_way:
        return one.main_way
    if rule.by_text and one.text_percent >= rule.percent:
        return "text"
    return "site" if rule.by_site and on_roster else ""


def _sitting(live: LiveSession, said: Ranges, person_id: int, parts: tuple) -> Sitting:
    spans, ways, more = parts
    whole = {way: shared(merged(ranges, BREATHS), said) for way, ranges in ways.items() if way in WAYS}
    everything = shared(merged([pair for ranges in ways.values() for pair in ranges], BREATHS), said)
    stays = merged(_in_session(live, span) for span in spans)
    by_text = merged(_in_session(live, span) for span in spans if span.way == "text")
    end = _ms(live, live.closed_at) if live.closed_at else max([0, *(pair[1] for pair in stays), *(pair[1] for pair in said)])
    return Sitting(
        person_id, [Span(span.joined_at, span.left_at, span.way) for span in spans], {way: length(ranges) for way, ranges in whole.items()},
        length(everything), length(said), length(stays), length(by_text), end, more["sites"].get(person_id), person_id in more["registered"],
    )


def _in_session(live: LiveSession, span: Attendance) -> tuple[int, int]:
    """A stay in ms of the session, cut at its opening and closing; a stay that goes on reaches to its last sign of life."""
    end = span.left_at or span.seen_at
    return max(0, _ms(live, span.joined_at)), _ms(live, min(end, live.closed_at) if live.closed_at else end)


def _ms(live: LiveSession, moment: datetime) -> int:
    return int((moment - live.opened_at).total_seconds() * 1000) if live.opened_at else 0


def _minutes(ms: int) -> int:
    return max(1, round(ms / 60_000)) if ms else 0


def _percent(part: int, whole: int) -> int:
    return min(100, round(100 * part / whole)) if whole else 0
