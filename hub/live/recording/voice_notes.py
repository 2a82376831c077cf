"""Voice notes on the disk: what has arrived of one that is being sent, and whole ones that wait to be played. Nothing of it outlives the session.

    <folder>/notes/<person>-<key>.part   packets, each after two bytes of length
    <folder>/notes/<number>.ogg          a whole note under the number of its fact
"""

import shutil
from pathlib import Path

from hub.live.audio.bundles import END, MOST_PACKETS, START, unpack
from hub.live.audio.opus import samples_of
from hub.live.audio.refusing import Unheard
from hub.live.recording.filling import whole
from hub.live.recording.reading import looked_through

LONGEST_MS, SHORTEST_MS = 120_000, 300
MOST_BYTES = 600_000  # two minutes at 40 kbit/s
MOST_DRAFTS = 3  # of one person at a time; the oldest gives way


class Draft:
    """What has arrived of a note of one person, by the key their page has given it."""

    def __init__(self, folder: Path, person_id: int, key: str):
        self.folder, self.person_id = _notes(folder), person_id
        self.path = self.folder / f"{person_id}-{key}.part"
        self.packets = _packets(self.path.read_bytes()) if self.path.exists() else []

    @property
    def ms(self) -> int:
        """How long it is so far."""
        return sum(map(samples_of, self.packets)) // 48

    def take(self, parts: list[bytes]) -> bool:
        """Add bundles that follow what is there; what came before is passed over. Whether the note is whole now; Unheard where they are none."""
        packets, is_whole = list(self.packets), False
        for part in parts:
            bundle = unpack(part, MOST_PACKETS)
            if bundle.flags & ~(START | END) or bundle.stream:
                raise Unheard("bundle", "no bundle of a voice note")
            if bundle.seq > len(packets):
                break  # the page knows better what is missing after the answer
            if packets and samples_of(packets[0]) != bundle.step:
                raise Unheard("step", "packets of different lengths in one note")
            packets += bundle.packets[len(packets) - bundle.seq:]
            is_whole = bool(bundle.flags & END)
        if sum(map(len, packets)) > MOST_BYTES or packets and len(packets) * samples_of(packets[0]) > (LONGEST_MS + 1_000) * 48:
            raise Unheard("size", "a note of more than two minutes")
        self.packets = packets
        return is_whole

    def keep(self) -> None:
        """Put it on the disk as it is now."""
        self.folder.mkdir(parents=True, exist_ok=True)
        draft = self.path.with_suffix(".new")
        draft.write_bytes(b"".join(len(packet).to_bytes(2) + packet for packet in self.packets))
        draft.replace(self.path)
        mine = sorted(self.folder.glob(f"{self.person_id}-*.part"), key=lambda path: path.stat().st_mtime)
        for old in mine[:-MOST_DRAFTS]:
            old.unlink(missing_ok=True)

    def become(self, number: int) -> int:
        """Put the whole note under its number; its bytes. The draft goes."""
        self.folder.mkdir(parents=True, exist_ok=True)
        data = whole(self.packets)
        _path(self.folder, number).write_bytes(data)
        self.path.unlink(missing_ok=True)
        return len(data)


def kept(folder: Path, number: int) -> Path | None:
    """Where a whole note lies, None if it is gone."""
    path = _path(_notes(folder), number)
    return path if path.exists() else None


def packets_of(path: Path) -> list[bytes]:
    """The packets of a whole note."""
    return looked_through(path).packets


def forget(folder: Path, number: int) -> None:
    """A note was played or set aside."""
    _path(_notes(folder), number).unlink(missing_ok=True)


def forget_all(folder: Path) -> None:
    """The session is over."""
    shutil.rmtree(_notes(folder), ignore_errors=True)


def _notes(folder: Path) -> Path:
    return folder / "notes"


def _path(notes: Path, number: int) -> Path:
    return notes / f"{number}.ogg"


def _packets(data: bytes) -> list[bytes]:
    found, at = [], 0
    while at + 2 <= len(data):
        size = int.from_bytes(data[at:at + 2])
        if at + 2 + size > len(data):
            break  # cut off by a crash: the page sends it again
        found.append(data[at + 2:at + 2 + size])
        at += 2 + size
    return found
