"""What a file of ours holds, also one that was cut off."""

from pathlib import Path

from hub.live.audio.opus import samples_of
from hub.live.recording.ogg import END, Broken, Page, pages, pre_skip_of, words_of


class Found:
    """Packets and words of a file, and for going on with it: size in whole pages, serial, number of pages, granule."""

    def __init__(self):
        self.packets: list[bytes] = []
        self.words: dict[str, str] = {}
        self.size = self.serial = self.pages = self.granule = self.pre_skip = 0
        self.ended = self.whole = False

    @property
    def ms(self) -> int:
        """How long it plays."""
        return max(0, self.granule - self.pre_skip) // 48

    def granules(self) -> list[int]:
        """48 kHz samples up to the end of each packet, the pre-skip included (RFC 7845, 4)."""
        at, granules = 0, []
        for packet in self.packets:
            at += samples_of(packet)
            granules.append(at)
        return granules


def looked_through(path: Path) -> Found:
    """The whole pages of a file; `whole` is False if something follows them that is none. Broken where the two heads are not whole."""
    return looked_through_bytes(path.read_bytes())


def looked_through_bytes(data: bytes) -> Found:
    """The same of bytes."""
    found = Found()
    try:
        for one, end in pages(data):
            _take(found, one)
            found.size = end
        found.whole = True
    except Broken:
        if found.pages < 2:
            raise
    if found.pages < 2:
        raise Broken("heads that are not whole")
    return found


def _take(found: Found, one: Page) -> None:
    if found.pages == 0:
        found.serial, found.pre_skip = one.serial, pre_skip_of(_only(one))
    elif one.serial != found.serial or one.number != found.pages or found.ended:
        raise Broken(f"page {one.number} of another stream, or out of order")
    elif found.pages == 1:
        found.words = words_of(_only(one))
    else:
        found.packets += one.packets
        found.granule = one.granule
    found.pages, found.ended = found.pages + 1, bool(one.kind & END)


def _only(one: Page) -> bytes:
    if len(one.packets) != 1:
        raise Broken("a head that is not one packet")
    return one.packets[0]
