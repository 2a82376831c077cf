"""Where a recording's chapters lie: whoever spoke in a row is one, a short word between belongs to the one it falls in."""

import shutil
from pathlib import Path

from hub.live.recording.chapters import cut
from hub.live.recording.mixing import Manifest
from hub.live.recording.timeline import heard_at

SHORT_MS = 8_000  # a yes, a thank you, a question put in: no chapter of its own
PREFIX = "chapters-"


def chapters_of(folder: Path, made: Manifest, titles: dict[int, str]) -> list[dict]:
    """Cut what was published into files [{n, person, at (in the recording), ms, bytes}]; earlier versions' go. `titles`: what a player shows, by person."""
    for old in folder.glob(f"{PREFIX}*"):
        if old != chapters_folder(folder, made.version):
            shutil.rmtree(old, ignore_errors=True)
    if not made.file:
        return []
    wanted = spans(made.speakers)
    person_at = {begin: person_id for person_id, begin, _ in wanted}
    files = cut(folder / made.file, made.anchors, [(titles.get(who, ""), begin, end) for who, begin, end in wanted], chapters_folder(folder, made.version))
    return [
        {"n": int(one.path.stem), "person": person_at[one.from_ms], "at": int(heard_at(made.anchors, one.from_ms)), "ms": one.ms, "bytes": one.bytes}
        for one in files
    ]


def spans(speakers: list[dict]) -> list[tuple[int, int, int]]:
    """(person, from, to) in session ms for what was said [{person_id, from, to}], in the order it began."""
    found: list[list[int]] = []
    for one in sorted(speakers, key=lambda one: (one["from"], one["to"])):
        last = found[-1] if found else None
        if last and (one["person_id"] == last[0] or one["to"] - one["from"] < SHORT_MS and last[2] - last[1] >= SHORT_MS):
            last[2] = max(last[2], one["to"])
        elif last and last[2] - last[1] < SHORT_MS:
            last[0], last[2] = one["person_id"], max(last[2], one["to"])  # who only opened the door for the next
        else:
            found.append([one["person_id"], one["from"], one["to"]])
    return [tuple(one) for one in _not_overlapping(found)]


def chapters_folder(folder: Path, version: int) -> Path:
    """Where the chapters of one version lie."""
    return folder / f"{PREFIX}{version}"


def _not_overlapping(found: list[list[int]]) -> list[list[int]]:
    for one, following in zip(found, found[1:], strict=False):
        one[2] = following[1]  # up to the next: no pause and no word between is lost
    return found
