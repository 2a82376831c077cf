"""A recording in chapters: each a file of its own that a messenger plays."""

from dataclasses import dataclass
from pathlib import Path

from hub.live.audio.opus import LOOKAHEAD, samples_of
from hub.live.recording.filling import whole
from hub.live.recording.reading import looked_through
from hub.live.recording.timeline import Anchors, heard_at

LEAD = 2  # packets decoded before the first that is played, so that it sounds as it did


@dataclass(frozen=True)
class Chapter:
    """A chapter's file, its title, where it begins in session ms, how long it plays."""

    path: Path
    title: str
    from_ms: int
    ms: int
    bytes: int


def cut(source: Path, anchors: Anchors, wanted: list[tuple[str, int, int]], folder: Path) -> list[Chapter]:
    """Chapters [(title, from, to)], times of the session, as files 1.ogg, 2.ogg, …; those without any sound are left out. Nothing is decoded."""
    found = looked_through(source)
    ends = found.granules()
    folder.mkdir(parents=True, exist_ok=True)
    chapters = []
    for title, begin, end in wanted:
        first, last = (_packet_at(ends, heard_at(anchors, ms) * 48) for ms in (begin, end))
        if first < last:
            path = folder / f"{len(chapters) + 1}.ogg"
            chapters.append(_chapter(path, found.packets, (first, last), (title, begin)))
    return chapters


def _packet_at(ends: list[int], sample: float) -> int:
    """The number of the packet that begins nearest to a sample."""
    low, high = 0, len(ends)
    while low < high:
        middle = (low + high) // 2
        if ends[middle] <= sample + 1_440:
            low = middle + 1
        else:
            high = middle
    return low


def _chapter(path: Path, packets: list[bytes], span: tuple[int, int], words: tuple[str, int]) -> Chapter:
    (first, last), (title, begin) = span, words
    lead = max(0, first - LEAD)
    pre_skip = sum(map(samples_of, packets[lead:first])) or LOOKAHEAD
    data = whole(packets[lead:last], pre_skip, {"TITLE": title})
    draft = path.with_suffix(".part")
    draft.write_bytes(data)
    draft.replace(path)
    played = sum(map(samples_of, packets[lead:last])) - pre_skip
    return Chapter(path, title, begin, played // 48, len(data))
