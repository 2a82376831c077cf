"""Packets gathered into pages of at most a second, for whatever is made of them: a file, a segment, a stream."""

import secrets

from hub.live.audio.opus import LOOKAHEAD, RATE, samples_of
from hub.live.recording.ogg import END, MOST_LACING, heads, page


class Filling:
    """One logical stream after its two heads; `granule` counts the samples of packets added, those that still wait included."""

    def __init__(self, serial: int, number: int = 2, granule: int = 0):
        self.serial, self.number, self.granule = serial, number, granule
        self._waiting: list[bytes] = []
        self._laced = self._samples = 0

    def add(self, packet: bytes) -> bytes:
        """Take a packet, already validated; the page that became full by it, or nothing."""
        samples, laced = samples_of(packet), len(packet) // 255 + 1
        full = b"" if self._samples + samples <= RATE and self._laced + laced <= MOST_LACING else self.rest()
        self._waiting.append(packet)
        self._laced += laced
        self._samples += samples
        self.granule += samples
        return full

    def rest(self, kind: int = 0) -> bytes:
        """A page of what waits; nothing if nothing does, but a last page (END) always."""
        if not self._waiting and not kind:
            return b""
        made = page(self._waiting, self.granule, self.serial, self.number, kind)
        self.number += 1
        self._waiting, self._laced, self._samples = [], 0, 0
        return made


def whole(packets: list[bytes], pre_skip: int = LOOKAHEAD, words: dict[str, str] | None = None) -> bytes:
    """A finished small file of these packets, granules from 0."""
    filling = Filling(secrets.randbits(32))
    parts = [heads(filling.serial, pre_skip, words), *map(filling.add, packets), filling.rest(END)]
    return b"".join(parts)
