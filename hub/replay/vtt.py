"""Captions and transcripts as WebVTT (W3C), written and read; a cue is (from ms, to ms, who or "", text)."""

import re
from collections.abc import Iterable

Cue = tuple[int, int, str, str]
LONGEST_CUE = 7_000  # ms a line stays
MOST_CUES, MOST_WORDS = 5_000, 1_000
_TIMES = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{3})\s+-->\s+(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{3})")
_VOICE = re.compile(r"<v(?:\.[^ >]*)?\s+([^>]*)>")
_TAG = re.compile(r"</?[a-z][^>]*>|<\d[\d:.]*>")


def vtt_of(cues: Iterable[Cue], language: str = "") -> str:
    """The cues as a file; a line of arrows or a tag in the words stays words."""
    head = f"WEBVTT\nLanguage: {language}\n" if language else "WEBVTT\n"
    return head + "".join(f"\n{_clock(start)} --> {_clock(end)}\n{_voice(who)}{_escaped(words)}\n" for start, end, who, words in cues)


def cues_of(text: str, most_ms: int) -> list[list]:
    """[[from, to, text], …] of WebVTT or SubRip, or of plain text as one cue over everything; [] where nothing is said."""
    blocks = [block for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n").strip("\ufeff\n ")) if block.strip()]
    found = [cue for block in blocks if (cue := _cue(block, most_ms))]
    if not found and text.strip() and not text.lstrip("\ufeff ").startswith("WEBVTT"):
        found = [[0, most_ms, _plain(block)] for block in blocks]
    return sorted(cue for cue in found if cue[2])[:MOST_CUES]


def lasting(starts: list[tuple[int, str, str]], most_ms: int) -> list[Cue]:
    """Cues of lines (from ms, who, text) in order: each stays until the next, seven seconds at most."""
    following = [*(start for start, _who, _words in starts[1:]), most_ms]
    return [(start, max(start + 500, min(after, start + LONGEST_CUE)), who, words) for (start, who, words), after in zip(starts, following, strict=True)]


def _cue(block: str, most_ms: int) -> list | None:
    lines = block.split("\n")
    for number, line in enumerate(lines[:2]):
        if found := _TIMES.search(line):
            start, end = (_ms(found.groups()[at : at + 4]) for at in (0, 4))
            return [min(start, most_ms), min(max(start, end), most_ms), _plain(" ".join(lines[number + 1 :]))]
    return None


def _ms(parts: tuple) -> int:
    hours, minutes, seconds, ms = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms


def _plain(words: str) -> str:
    words = _TAG.sub("", _VOICE.sub(r"\1: ", words))
    words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&amp;", "&")
    return " ".join(words.split())[:MOST_WORDS]


def _clock(ms: int) -> str:
    seconds, ms = divmod(int(ms), 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{ms:03}"


def _voice(who: str) -> str:
    return f"<v {_escaped(who)}>" if who else ""


def _escaped(words: str) -> str:
    return " ".join(words.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
