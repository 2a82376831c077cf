"""One call of a pair: it rings, is talked in, is over; each voice goes to the other and to nobody else, and is kept nowhere."""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hub.live.audio.bundles import REPAIR
from hub.live.audio.intake import Intake, Pace
from hub.live.audio.refusing import Unheard
from hub.live.audio.relay import Relay

RINGING, ON, OVER = "ringing", "on", "over"
# Why a call is over, as both pages are told.
UNANSWERED, DECLINED, HUNG_UP, LINE, CLOSED = "unanswered", "declined", "hung_up", "line", "closed"
RING_S = 45
SILENT_S = 15  # without a sign of life a line counts as lost
AWAY_S = 30  # how long a call waits for a lost line
LANE = "fast"


@dataclass(frozen=True)
class Line:
    """The page from which somebody takes part: its socket, and the key of its tab."""

    sid: str
    tab: str


class Side:
    """One of the two: the line they are on, and their voice on its way to the other."""

    def __init__(self, person_id: int, door, clock: Callable[[], float], session_ms: Callable[[], int]):
        self.person_id, self.clock, self.session_ms = person_id, clock, session_ms
        self.relay = Relay(door, clock, (LANE,))
        self.line: Line | None = None
        self.lost_at: float | None = None
        self.seen_at = clock()
        self._pace = Pace(session_ms() / 1000)
        self._intake: Intake | None = None

    @property
    def is_here(self) -> bool:
        """Whether they take part and their line is alive."""
        return self.line is not None and self.lost_at is None

    @property
    def next_stream(self) -> int:
        """The number from which their page counts its streams: each time they begin to talk is a new one."""
        return self._intake.stream + 1 if self._intake else 1

    def seen(self) -> None:
        """Their line gave a sign of life."""
        self.seen_at = self.clock()

    def say(self, data: bytes) -> None:
        """Pass a bundle of theirs on; Unheard for its sender alone when it is refused."""
        stream = int.from_bytes(data[2:4]) if isinstance(data, bytes) else 0
        before = self._intake
        intake = before if before and stream <= before.stream else Intake(stream, self.session_ms, pace=self._pace)
        bundle = intake.take(data)
        if bundle.flags & REPAIR:
            raise Unheard("bundle", "nothing of a call is mended later")
        if intake is not before:
            self._intake = intake
            if before and not before.ended:
                self.relay.over(before.stream)
        self.relay.push(bundle)


class Call:
    """A call of two; `make_door(person_id)` is the way to whoever hears that person, `clock()` monotonic seconds."""

    def __init__(self, pair_id: int, caller_id: int, other_id: int, make_door: Callable, clock: Callable[[], float]):
        self.id, self.pair_id, self.caller_id, self.clock = secrets.token_urlsafe(9), pair_id, caller_id, clock
        self.state, self.why = RINGING, ""
        self.rings: dict = {}  # what the other's open pages need to ring
        self._zero = clock()
        self.answered_at: float | None = None
        self.talked_s = 0
        self.sides = {one: Side(one, make_door(one), clock, self.session_ms) for one in (caller_id, other_id)}

    def session_ms(self) -> int:
        """Milliseconds since the call began to ring."""
        return int((self.clock() - self._zero) * 1000)

    def other_than(self, person_id: int) -> Side:
        """The side of the other."""
        return next(side for one, side in self.sides.items() if one != person_id)

    def side_on(self, sid: str) -> Side | None:
        """Whose line a socket is."""
        return next((side for side in self.sides.values() if side.line and side.line.sid == sid), None)

    def join(self, person_id: int, line: Line) -> Line | None:
        """Let somebody take part from a line; the line of theirs that it takes the place of, if it is another tab's."""
        side, before = self.sides[person_id], self.sides[person_id].line
        if before and before.sid != line.sid:
            self.other_than(person_id).relay.leave(before.sid)
        side.line, side.lost_at = line, None
        side.seen()
        self.other_than(person_id).relay.listen(line.sid, LANE)
        if self.state == RINGING and all(one.line for one in self.sides.values()):
            self.state, self.answered_at = ON, self.clock()
        return before if before and before.tab != line.tab else None

    def go_on(self) -> None:
        """Take a call up again that a process before this one carried: it rings no more."""
        self.state, self.answered_at = ON, self.clock()
        for side in self.sides.values():
            side.lost_at = self.clock()

    def lose(self, sid: str) -> bool:
        """A line is gone; whether it was one of this call's."""
        side = self.side_on(sid)
        if side is None or side.lost_at is not None:
            return False
        side.lost_at = self.clock()
        self.other_than(side.person_id).relay.leave(sid)
        return True

    def hear(self, sid: str, data: bytes) -> None:
        """Pass on what a line says while both talk; Unheard otherwise."""
        side = self.side_on(sid)
        if side is None or self.state != ON:
            raise Unheard("stream", "no call to speak in")
        side.seen()
        side.say(data)

    def end(self, why: str) -> None:
        """It is over: nobody is heard any more."""
        if self.state == OVER:
            return
        self.talked_s = self._talked()
        self.state, self.why = OVER, why
        for side in self.sides.values():
            for listener in list(side.relay.listeners):
                side.relay.leave(listener)

    def tick(self) -> bool:
        """Let time pass, each half second; whether what the two are told has changed."""
        before = self.standing()
        for side in self.sides.values():
            side.relay.tick()
            if side.is_here and self.clock() - side.seen_at >= SILENT_S:
                self.lose(side.line.sid)
        if self.state == RINGING and self.clock() - self._zero >= RING_S:
            self.end(UNANSWERED)
        if self.state != OVER and any(self._is_gone(side) for side in self.sides.values()):
            self.end(LINE)
        return self.standing() | {"talked_s": 0} != before | {"talked_s": 0}

    def standing(self) -> dict:
        """What both pages are told of the call."""
        return {
            "pair": self.pair_id, "call": self.id, "state": self.state, "why": self.why, "caller": self.caller_id,
            "answered": self.answered_at is not None, "talked_s": self._talked(), "away": self._away(self.sides.values()),
        }

    def _away(self, sides: Iterable[Side]) -> list[int]:
        return [side.person_id for side in sides if side.lost_at is not None]

    def _talked(self) -> int:
        return self.talked_s if self.state == OVER or self.answered_at is None else int(self.clock() - self.answered_at)

    def _is_gone(self, side: Side) -> bool:
        return side.lost_at is not None and self.clock() - side.lost_at >= AWAY_S
