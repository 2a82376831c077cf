"""Lines of captions as the room holds them, and as a file of subtitles (WebVTT)."""

from collections.abc import Iterable

from hub.live.models import Fact

MOST_LETTERS = 240  # two lines on a screen; with what goes round it well below 1 KB
KEPT = 2  # lines of each language that the room shows and a joiner is given
MOST_LANGUAGES = 5
LONGEST_SHOWN, SHORTEST_SHOWN, A_LETTER = 7_000, 1_200, 60  # ms a line stands where nothing follows: so much a letter, within these


def line(fact: Fact) -> dict:
    """A line as the state holds it; an emptied line has no text."""
    return {"seq": fact.seq, "text": fact.data["text"], "t_ms": fact.data["t_ms"], "by": fact.by_id or 0}


def by_language(facts: Iterable[Fact]) -> dict[str, list[dict]]:
    """Language -> its lines, in the order given."""
    found: dict[str, list[dict]] = {}
    for fact in facts:
        found.setdefault(fact.data["lang"], []).append(line(fact))
    return found


def said(value: dict, fact: dict) -> dict:
    """The state's captions after a line was typed."""
    data = fact["data"]
    one = {"seq": fact["seq"], "text": data["text"], "t_ms": data["t_ms"], "by": fact["by"]["id"]}
    return {**value, data["lang"]: [*value.get(data["lang"], []), one][-KEPT:]}


def mended(value: dict, fact: dict) -> dict:
    """The state's captions after a line was corrected or emptied."""
    data = fact["data"]
    lines = [{**one, "text": data["text"]} if one["seq"] == data["seq"] else one for one in value.get(data["lang"], [])]
    return {**value, data["lang"]: lines} if lines else value


def cut(value: dict) -> dict:
    """The last line of each language, for a thin line."""
    return {language: lines[-1:] for language, lines in value.items()}


def vtt_of(lines: list[dict]) -> str:
    """Lines of one language as WebVTT; each stands until the next, seven seconds at most."""
    shown = [one for one in lines if one["text"]]
    ends = [one["t_ms"] for one in shown[1:]] + [None]
    return "\n\n".join(["WEBVTT", *(_cue(one, end) for one, end in zip(shown, ends, strict=True))]) + "\n"


def _cue(one: dict, following: int | None) -> str:
    wanted = one["t_ms"] + max(SHORTEST_SHOWN, min(LONGEST_SHOWN, A_LETTER * len(one["text"])))
    end = wanted if following is None or following <= one["t_ms"] else min(wanted, following)
    text = " ".join(one["text"].split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"{_clock(one['t_ms'])} --> {_clock(end)}\n{text}"


def _clock(ms: int) -> str:
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"
