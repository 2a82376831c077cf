"""The voice in pieces of six seconds that never change, each a small Ogg file: kept for some minutes, cached by anybody, heard from anywhere."""

import os
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from hub.live.audio.opus import LOOKAHEAD, samples_of
from hub.live.recording.filling import whole
from hub.live.recording.ogg import Broken
from hub.live.recording.programme import Sound
from hub.live.recording.reading import looked_through

SAMPLES = 6 * 48_000
KEPT_MS = 30 * 60_000
QUIET_MS = 2_000  # a voice that pauses so long has its last words cut off and given out
LEAD = 2  # packets from before, decoded and not played, so that a piece begins as the last one ended


@dataclass(frozen=True)
class Segment:
    """Piece `n`: plays `ms` from session time `t_ms` on."""

    n: int
    t_ms: int
    ms: int
    bytes: int


class Segments:
    """Writes pieces below a folder; what is there already from before a restart is gone on with."""

    def __init__(self, folder: Path, kept_ms: int = KEPT_MS):
        self.folder, self.kept_ms = folder, kept_ms
        self.pieces: dict[int, Segment] = {}
        self.next = 1
        self._open: list[Sound] = []
        self._samples = 0
        self._lead: list[Sound] = []
        folder.mkdir(parents=True, exist_ok=True)
        self._remember()

    def add(self, sound: Sound) -> None:
        """One more voiced packet of the programme; a piece is written when it is long enough, or the voice is another."""
        if self._open and (sound.stream != self._open[-1].stream or abs(sound.ms - self._end_ms()) > 1_000):
            self.cut()
        self._open.append(sound)
        self._samples += samples_of(sound.packet)
        if self._samples >= SAMPLES:
            self.cut()

    def tick(self, now_ms: int) -> None:
        """Cut off a voice that paused, and forget what is too old; to be called each second."""
        if self._open and now_ms - self._end_ms() > QUIET_MS:
            self.cut()
        for old in [one for one in self.pieces.values() if one.t_ms < now_ms - self.kept_ms]:
            del self.pieces[old.n]
            self._path(old.n).unlink(missing_ok=True)

    def cut(self) -> None:
        """Write what is open as a piece, if anything is."""
        if not self._open:
            return
        first, lead = self._open[0], self._lead_for(self._open[0])
        pre_skip = sum(samples_of(sound.packet) for sound in lead) or LOOKAHEAD
        played = self._samples - (0 if lead else LOOKAHEAD)
        words = {"N": str(self.next), "SESSION_MS": str(int(first.ms)), "MS": str(played // 48)}
        data = whole([sound.packet for sound in (*lead, *self._open)], pre_skip, words)
        draft = self._path(self.next).with_suffix(".part")
        draft.write_bytes(data)
        os.replace(draft, self._path(self.next))
        self.pieces[self.next] = Segment(self.next, int(first.ms), played // 48, len(data))
        self.next += 1
        self._lead, self._open, self._samples = self._open[-LEAD:], [], 0

    def after(self, n: int, most: int = 20, since_ms: int = 0) -> list[Segment]:
        """The pieces that follow piece `n` and end after a session time, oldest first; 0 for all that are kept."""
        later = (self.pieces[number] for number in sorted(self.pieces) if number > n)
        return list(islice((one for one in later if one.t_ms + one.ms > since_ms), most))

    def path(self, n: int) -> Path | None:
        """Where a piece lies, None when there is none (any more)."""
        return self._path(n) if n in self.pieces else None

    def clear(self) -> None:
        """Forget every piece: the session is over and was not recorded, or the recording is published."""
        for n in list(self.pieces):
            self._path(n).unlink(missing_ok=True)
        self.pieces, self._open, self._samples, self._lead = {}, [], 0, []

    def _lead_for(self, first: Sound) -> list[Sound]:
        last = self._lead[-1] if self._lead else None
        follows = last and last.stream == first.stream and last.number + 1 == first.number
        return self._lead if follows else []

    def _end_ms(self) -> float:
        return self._open[-1].ms + samples_of(self._open[-1].packet) / 48

    def _path(self, n: int) -> Path:
        return self.folder / f"{n}.opus"

    def _remember(self) -> None:
        for path in self.folder.glob("*.opus"):
            try:
                words = looked_through(path).words
                one = Segment(int(words["N"]), int(words["SESSION_MS"]), int(words["MS"]), path.stat().st_size)
            except (Broken, KeyError, ValueError):
                path.unlink()
                continue
            self.pieces[one.n] = one
            self.next = max(self.next, one.n + 1)
