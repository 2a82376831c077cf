"""A replay as pages, files and the folder for offline show it: entries in the recording's order, named as was chosen."""

from dataclasses import dataclass, field

from hub.live.models import LiveSession
from hub.live.recording.mixing import Manifest
from hub.replay import queries
from hub.replay.collecting import timeline_now
from hub.replay.naming import Naming
from hub.replay.queries.replays import Found
from hub.replay.timeline import APART_MS, clock, entry, is_heard, place_of, placed
from hub.replay.vtt import Cue, lasting

TYPED_WITHIN_MS = 4_000  # a line of captions comes that much after the words
KINDS = ("speaks", "slide", "chat", "question", "poll", "caption", "transcript", "notes", "point")


@dataclass(frozen=True)
class Shown:
    """What a replay shows. `entries` have `at` (ms), `clock` and `who`; `ms` is how long the recording plays, or the session lasted."""

    live: LiveSession
    found: Found
    ms: int
    entries: list[dict] = field(default_factory=list)
    chapters: list[dict] = field(default_factory=list)  # {n, at, ms, bytes, clock, title (of a point), who (names)}

    @property
    def has_sound(self) -> bool:
        """Whether there is a recording to hear."""
        return self.found.sound is not None

    @property
    def without_names(self) -> bool:
        """Whether people are numbers here."""
        return self.found.choices.without_names

    @property
    def kinds(self) -> list[str]:
        """The kinds of entries there are, in the order they are offered."""
        there = {"slide" if one["kind"] == "still" else one["kind"] for one in self.entries}
        return [kind for kind in KINDS if kind in there]

    @property
    def languages(self) -> list[str]:
        """The languages of the captions."""
        return list(dict.fromkeys(one["language"] for one in self.entries if one["kind"] == "caption"))


def shown_of(found: Found) -> Shown:
    """Everything of a replay, as it is to be seen."""
    live, sound = found.seat.live, found.sound
    timeline, anchors = timeline_now(live), sound.anchors if sound else []
    entries = placed(_as_recorded(timeline["entries"], sound), anchors, sound.ms if sound else 0) + [_heard(cue) for cue in found.transcript]
    entries.sort(key=lambda one: (one["at"], one["t"]))
    order = [one["by"] for one in entries] + [person for one in found.chapters for person in _people(one)]
    naming = Naming(queries.people_named({*order} - {None}), order, found.choices.without_names)
    shown = [one | {"clock": clock(one["at"]), "who": _who(one, naming), **_answered(one, sound)} for one in entries]
    chapters = [
        one | {"clock": clock(one["at"]), "title": one.get("title", ""), "who": [naming.name(person) for person in _people(one)]} for one in found.chapters
    ]
    return Shown(live, found, sound.ms if sound else timeline["ms"], shown, chapters)


def caption_cues(shown: Shown, language: str) -> list[Cue]:
    """The captions of one language as cues of the recording, with who spoke, not who typed; what it leaves out is not among them."""
    anchors = shown.found.sound.anchors if shown.has_sound else []
    lines = [one for one in shown.entries if one["kind"] == "caption" and one["language"] == language and is_heard(anchors, one["t"])]
    return lasting([(one["at"], _spoke_at(shown, one["at"]), one["words"]) for one in lines], shown.ms)


def transcript_cues(shown: Shown) -> list[Cue]:
    """The transcript as cues of the recording, with who spoke, as far as the recording tells."""
    return [(start, end, _speaker(shown, start), words) for start, end, words in shown.found.transcript]


def _as_recorded(entries: list[dict], sound: Manifest | None) -> list[dict]:
    """The entries with who speaks as the recording has it to the tenth of a second; turns it does not hold stay as they were noted."""
    if sound is None:
        return entries
    turns: list[dict] = []
    for one in sorted(sound.speakers, key=lambda one: one["from"]):
        if turns and turns[-1]["by"] == one["person_id"] and one["from"] - turns[-1]["until"] < APART_MS:
            turns[-1]["until"] = max(turns[-1]["until"], one["to"])
        else:
            turns.append(entry(one["from"], "speaks", "", one["person_id"], until=one["to"]))
    return [one for one in entries if one["kind"] != "speaks" or not is_heard(sound.anchors, one["t"])] + turns


def _heard(cue: list) -> dict:
    start, end, words = cue
    return {"t": start, "at": start, "until": end, "kind": "transcript", "words": words, "by": None}


def _who(one: dict, naming: Naming) -> str:
    if one.get("who"):
        return "" if naming.without_names else one["who"]
    return naming.name(one["by"])


def _answered(one: dict, sound: Manifest | None) -> dict:
    if "answered" not in one:
        return {}
    at = place_of(one["answered"], sound.anchors, sound.ms) if sound else one["answered"]
    return {"answered_at": at, "answered_clock": clock(at)}


def _spoke_at(shown: Shown, at: int) -> str:
    """Who spoke at a moment of the replay, or had just ended; '' where it was nobody, or several together."""
    there = {one["who"] for one in shown.entries if one["kind"] == "speaks" and one["at"] <= at <= one.get("until", one["at"]) + TYPED_WITHIN_MS}
    return there.pop() if len(there) == 1 else ""


def _speaker(shown: Shown, at: int) -> str:
    return next((one["who"] for one in reversed(shown.entries) if one["kind"] == "speaks" and one["at"] <= at + 500), "")


def _people(chapter: dict) -> list[int]:
    return chapter.get("people") or [chapter["person"]]
