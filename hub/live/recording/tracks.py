"""A track: packets in an Ogg file that is whole after every second, whatever happens to the process."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from hub.live.audio.opus import LOOKAHEAD
from hub.live.recording.filling import Filling
from hub.live.recording.ogg import END, Broken, heads
from hub.live.recording.reading import looked_through


class Track:
    """An Ogg Opus file being written; `sync(fd)` puts on the disk what was written. After OSError (a full disk) it can only be resumed."""

    def __init__(self, file: BinaryIO, filling: Filling, sync: Callable[[int], None]):
        self.file, self.filling, self.sync, self.count, self.broken = file, filling, sync, 0, False

    @classmethod
    def begin(cls, path: Path, words: dict[str, str] | None = None, pre_skip: int = LOOKAHEAD, sync: Callable[[int], None] = os.fsync) -> "Track":
        """A new file with its two head pages; FileExistsError if there is one."""
        path.parent.mkdir(parents=True, exist_ok=True)
        track = cls(path.open("xb", buffering=0), Filling(secrets.randbits(32)), sync)
        track._write(heads(track.filling.serial, pre_skip, words))
        return track

    @classmethod
    def resume(cls, path: Path, sync: Callable[[int], None] = os.fsync) -> "Track":
        """Go on with a file cut off anywhere: its whole pages are kept, what follows them is cut. Broken where the heads are not whole, or it was ended."""
        found = looked_through(path)
        if found.ended:
            raise Broken("a track that was ended")
        file = path.open("r+b", buffering=0)
        file.truncate(found.size)
        file.seek(0, os.SEEK_END)
        track = cls(file, Filling(found.serial, found.pages, found.granule), sync)
        track.count = len(found.packets)
        return track

    @property
    def size(self) -> int:
        """Bytes written so far."""
        return self.file.tell()

    def add(self, packet: bytes) -> None:
        """One more packet, already validated; a page goes out each second."""
        self._write(self.filling.add(packet))
        self.count += 1

    def flush(self) -> None:
        """Write what waits, for a pause in which no page gets full."""
        self._write(self.filling.rest())

    def close(self) -> None:
        """The last page, marked as such; the file is finished. One that the disk did not take keeps its whole pages."""
        try:
            self._write(b"" if self.broken else self.filling.rest(END))
        finally:
            self.file.close()

    def _write(self, data: bytes) -> None:
        """Whole or not at all: a page cut short by a full disk would hide all later ones."""
        if not data:
            return
        start, view = self.file.tell(), memoryview(data)
        try:
            while view:
                view = view[self.file.write(view):]
            self.sync(self.file.fileno())
        except OSError:
            self.broken = True
            self.file.truncate(start)
            self.file.seek(start)
            raise
