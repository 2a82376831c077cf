"""What is left of a session in the story: what was heard, then and later, certificates, thoughts without names."""

from hub.attendance import actions as attendance
from hub.attendance.actions.certificates import Wanted
from hub.feedback import actions as feedback

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
    percent, days = map(int, text.split())
    attendance.set_rule(by, seat, Wanted(percent, days))


def _ask(by, seat, text, _person) -> None:
    feedback.ask_more(by, seat, text.splitlines())


def _thinks(by, seat, text, _person) -> None:
    """Five marks and words: met, useful, connection, way; then what one will use, what to change, the host's question; a line each."""
    marks, *texts = text.splitlines()
    met, useful, connection, way = marks.split()
    texts += [""] * (3 - len(texts))
    feedback.answer(by, seat, feedback.Said(int(met), int(useful), int(connection), way, texts[0], texts[1], texts[2:]))


AFTERWARDS = {"heard": _heard, "later": _later, "certify": _certify, "ask_more": _ask, "thinks": _thinks}
