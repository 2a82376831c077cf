"""Where a recording's chapters lie: by the agenda where points of it were set; else whoever spoke in a row is one, with the short words between."""

import shutil
from pathlib import Path

from hub.live.recording.chapters import cut
from hub.live.recording.mixing import Manifest
from hub.live.recording.points import Part, parts_of
from hub.live.recording.timeline import heard_at

SHORT_MS = 8_000  # a yes, a thank you, a question put in: no chapter of its own
PREFIX = "chapters-"


def chapters_of(folder: Path, made: Manifest, names: dict[int, str], title: str, points: list[tuple[int, str]] = ()) -> list[dict]:
    """Cut what was published into files [{n, person, people, title, at (in the recording), ms, bytes}]; earlier versions' go.

    `names` of people and the session's `title` are what a player shows; `points` of the agenda are (session ms since when, title).
    """
    for old in folder.glob(f"{PREFIX}*"):
        if old != chapters_folder(folder, made.version):
            shutil.rmtree(old, ignore_errors=True)
    if not made.file:
        return []
    said = [(one["person_id"], one["from"], one["to"]) for one in made.speakers]
    wanted = parts_of(said, spans(made.speakers), list(points))
    part_at = {part.begin: part for part in wanted}
    spoken = [(_words(part, names, title), part.begin, part.end) for part in wanted]
    files = cut(folder / made.file, made.anchors, spoken, chapters_folder(folder, made.version))
    return [
        {"n": int(one.path.stem), "person": part.people[0], "people": list(part.people), "title": part.title,
         "at": int(heard_at(made.anchors, part.begin)), "ms": one.ms, "bytes": one.bytes}
        for one in files for part in [part_at[one.from_ms]]
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


def _words(part: Part, names: dict[int, str], title: str) -> str:
    who = names.get(part.people[0], "") if len(part.people) == 1 else ""
    return " – ".join(word for word in (part.title, who, title) if word)


def _not_overlapping(found: list[list[int]]) -> list[list[int]]:
    for one, following in zip(found, found[1:], strict=False):
        one[2] = following[1]  # up to the next: no pause and no word between is lost
    return found
