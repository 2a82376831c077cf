"""What a recorder left in its folder: the voices, each packet in its place, what was mended put in."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from hub.live.audio.bundles import Bundle, pack, unpack
from hub.live.audio.opus import is_filling
from hub.live.audio.refusing import Unheard
from hub.live.recording.ogg import Broken
from hub.live.recording.reading import looked_through

NEVER = 1 << 40


@dataclass
class Voice:
    """One stream: packet number `n` sounds `step` samples from session time `zero_ms` + n · step / 48 on."""

    stream: int
    person_id: int
    zero_ms: float
    step: int
    packets: dict[int, bytes] = field(default_factory=dict)
    mended: int = 0

    def ms_of(self, seq: int) -> float:
        """Session time at which a packet begins."""
        return self.zero_ms + seq * self.step / 48

    def put(self, seq: int, packet: bytes) -> bool:
        """Put a packet where none is, or only filling; whether it was put."""
        if seq in self.packets and not is_filling(self.packets[seq]):
            return False
        self.packets[seq] = packet
        return True


@dataclass
class Run:
    """Packets of a voice without a hole, from session time `from_ms` on."""

    voice: Voice
    seq: int
    packets: list[bytes]

    @property
    def from_ms(self) -> float:
        """Session time of the first sample."""
        return self.voice.ms_of(self.seq)

    @property
    def to_ms(self) -> float:
        """Session time after the last."""
        return self.voice.ms_of(self.seq + len(self.packets))


def voices_in(folder: Path, without: frozenset[int] = frozenset()) -> list[Voice]:
    """The voices of a recording with their repairs, in the order of their streams, without those taken back; files cut off give what they hold."""
    voices: dict[int, Voice] = {}
    for path in sorted((folder / "tracks").glob("*.ogg"), key=_place):
        _add_track(voices, path)
    on = spans(folder)
    for person_id, bundle in _repairs(folder / "repairs.bin"):
        _add_repair(voices, person_id, bundle, on)
    return [voices[stream] for stream in sorted(voices) if stream not in without]


def spans(folder: Path) -> list[tuple[int, int]]:
    """The times the recording was on, [(from, to)] in session ms; an end that is not known is far in the future."""
    found, since = [], None
    path = folder / "recording.log"
    for line in path.read_text(errors="replace").splitlines() if path.exists() else []:
        try:
            entry = json.loads(line)
        except ValueError:
            continue  # the line a crash cut off
        if "on" in entry and since is None:
            since = entry["on"]
        elif "off" in entry and since is not None:
            found.append((since, entry["off"]))
            since = None
    return found + ([(since, NEVER)] if since is not None else [])


def runs_of(voice: Voice) -> list[Run]:
    """The voice in pieces without holes, filling at their ends left out."""
    runs: list[Run] = []
    for seq in sorted(voice.packets):
        if runs and runs[-1].seq + len(runs[-1].packets) == seq:
            runs[-1].packets.append(voice.packets[seq])
        else:
            runs.append(Run(voice, seq, [voice.packets[seq]]))
    for run in runs:
        while run.packets and is_filling(run.packets[-1]):
            run.packets.pop()
    return [run for run in runs if run.packets]


def repairs_without(path: Path, streams: set[int]) -> None:
    """Write the repairs of a recording anew, without those of some streams."""
    if path.exists():
        kept = [(person_id, pack(bundle)) for person_id, bundle in _repairs(path) if bundle.stream not in streams]
        draft = path.with_suffix(".part")
        draft.write_bytes(b"".join(person_id.to_bytes(4) + len(data).to_bytes(2) + data for person_id, data in kept))
        draft.replace(path)


def _place(path: Path) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in path.stem.split("-"))


def _add_track(voices: dict[int, Voice], path: Path) -> None:
    try:
        found = looked_through(path)
        words = {name: int(found.words[name]) for name in ("STREAM", "SEQ", "SESSION_MS", "STEP", "PERSON")}
    except (Broken, KeyError, ValueError):
        return  # cut off before its heads were whole: nothing was heard of it yet
    zero = words["SESSION_MS"] - words["SEQ"] * words["STEP"] / 48
    voice = voices.setdefault(words["STREAM"], Voice(words["STREAM"], words["PERSON"], zero, words["STEP"]))
    for number, packet in enumerate(found.packets):
        voice.put(words["SEQ"] + number, packet)


def _add_repair(voices: dict[int, Voice], person_id: int, bundle: Bundle, on: list[tuple[int, int]]) -> None:
    voice = voices.get(bundle.stream) or Voice(bundle.stream, person_id, bundle.t_ms - bundle.seq * bundle.step / 48, bundle.step)
    if (voice.person_id, voice.step) != (person_id, bundle.step):
        return
    for number, packet in enumerate(bundle.packets):
        ms = voice.ms_of(bundle.seq + number)
        if any(begin <= ms < end for begin, end in on) and voice.put(bundle.seq + number, packet):
            voice.mended += 1
            voices[bundle.stream] = voice


def _repairs(path: Path) -> list[tuple[int, Bundle]]:
    data, at, found = path.read_bytes() if path.exists() else b"", 0, []
    while at + 6 <= len(data):
        size = int.from_bytes(data[at + 4:at + 6])
        try:
            found.append((int.from_bytes(data[at:at + 4]), unpack(data[at + 6:at + 6 + size])))
        except Unheard:
            break  # cut off by a crash
        at += 6 + size
    return found
