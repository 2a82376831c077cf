"""What a session leaves behind: attendance in minutes, chat, agenda and links as one record."""

from collections.abc import Iterable
from datetime import datetime

from hub.live.models import Attendance, Fact, LiveSession
from hub.live.parts import record_of_parts
from hub.text.links import pieces

MOST_LINKS = 100  # a record is read by people
SHORTEST_STAY = 1  # minutes; who only looked in counts as one


def record_of(live: LiveSession, spans: Iterable[Attendance], chat: Iterable[Fact], pointed: Iterable[Fact] = ()) -> dict:
    """The record of a closed session as JSON: `agenda`, `chat`, `attendance`, `links`, `minutes`, `registered`, `parts`."""
    chat = list(chat)
    return {
        "agenda": agenda_of(live, pointed),
        "chat": chat_of(chat),
        "attendance": attendance_of(live, spans),
        "links": links_of(live, chat),
        "minutes": _minutes(live.opened_at, live.closed_at),
        "registered": live.registered_count,
        "parts": record_of_parts(live),
    }


def agenda_of(live: LiveSession, pointed: Iterable[Fact]) -> list[dict]:
    """The agenda with, for each point that was talked about, `at`: the minute of the session it began in, and `took`: minutes in all."""
    turns = [(fact.data["point"], fact.at) for fact in pointed]
    ends = [at for _point, at in turns[1:]] + [live.closed_at]
    took: dict[int, float] = {}
    begun: dict[int, int] = {}
    for (point, at), end in zip(turns, ends, strict=False):
        took[point] = took.get(point, 0) + (end - at).total_seconds() / 60
        begun.setdefault(point, int((at - live.opened_at).total_seconds() // 60))
    return [
        {**point, "at": begun[number], "took": max(1, round(took[number]))} if number in begun else dict(point) for number, point in enumerate(live.agenda)
    ]


def points_set(live: LiveSession, pointed: Iterable[Fact]) -> list[tuple[int, str]]:
    """When which point of the agenda was set: (session ms, its title)."""
    titles = [point["title"] for point in live.agenda]
    known = [(fact.at, fact.data["point"]) for fact in pointed if 0 <= fact.data["point"] < len(titles)]
    return [(max(0, int((at - live.opened_at).total_seconds() * 1000)), titles[number]) for at, number in known]


def chat_of(chat: Iterable[Fact]) -> list[dict]:
    """The chat as the record keeps it."""
    return [{"seq": fact.seq, "by": fact.by_id, "at": fact.at.isoformat(timespec="seconds"), "text": fact.data["text"]} for fact in chat]


def links_of(live: LiveSession, chat: Iterable[Fact]) -> list[str]:
    """The addresses named in notes and chat."""
    return links_in([live.notes_source, *(fact.data["text"] for fact in chat)])


def attendance_of(live: LiveSession, spans: Iterable[Attendance]) -> list[dict]:
    """Who was there between opening and closing, for how many minutes in all, longest first."""
    seconds: dict[int, float] = {}
    ways: dict[int, str] = {}
    for span in spans:
        start, end = max(span.joined_at, live.opened_at), min(span.left_at or live.closed_at, live.closed_at)
        if end < start:
            continue
        seconds[span.person_id] = seconds.get(span.person_id, 0) + (end - start).total_seconds()
        ways[span.person_id] = "socket" if "socket" in (span.way, ways.get(span.person_id)) else "text"
    ordered = sorted(seconds, key=lambda person_id: (-seconds[person_id], person_id))
    return [{"person": one, "minutes": max(SHORTEST_STAY, round(seconds[one] / 60)), "way": ways[one]} for one in ordered]


def links_in(texts: Iterable[str]) -> list[str]:
    """Every address named in the texts, once, in order."""
    found = (address for text in texts for _shown, address in pieces(text) if address)
    return list(dict.fromkeys(found))[:MOST_LINKS]


def _minutes(start: datetime, end: datetime) -> int:
    return max(1, round((end - start).total_seconds() / 60))
