"""The voice of one session, its parts put together: who speaks is asked, what they send is looked at, passed on and kept."""

from collections import deque
from collections.abc import Callable
from pathlib import Path

from hub.live.audio.bundles import END, MOST_PACKETS, REPAIR, Bundle, bundles_of
from hub.live.audio.floor import Floor, Turn
from hub.live.audio.intake import Intake
from hub.live.audio.lanes import LANES
from hub.live.audio.opus import samples_of
from hub.live.audio.refusing import Unheard
from hub.live.audio.relay import Door, Relay
from hub.live.recording.programme import Programme
from hub.live.recording.recorder import Recorder
from hub.live.recording.segments import Segments

AHEAD_MS = 1_000  # a note that is played runs that far ahead, for the server looks twice a second
MENDED_TURNS = 64  # turns that are over and may still be mended, the last of them


class Stage:
    """Floor, relay, recorder and the plain ways to hear; `clock()` is monotonic seconds, `session_ms()` session time, `folder` this session's own.

    `last_stream` is the highest stream number the session has used (from its facts), so that none is used twice.
    """

    def __init__(self, door: Door, folder: Path, clock: Callable[[], float], session_ms: Callable[[], int], last_stream: int = 0):
        self.session_ms = session_ms
        self.floor, self.relay = Floor(clock, last_stream=last_stream), Relay(door, clock)
        self.recorder = Recorder(folder, session_ms)
        self.segments = Segments(folder / "segments")
        self.programme = Programme(session_ms, self.segments.add)
        self._intakes: dict[int, tuple[int, Intake]] = {}  # stream: person, what is asked of it
        self._played: dict[int, deque[Bundle]] = {}  # stream: what is still to be heard of a note that is played
        self._news: list[dict] = []
        self._told_trouble = ""

    def ask(self, person_id: int, tab: str, max_s: int = 0, bitrate: int = 16_000) -> Turn:
        """A turn to speak, or Conflict with a sentence why not; whether the person may speak at all is asked before."""
        return self._open(self.floor.ask(person_id, tab, max_s, bitrate))

    def take_over(self, person_id: int, tab: str, bitrate: int = 16_000) -> Turn:
        """A co-host's turn in place of those whose line died, or Conflict."""
        return self._open(self.floor.take_over(person_id, tab, bitrate))

    def hear(self, person_id: int, tab: str, data: bytes) -> Bundle:
        """Pass on and keep what a page sent; Unheard for its sender alone when it is refused, and nobody else notices."""
        stream = int.from_bytes(data[2:4]) if isinstance(data, bytes) else -1
        owner, intake = self._intakes.get(stream, (None, None))
        turn = self.floor.turns.get(stream)
        if intake is None or owner != person_id or turn and turn.tab != tab:
            raise Unheard("stream", f"stream {stream} is not this page's to speak in")
        bundle = intake.take(data)
        self.recorder.take(bundle, person_id)
        if not bundle.flags & REPAIR:
            self._pass_on(bundle)
        return bundle

    def play(self, person_id: int, tab: str, packets: list[bytes]) -> Turn:
        """Let what somebody said before be heard now, as a turn of theirs: passed on and kept at the pace it was said. Conflict as for `ask`."""
        turn = self._open(self.floor.ask(person_id, tab))
        each = max(1, min(LANES["fast"] * 48 // samples_of(packets[0]), MOST_PACKETS))
        self._played[turn.stream] = deque(bundles_of(packets, turn.stream, self.session_ms(), each))
        self._play()
        return turn

    def mended(self, stream: int, person_id: int, began_ms: int) -> None:
        """Let repairs of a turn in that was granted before a restart, at a session time its fact tells."""
        if stream not in self._intakes:
            self._keep(stream, person_id, Intake(stream, self.session_ms, began_ms))

    def record(self, on: bool) -> None:
        """Start or stop recording; everybody is told by who asked for it."""
        self.recorder.start() if on else self.recorder.stop()
        self._told_trouble = ""

    def tick(self) -> None:
        """Let time pass: to be called each half second."""
        self._play()
        self.floor.tick()
        self.relay.tick()
        self.recorder.tick()
        self.programme.tick()
        self.segments.tick(self.session_ms())
        self._settle()

    def news(self) -> list[dict]:
        """What everybody is to be told since the last call: the floor's news and {"kind": "recording:trouble", "why": "disk" | "size"}."""
        self._settle()
        news, self._news = self._news, []
        return news

    def close(self) -> None:
        """The session is over: nobody speaks, the recording is finished, plain streams end, pieces are forgotten."""
        self.floor.end_all()
        self._settle()
        self.recorder.stop()
        self.programme.close()
        self.segments.clear()

    def _play(self) -> None:
        now = self.session_ms()
        for stream, waiting in list(self._played.items()):
            turn = self.floor.turns.get(stream)
            # The last bundle ends the turn, so it alone waits for its time.
            while turn and waiting and waiting[0].t_ms <= now + (AHEAD_MS if len(waiting) > 1 else 0):
                bundle = waiting.popleft()
                self.recorder.take(bundle, turn.person_id)
                self._pass_on(bundle)
            if not turn or not waiting:
                del self._played[stream]

    def _open(self, turn: Turn) -> Turn:
        if turn.stream not in self._intakes:
            self._keep(turn.stream, turn.person_id, Intake(turn.stream, self.session_ms))
        self._settle()
        return turn

    def _keep(self, stream: int, person_id: int, intake: Intake) -> None:
        self._intakes[stream] = (person_id, intake)
        for old in [one for one in self._intakes if one not in self.floor.turns][:-MENDED_TURNS]:
            del self._intakes[old]

    def _pass_on(self, bundle: Bundle) -> None:
        self.floor.heard(bundle.stream)
        self.relay.push(bundle)
        self.programme.take(bundle)
        if bundle.flags & END:
            self.floor.end(bundle.stream)

    def _settle(self) -> None:
        """Finish what belongs to turns that are over, and take their news along."""
        for news in self.floor.news():
            self._news.append(news)
            if news["kind"] == "floor:off":
                stream = news["stream"]
                self.relay.over(stream)
                self.recorder.over(stream)
                if stream in self._intakes:
                    self._intakes[stream][1].ended = True
        if self.recorder.trouble != self._told_trouble:
            self._told_trouble = self.recorder.trouble
            self._news += [{"kind": "recording:trouble", "why": self._told_trouble}] if self._told_trouble else []

