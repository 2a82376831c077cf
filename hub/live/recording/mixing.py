"""After the end: the tracks of a session become one file. Where one speaks at a time nothing is decoded, only put in order."""

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from hub.live.audio.opus import is_filling, samples_of, silence
from hub.live.recording import overlaps
from hub.live.recording.filling import whole
from hub.live.recording.timeline import Anchors
from hub.live.recording.voices import Run, Voice, runs_of, voices_in

LONGEST_PAUSE_MS = 3_000  # longer ones are cut to this and noted in the anchors
CLOCKS_DIFFER_MS = 500  # turns that overlap by less follow each other: that much two clocks may differ
MANIFEST = "manifest.json"
Mixer = Callable[[list[Run]], list[bytes] | None]


@dataclass
class Manifest:
    """What was made: `file` beside the manifest, lengths in ms; times of speakers, missing and apart are session ms."""

    version: int = 0
    file: str = ""
    digest: str = ""
    ms: int = 0
    bytes: int = 0
    anchors: Anchors = field(default_factory=list)
    speakers: list[dict] = field(default_factory=list)  # {person_id, stream, from, to}
    missing: list[dict] = field(default_factory=list)  # {person_id, stream, from, to}: nobody has it
    mended_ms: int = 0
    mixed_ms: int = 0  # of it decoded and mixed
    apart: list[dict] = field(default_factory=list)  # {file, person_id, stream, from, to}: said at the same time, kept beside


class _Tape:
    """The packets of the one file, with what is where."""

    def __init__(self):
        self.packets: list[bytes] = []
        self.samples = 0
        self.anchors: Anchors = []
        self.session_ms = 0.0  # session time at its end
        self._owed = 0.0  # samples of pauses that were too short to fill

    def put(self, packets: list[bytes], from_ms: float) -> None:
        if self.packets:
            self._pause(from_ms)
        self.anchors.append([self.samples // 48, int(from_ms)])
        self._add(packets)
        self.session_ms = from_ms + sum(map(samples_of, packets)) / 48

    def _pause(self, until_ms: float) -> None:
        self._owed += min(until_ms - self.session_ms, LONGEST_PAUSE_MS) * 48
        filled = silence(int(max(0, self._owed)))
        self._owed -= sum(map(samples_of, filled))
        self._add(filled)

    def _add(self, packets: list[bytes]) -> None:
        self.packets += packets
        self.samples += sum(map(samples_of, packets))


def read_manifest(folder: Path) -> Manifest | None:
    """What was published last, if anything was."""
    path = folder / MANIFEST
    return Manifest(**json.loads(path.read_text())) if path.exists() else None


def publish(folder: Path, mixer: Mixer = overlaps.mixed, without: frozenset[int] = frozenset()) -> Manifest:
    """One file of what the recorder left, repairs in their place, streams taken back left out; a new version only if the sound changed.

    A file without sound has no name.
    """
    voices = voices_in(folder, without)
    made, tape = Manifest(), _Tape()
    for group in _groups([run for voice in voices for run in runs_of(voice)]):
        _play(tape, group, made, mixer, folder)
    made.mended_ms = sum(voice.mended * voice.step // 48 for voice in voices)
    made.missing = [hole for voice in voices for hole in _holes(voice)]
    made.anchors, made.ms = tape.anchors, max(0, tape.samples - 312) // 48
    return _written(folder, tape, made)


def _groups(runs: list[Run]) -> list[list[Run]]:
    """Runs in the order they began, those together that were said at once."""
    groups: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.from_ms, run.voice.stream)):
        if groups and any(one.voice is not run.voice and run.from_ms < one.to_ms - CLOCKS_DIFFER_MS for one in groups[-1]):
            groups[-1].append(run)
        else:
            groups.append([run])
    return groups


def _play(tape: _Tape, group: list[Run], made: Manifest, mixer: Mixer, folder: Path) -> None:
    made.speakers += [_words(run) for run in group]
    if len(group) > 1 and (packets := mixer(group)):
        tape.put(packets, group[0].from_ms)
        made.mixed_ms += sum(map(samples_of, packets)) // 48
        return
    tape.put(group[0].packets, group[0].from_ms)
    for run in group[1:]:
        late = int(max(0, tape.session_ms - run.from_ms) * 48)
        skipped = -(-late // run.voice.step)
        if run.packets[skipped:]:
            tape.put(run.packets[skipped:], run.voice.ms_of(run.seq + skipped))
        made.apart.append({"file": _apart(folder, run)} | _words(run))


def _apart(folder: Path, run: Run) -> str:
    name = f"apart-{run.voice.stream}-{run.seq}-{len(run.packets)}.ogg"
    if not (folder / name).exists():
        _replace(folder / name, whole(run.packets))
    return name


def _words(run: Run) -> dict:
    return {"person_id": run.voice.person_id, "stream": run.voice.stream, "from": int(run.from_ms), "to": int(run.to_ms)}


def _holes(voice: Voice) -> list[dict]:
    """Where packets are missing between the voice's first and last, filled or not."""
    holes, since, numbers = [], None, sorted(seq for seq, packet in voice.packets.items() if not is_filling(packet))
    for seq in numbers:
        if since is not None and seq > since:
            holes.append({"person_id": voice.person_id, "stream": voice.stream, "from": int(voice.ms_of(since)), "to": int(voice.ms_of(seq))})
        since = seq + 1
    return holes


def _written(folder: Path, tape: _Tape, made: Manifest) -> Manifest:
    before = read_manifest(folder)
    made.digest = hashlib.sha256(b"".join(tape.packets)).hexdigest()
    if before and before.digest == made.digest and (not before.file or (folder / before.file).exists()):
        return before
    made.version = before.version + 1 if before else 1
    if tape.packets:
        made.file = f"recording-{made.version}.ogg"
        made.bytes = _replace(folder / made.file, whole(tape.packets))
    _replace(folder / MANIFEST, json.dumps(asdict(made)).encode())
    if before and before.file:
        (folder / before.file).unlink(missing_ok=True)
    return made


def _replace(path: Path, data: bytes) -> int:
    """Write a file whole or not at all; its bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".part")
    with draft.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    return len(data)
