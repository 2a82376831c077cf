"""What each person hears of open sessions, noted in the memory of the web process; the attendance room takes it from here in batches."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

NEAR_MS = 3_000  # ranges that lie nearer are one: breaths between bundles, a page that reloads
LATE_MS = 30_000  # a piece older than that is heard behind the others
MOST = 50_000  # entries; nobody takes them where there is no attendance room

Ranges = list[list[int]]
HEARD: dict[tuple[int, int, str], Ranges] = {}  # session, person, way: [[from, to], …] of session ms


def note(live_id: int, person_id: int, way: str, begin: float, end: float) -> None:
    """Somebody heard a session from `begin` to `end`, session ms, by a way: "live" or "behind"."""
    if end <= begin or (len(HEARD) >= MOST and (live_id, person_id, way) not in HEARD):
        return
    ranges = HEARD.setdefault((live_id, person_id, way), [])
    if ranges and ranges[-1][0] <= begin <= ranges[-1][1] + NEAR_MS:
        ranges[-1][1] = max(ranges[-1][1], int(end))
    else:
        ranges.append([int(begin), int(end)])


def note_piece(voice, person_id: int, begin: int, end: int) -> None:
    """A piece of a voice was sent to somebody: live, or behind where it was said a while ago."""
    note(voice.live_id, person_id, "behind" if voice.session_ms() - end > LATE_MS else "live", begin, end)


def taken(most: int) -> dict[tuple[int, int, str], Ranges]:
    """The oldest entries, at most so many; they are forgotten here."""
    return {key: HEARD.pop(key) for key in list(HEARD)[:most]}


class Ear:
    """How far each line of one voice had heard when it was looked at last, and which moments of the session its sound belongs to."""

    def __init__(self):
        self._marks: dict[str, tuple[float, float]] = {}  # socket: ms of what was said, ms of it heard
        self._said: list[float] = []
        self._at: list[int] = []

    def looks(self, voice, at_once: int) -> Iterator[None]:
        """Note what every line has heard since the last look, so many of them before each pause the caller may make."""
        self._anchor(voice)
        lines = list(voice.hearing)
        for first in range(0, len(lines), at_once):
            for sid in lines[first:first + at_once]:
                self._look(voice, sid)
            yield

    def left(self, voice, sid: str) -> None:
        """Note what a line has heard that hears no more."""
        if sid in voice.hearing:
            self._anchor(voice)
            self._look(voice, sid)
        self._marks.pop(sid, None)

    def _look(self, voice, sid: str) -> None:
        relay = voice.stage.relay
        if (one := relay.listeners.get(sid)) is None or (person_id := voice.hearing.get(sid)) is None:
            return
        now, acked, heard = relay.reached(sid), one.acked_ms, one.heard_ms
        before, heard_before = self._marks.get(sid, (acked - heard, 0.0))
        skipped = max(0.0, (now - before) - (heard - heard_before) - (now - acked))
        self._marks[sid] = (now, heard + now - acked)
        note(voice.live_id, person_id, "live", self._session_ms(before + skipped, bisect_right), self._session_ms(now, bisect_left))

    def _anchor(self, voice) -> None:
        said, at = voice.stage.relay.said.ms, voice.session_ms()
        if not self._said:
            self._said, self._at = [0.0], [max(0, int(at - said))]
        self._said.append(max(said, self._said[-1]))
        self._at.append(max(at, self._at[-1]))

    def _session_ms(self, said: float, side) -> int:
        """The session time of a moment of what was said: at a pause its end for a beginning (bisect_right), its beginning for an end."""
        place = min(max(side(self._said, said), 1), len(self._said) - 1)
        low, high = self._said[place - 1], self._said[place]
        share = 1.0 if high == low else min(1.0, max(0.0, (said - low) / (high - low)))
        return int(self._at[place - 1] + share * (self._at[place] - self._at[place - 1]))
