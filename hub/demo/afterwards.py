"""What is left of a session in the story: what was heard, then and later, its written word, certificates, thoughts without names."""

import re

from hub.attendance import actions as attendance
from hub.attendance.actions.certificates import Wanted
from hub.feedback import actions as feedback
from hub.replay import actions as replay
from hub.replay import queries as replays
from hub.replay.vtt import vtt_of
from hub.sites.queries import own_site, site_for

MINUTE = 60_000


def _ranges(text: str) -> list[list[int]]:
    return [[round(float(minute) * MINUTE) for minute in pair.split("-")] for pair in text.split()]


def _heard(by, seat, text, _person) -> None:
    """Somebody heard it as it was said."""
    attendance.write_down({(seat.live.id, by.id, "live"): _ranges(text)})


def _later(by, seat, text, _person) -> None:
    """Somebody played the recording."""
    attendance.report_heard(by, seat, _ranges(text))


def _certify(by, seat, text, _person) -> None:
    """So much of it within so many days; “rosters” where being on one counts too."""
    percent, days, *more = text.split()
    attendance.set_rule(by, seat, Wanted(int(percent), int(days), by_site="rosters" in more))


def _hand_out(by, seat, _text, _person) -> None:
    """Who looked after a room gives its people their certificates."""
    attendance.certify_names(by, seat, site_for(by, seat, own_site(seat.live.id, by.id).id))


def _ask(by, seat, text, _person) -> None:
    feedback.ask_more(by, seat, text.splitlines())


def _thinks(by, seat, text, _person) -> None:
    """Five marks and words: met, useful, connection, way; then what one will use, what to change, the host's question; a line each."""
    marks, *texts = text.splitlines()
    met, useful, connection, way = marks.split()
    texts += [""] * (3 - len(texts))
    feedback.answer(by, seat, feedback.Said(int(met), int(useful), int(connection), way, texts[0], texts[1], texts[2:]))


def _transcript(by, seat, text, _person) -> None:
    """What is said in each chapter of the recording, a paragraph each; its sentences take the chapter's time by their length."""
    found = replays.found_for(by, seat.live.id)
    cues = [cue for chapter, words in zip(found.chapters, text.split("\n\n"), strict=False) for cue in _spread(chapter, re.findall(r"[^.]+\.", words))]
    replay.correct_transcript(by, found, vtt_of(cues))


def _spread(chapter: dict, sentences: list[str]) -> list[tuple]:
    letters, at, cues = sum(map(len, sentences)), chapter["at"], []
    for one in sentences:
        end = at + chapter["ms"] * len(one) // letters
        cues.append((at, end, "", one.strip()))
        at = end
    return cues


AFTERWARDS = {"transcript": _transcript, "heard": _heard, "later": _later, "certify": _certify, "hand_out": _hand_out, "ask_more": _ask, "thinks": _thinks}
