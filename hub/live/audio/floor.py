"""Who may speak: turns asked for, granted, taken back and timed out. Who is allowed at all is asked before."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from hub.errors import Conflict
from hub.text.languages import _

MOST_FLOORS = 3
LINE_LOST_S, UNHEARD_S = 5, 15
BITRATES = (12_000, 16_000, 24_000)
LAST_STREAM = 0xFFFF
# Why a turn ended, as everybody is told.
ENDED, REVOKED, LINE, QUIET, TIME, TAKEN_OVER, MOVED, CLOSED = "ended", "revoked", "line", "quiet", "time", "taken_over", "moved", "closed"


@dataclass
class Turn:
    """One person's turn to speak from one page; `token` is a secret of that page, moments are seconds of the floor's clock."""

    stream: int
    person_id: int
    tab: str
    bitrate: int
    max_s: int
    since: float
    token: str = field(default_factory=lambda: secrets.token_urlsafe(18), repr=False)
    heard_at: float = 0
    lost_at: float | None = None

    def grant(self) -> dict:
        """What the page that may now speak is answered, and nobody else."""
        return {"stream": self.stream, "token": self.token, "max_s": self.max_s, "bitrate": self.bitrate}


class Floor:
    """The turns of one session; `clock()` is monotonic seconds. What everybody is to be told waits in `news()`."""

    def __init__(self, clock: Callable[[], float], most: int = 1, last_stream: int = 0):
        self.clock, self.most, self.turns = clock, most, {}
        self._last_stream = last_stream  # numbers are never used again, not after a restart either
        self._news: list[dict] = []

    def open_to(self, most: int) -> None:
        """Let 1 to 3 speak at once; turns above that number go on until they end."""
        if not 1 <= most <= MOST_FLOORS:
            raise ValueError(f"{most} floors")
        self.most = most

    def ask(self, person_id: int, tab: str, max_s: int = 0, bitrate: int = 16_000) -> Turn:
        """The person's turn from this page, the same one on a repeat; `max_s` 0 is without end. Conflict where it must wait."""
        self.tick()
        if mine := self.turn_of(person_id):
            if mine.tab == tab:
                return mine
            if mine.lost_at is None:
                raise Conflict(_("You are speaking in another tab. Stop there first, then speak here."))
            self._end(mine, MOVED)
        if len(self.turns) >= self.most:
            raise Conflict(_("Somebody else is speaking. Raise your hand and wait for your turn."))
        return self._give(person_id, tab, max_s, bitrate)

    def take_over(self, person_id: int, tab: str, bitrate: int = 16_000) -> Turn:
        """A co-host's turn at once in place of those whose line died or fell silent; Conflict while all of them are heard."""
        self.tick()
        mine = self.turn_of(person_id)
        if not mine and len(self.turns) >= self.most:
            gone = [turn for turn in self.turns.values() if self._is_gone(turn)]
            if not gone:
                raise Conflict(_("The line of who is speaking is alive. Ask them to stop, or take the floor from them."))
            for turn in gone:
                self._end(turn, TAKEN_OVER)
        return self.ask(person_id, tab, bitrate=bitrate)

    def holding(self, person_id: int, token: str, tab: str) -> Turn:
        """The person's turn of this token, now spoken from `tab` (the same page on a new line); Conflict when it is over."""
        self.tick()
        for turn in self.turns.values():
            if turn.person_id == person_id and secrets.compare_digest(turn.token.encode(), token.encode(errors="replace")):
                if turn.tab != tab and turn.lost_at is None:
                    raise Conflict(_("You are speaking in another tab. Stop there first, then speak here."))
                turn.tab, turn.lost_at, turn.heard_at = tab, None, self.clock()
                return turn
        raise Conflict(_("Your turn to speak is over. What you said is kept on your device; ask for the floor again."))

    def end(self, stream: int, why: str = ENDED) -> bool:
        """End a turn: its speaker's own wish, a host's (`REVOKED`), the session's (`CLOSED`); False when it was over already."""
        turn = self.turns.get(stream)
        if turn:
            self._end(turn, why)
        return bool(turn)

    def end_all(self, why: str = CLOSED) -> None:
        """End every turn."""
        for turn in list(self.turns.values()):
            self._end(turn, why)

    def leave(self, person_id: int, why: str = REVOKED) -> None:
        """End the turn of somebody who left or was removed."""
        if turn := self.turn_of(person_id):
            self._end(turn, why)

    def heard(self, stream: int) -> None:
        """A bundle of this stream was let through."""
        if turn := self.turns.get(stream):
            turn.heard_at = self.clock()

    def line_lost(self, tab: str) -> None:
        """The page's line is gone; its turn is kept for five seconds."""
        for turn in self.turns.values():
            if turn.tab == tab and turn.lost_at is None:
                turn.lost_at = self.clock()

    def turn_of(self, person_id: int) -> Turn | None:
        """A person's turn that is not over."""
        return next((turn for turn in self.turns.values() if turn.person_id == person_id), None)

    def tick(self) -> None:
        """End what timed out; to be called each second."""
        now = self.clock()
        for turn in list(self.turns.values()):
            if turn.lost_at is not None and now - turn.lost_at >= LINE_LOST_S:
                self._end(turn, LINE)
            elif now - turn.heard_at >= UNHEARD_S:
                self._end(turn, QUIET)
            elif turn.max_s and now - turn.since >= turn.max_s:
                self._end(turn, TIME)

    def news(self) -> list[dict]:
        """What everybody is to be told since the last call: {"kind": "floor:on" | "floor:off", "stream", "person_id", "why"?}."""
        news, self._news = self._news, []
        return news

    def _give(self, person_id: int, tab: str, max_s: int, bitrate: int) -> Turn:
        if bitrate not in BITRATES:
            raise ValueError(f"{bitrate} bit/s")
        if self._last_stream >= LAST_STREAM:
            raise Conflict(_("This session has had more turns than it can count. Close it and open another."))
        self._last_stream += 1
        now = self.clock()
        turn = Turn(self._last_stream, person_id, tab, bitrate, max_s, since=now, heard_at=now)
        self.turns[turn.stream] = turn
        self._news.append({"kind": "floor:on", "stream": turn.stream, "person_id": person_id})
        return turn

    def _end(self, turn: Turn, why: str) -> None:
        del self.turns[turn.stream]
        self._news.append({"kind": "floor:off", "stream": turn.stream, "person_id": turn.person_id, "why": why})

    def _is_gone(self, turn: Turn) -> bool:
        return turn.lost_at is not None or self.clock() - turn.heard_at >= LINE_LOST_S
