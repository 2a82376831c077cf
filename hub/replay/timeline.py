"""The timeline of a session that is over: everything that happened by session time, as one small file beside the sound.

It holds people by number only: names are put in when it is shown, so that nobody who left is named from a file.
"""

import gzip
import json
import secrets
from pathlib import Path

from hub.live.recording.timeline import Anchors, heard_at, said_at

FORM = 1  # of the file; another one is made anew
NAME = "timeline.json.gz"
APART_MS = 5_000  # from the sound; what happened further from any is not in the recording


def entry(t: int, kind: str, words: str = "", by: int | None = None, **more) -> dict:
    """One thing that happened: session ms, kind, words, who; what is empty is left out of `more`."""
    return {"t": max(0, int(t)), "kind": kind, "words": words, "by": by, **{name: value for name, value in more.items() if value not in (None, "", [])}}


def timeline_of(seq: int, ms: int, entries: list[dict]) -> dict:
    """The whole: `seq` is the number of the last fact in it, `ms` how long the room was open."""
    return {"form": FORM, "seq": seq, "ms": ms, "entries": sorted(entries, key=lambda one: one["t"])}


def kept(folder: Path, seq: int) -> dict | None:
    """The timeline in a session's folder, if it is there and knows all facts up to `seq`."""
    try:
        found = json.loads(gzip.decompress((folder / NAME).read_bytes()))
    except (OSError, EOFError, ValueError):
        return None
    return found if found.get("form") == FORM and found.get("seq") == seq else None


def keep(folder: Path, timeline: dict) -> None:
    """Put a timeline into the session's folder, whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f"{NAME}.{secrets.token_hex(4)}.part"
    draft.write_bytes(gzip.compress(json.dumps(timeline, ensure_ascii=False, separators=(",", ":")).encode(), 9, mtime=0))
    draft.replace(folder / NAME)


def placed(entries: list[dict], anchors: Anchors, most: int = 0) -> list[dict]:
    """The entries with `at`, their place in a recording of `most` ms; without a recording it is session time."""
    if not anchors:
        return [one | {"at": one["t"]} for one in entries]
    return [one | {"at": place_of(one["t"], anchors, most), **_until(one, anchors, most)} for one in entries]


def place_of(t: int, anchors: Anchors, most: int) -> int:
    """Where a moment of the session is heard in a recording of `most` ms; what came after its end, at its end."""
    return min(int(heard_at(anchors, t)), most) if anchors else t


def is_heard(anchors: Anchors, t: int) -> bool:
    """Whether a moment of the session is in the recording, or nearly."""
    return not anchors or abs(said_at(anchors, heard_at(anchors, t)) - t) <= APART_MS


def clock(ms: int) -> str:
    """Milliseconds as players show them, whole seconds begun: "0:42", "1:02:03"."""
    minutes, seconds = divmod(int(ms) // 1000, 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}" if minutes >= 60 else f"{minutes}:{seconds:02}"


def _until(one: dict, anchors: Anchors, most: int) -> dict:
    return {"until": place_of(one["until"], anchors, most)} if "until" in one else {}
