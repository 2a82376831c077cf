"""The recorder of one session: while it is on, each stream is written to a track of its own, its holes filled so that packet numbers stay time.

    <folder>/recording.log            {"on": ms} and {"off": ms}, a line each
    <folder>/tracks/<stream>-<seq>.ogg  words STREAM SEQ SESSION_MS (of packet SEQ) STEP PERSON
    <folder>/repairs.bin              person u32, length u16, bundle; over and over
"""

import json
from collections.abc import Callable
from pathlib import Path

from hub.live.audio.bundles import END, REPAIR, Bundle, pack
from hub.live.audio.opus import absent, silent_as
from hub.live.recording.disk import sync_aside
from hub.live.recording.ogg import Broken
from hub.live.recording.tracks import Track

CONCEALED = 9_600  # samples (200 ms) that decoders may guess; silence after that
MOST_BYTES = 500 * 1024 * 1024
FLUSH_MS = 1_000


class _Voice:
    """A track and the number of the packet that comes next in it."""

    def __init__(self, track: Track, following: int, last: bytes, now: int):
        self.track, self.next, self.last, self.flushed, self.counted = track, following, last, now, 0


class Recorder:
    """Writes what an Intake let through, between `start` and `stop`; `session_ms()` is session time.

    A full disk or too long a recording stops it and never the session: `trouble` is "" or "disk" or "size" then, for the hosts to be told.
    """

    def __init__(self, folder: Path, session_ms: Callable[[], int], sync: Callable[[int], None] = sync_aside, most_bytes: int = MOST_BYTES):
        self.folder, self.session_ms, self.sync, self.left = folder, session_ms, sync, most_bytes
        self.on, self.trouble = False, ""
        self._voices: dict[int, _Voice] = {}

    def start(self) -> None:
        """Record from now on; also after a restart in the middle."""
        if not self.on:
            self.on, self.trouble = True, "" if self.left > 0 else "size"
            self._try(lambda: self._log({"on": self.session_ms()}))

    def stop(self) -> None:
        """Record no more; every track is finished."""
        if self.on:
            self.on, self.trouble = False, ""
            for stream in list(self._voices):
                self.over(stream)
            self._try(lambda: self._log({"off": self.session_ms()}))

    def take(self, bundle: Bundle, person_id: int) -> None:
        """Write a live bundle, while the recording is on; keep a REPAIR whenever it comes."""
        if bundle.flags & REPAIR:
            self.repair(bundle, person_id)
        elif self.on and not self.trouble:
            self._try(lambda: self._take(bundle, person_id))

    def repair(self, bundle: Bundle, person_id: int) -> None:
        """Keep what was said while the line was down, to be put in its place before publishing; what was said while it was off is left out there."""
        if not self.trouble:
            self._try(lambda: self._keep(person_id.to_bytes(4), pack(bundle)))

    def over(self, stream: int) -> None:
        """A turn is over: its track is finished."""
        if voice := self._voices.pop(stream, None):
            self._try(voice.track.close)

    def tick(self) -> None:
        """Write what waits in a pause; to be called each second."""
        now = self.session_ms()
        for voice in self._voices.values():
            if now - voice.flushed >= FLUSH_MS and not self.trouble:
                self._try(voice.track.flush)
                self._count(voice)
                voice.flushed = now

    def close(self) -> None:
        """Finish the tracks and leave the log as it is: the process ends, not the recording."""
        for stream in list(self._voices):
            self.over(stream)

    def _try(self, write: Callable[[], None]) -> None:
        try:
            write()
        except OSError:
            self.trouble = "disk"

    def _take(self, bundle: Bundle, person_id: int) -> None:
        voice = self._voices.get(bundle.stream) or self._begin(bundle, person_id)
        self._fill(voice, bundle)
        for packet in bundle.packets[max(0, voice.next - bundle.seq):]:
            voice.track.add(packet)
            voice.next, voice.last = voice.next + 1, packet
        self._count(voice)
        if bundle.flags & END:
            self.over(bundle.stream)

    def _keep(self, person: bytes, data: bytes) -> None:
        with self._opened("repairs.bin") as file:
            file.write(person + len(data).to_bytes(2) + data)
        self._spend(len(data) + 6)

    def _count(self, voice: _Voice) -> None:
        size = voice.track.size
        self._spend(size - voice.counted)
        voice.counted = size

    def _spend(self, count: int) -> None:
        self.left -= count
        if self.left <= 0:
            self.trouble = "size"

    def _begin(self, bundle: Bundle, person_id: int) -> _Voice:
        name = f"{bundle.stream}-{bundle.seq}.ogg"
        voice = self._cut_off(bundle)
        if not voice:
            words = {"STREAM": bundle.stream, "SEQ": bundle.seq, "SESSION_MS": bundle.t_ms, "STEP": bundle.step, "PERSON": person_id}
            track = Track.begin(self.folder / "tracks" / name, {name: str(value) for name, value in words.items()}, sync=self.sync)
            voice = _Voice(track, bundle.seq, bundle.packets[0], self.session_ms())
        self._voices[bundle.stream] = voice
        return voice

    def _cut_off(self, bundle: Bundle) -> _Voice | None:
        """The stream's track that a crash of this process left open, to be gone on with."""
        for path in (self.folder / "tracks").glob(f"{bundle.stream}-*.ogg"):
            try:
                track = Track.resume(path, self.sync)
            except Broken:
                continue
            following = int(path.stem.partition("-")[2]) + track.count
            return _Voice(track, following, bundle.packets[0], self.session_ms())
        return None

    def _fill(self, voice: _Voice, bundle: Bundle) -> None:
        """Put something as long as what is missing, so that the sound after it stays in its place."""
        missing = bundle.seq - voice.next
        for number in range(max(0, missing)):
            concealed = (number + 1) * bundle.step <= CONCEALED
            voice.track.add(absent(voice.last) if concealed else silent_as(voice.last))
        voice.next = max(voice.next, bundle.seq)

    def _log(self, line: dict) -> None:
        with self._opened("recording.log") as file:
            file.write(json.dumps(line).encode() + b"\n")
            file.flush()
            self.sync(file.fileno())

    def _opened(self, name: str):
        self.folder.mkdir(parents=True, exist_ok=True)
        return (self.folder / name).open("ab")
