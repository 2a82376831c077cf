"""The room around the voice in one line: the replay of an hour, a joiner's state, a deck, votes: `python -m bench.bench_room`.

The hour has 30 slides, 400 chat lines, 60 questions, 6 polls, notes and 40 turns to speak, in sentences of the demonstration. Weights are those of a first
visit: the page and every file it names, as they go over the wire, with 300 bytes of headers each, before sound and pictures of slides.
"""

import json
import random
import re
import secrets
import sys
from datetime import timedelta

from bench import bench_deck, bench_votes
from bench.figures import Figures
from bench.world import connected
from hub.clock import now
from hub.demo.reading import CONTENT
from hub.live.models import Attendance, Fact
from hub.polls.models import Count, Poll
from hub.questions.models import Question
from hub.slides.models import Deck, Page
from hub.storage.unit import db, unit_of_work
from tests.cast import make_cast
from tests.live.audio.voices import said
from tests.makers import membership, person
from tests.makers.live import live, session_notes
from tests.makers.replay import published, recorded
from tests.serving import Visitor

HOUR = 3600
SLIDES, LINES, QUESTIONS, POLLS, TURNS, NOTES, PEOPLE = 30, 400, 60, 6, 40, 60, 120
HEAD = 300  # bytes of headers of one answer
MOST_REPLAY_KB, MOST_STATE_KB, MOST_ROOM_KB, MOST_DECK_S, MOST_PAGE_KB = 60, 8, 60, 60, 40


def measured() -> dict[str, float]:
    """replay_kb, state_kb and room_kb of a full hour, from an empty hub of its own."""
    with connected("sqlite") as app:
        cast = make_cast(access="private")
        crowd = [person(f"{first} {last}") for first, last in _names(PEOPLE)]
        with unit_of_work():
            for one in crowd:
                membership(db.merge(cast.wells), one)
        opened = live(cast.wells, cast.facilitator, opened_at=now() - timedelta(seconds=HOUR), starts_at=now() - timedelta(seconds=HOUR))
        with unit_of_work():
            _fill(db.get(type(opened), opened.id), crowd)
        visitor = Visitor(app, cast.member)
        state, room = _state_kb(visitor, opened.id), _weight_kb(visitor, f"/live/{opened.id}/room")
        _record(opened, crowd)
        session_notes(opened, "\n".join(_sentences(NOTES, 3)))
        published(opened, crowd)
        return {"replay_kb": _weight_kb(visitor, f"/live/{opened.id}/replay"), "state_kb": state, "room_kb": room}


def _fill(one, crowd) -> None:
    """An hour of a busy session, straight into its tables."""
    rng = random.Random(7)
    facts = {"kind": "pdf", "bytes": 900_000, "state": "ready", "pages": SLIDES, "drawn": SLIDES}
    deck = Deck(live_id=one.id, name="Pumps that last.pdf", client_key=secrets.token_hex(8), **facts)
    db.add(deck)
    db.flush()
    texts = _sentences(SLIDES * 3, 1)
    pages = [
        Page(deck_id=deck.id, number=n, title=texts[n][:60], text="\n".join(texts[n * 3 - 3 : n * 3]), width=960, height=540, small=secrets.token_hex(20),
             small_bytes=9_000, large=secrets.token_hex(20), large_bytes=22_000) for n in range(1, SLIDES + 1)
    ]
    db.add_all(pages)
    happened = [(n * HOUR // SLIDES, "slide:shown", None, _shown(deck, page)) for n, page in enumerate(pages)]
    happened += [(rng.randrange(HOUR), "chat:said", rng.choice(crowd).id, {"text": text}) for text in _sentences(LINES, 2)]
    for seq, (at, kind, by, data) in enumerate(sorted(happened, key=lambda fact: fact[0]), 1):
        db.add(Fact(live_id=one.id, seq=seq, kind=kind, by_id=by, data=data, at=one.opened_at + timedelta(seconds=at)))
    one.last_seq = len(happened)
    one.notes_source = "\n".join(_sentences(NOTES, 3))
    db.add_all([Attendance(live_id=one.id, person_id=someone.id, joined_at=one.opened_at) for someone in crowd])
    _ask(one, crowd, rng)


def _record(one, crowd) -> None:
    """Forty people speak in turn, each for eighty seconds."""
    turn = said(4) * 20
    recorded(one, *((crowd[number], number * HOUR // TURNS, turn) for number in range(TURNS)))


def _ask(one, crowd, rng) -> None:
    for number, text in enumerate(_sentences(QUESTIONS, 4)):
        at = one.opened_at + timedelta(seconds=number * HOUR // QUESTIONS)
        answered = {"state": "answered", "answered_at": at + timedelta(seconds=200)} if number % 3 else {}
        db.add(Question(live_id=one.id, by_id=rng.choice(crowd).id, text=text, votes=rng.randrange(40), at=at, **answered))
    for number, text in enumerate(_sentences(POLLS, 5)):
        poll = Poll(live_id=one.id, kind="one", words=text[:300], choices=["Yes", "No", "Not yet"], state="closed" if number else "open", voted=90,
                    opened_at=one.opened_at + timedelta(seconds=number * 500))
        db.add(poll)
        db.flush()
        db.add_all([Count(poll_id=poll.id, choice=choice, votes=30 + choice) for choice in range(3)])


def _shown(deck: Deck, page: Page) -> dict:
    return {"deck": deck.id, "page": page.number, "of": deck.pages, "title": page.title, "small": page.small, "large": page.large,
            "bytes": [page.small_bytes, page.large_bytes], "width": page.width, "height": page.height}


def _state_kb(visitor: Visitor, live_id: int) -> float:
    """What a joiner is given of the room, as JSON."""
    line = visitor.socket()
    try:
        answer = line.ask("live:enter", live=live_id)
        return len(json.dumps(answer["state"], ensure_ascii=False, separators=(",", ":")).encode()) / 1024
    finally:
        line.close()


def _weight_kb(visitor: Visitor, path: str) -> float:
    """A first visit to a page: itself, and every file it names."""
    html = visitor.get(path)
    assert html.status == 200, html
    files = sorted(set(re.findall(r'(?:src|href)="(/static/[^"#]+)', html.html)))
    return sum(_wire(visitor, one) for one in (path, *files)) / 1024


def _wire(visitor: Visitor, path: str) -> int:
    with visitor.client.get(path, headers={"Accept-Encoding": "gzip"}) as answer:
        assert answer.status_code == 200, path
        return len(answer.get_data()) + HEAD


def _sentences(count: int, seed: int) -> list[str]:
    """So many different sentences people said in the demonstration, 20 to 200 characters each."""
    said = " ".join(path.read_text(encoding="utf-8") for path in sorted((CONTENT / "threads").glob("*.md")))
    found = [one.strip() for one in re.split(r"(?<=[.?!])\s", re.sub(r"==[^\n]*\n", " ", said)) if 20 <= len(one.strip()) <= 200]
    return random.Random(seed).sample(sorted(set(found)), count)


def _names(count: int) -> list[tuple[str, str]]:
    rng = random.Random(3)
    first = ("Amina", "Moussa", "Priya", "Karim", "Naledi", "Chisomo", "Halima", "Ingrid", "Rodrigue", "Meena", "Blessing", "Aïssatou")
    last = ("Otieno", "Traoré", "Nair", "Haddad", "Mokoena", "Nyirenda", "Juma", "Solberg", "Ouédraogo", "Oraon", "Marufu", "Diédhiou")
    return [(rng.choice(first), rng.choice(last)) for _number in range(count)]


def main() -> None:
    """Measure, print the table and the line that others read."""
    found, room = Figures("The room around the voice"), measured()
    found.property("replay of an hour before sound and pictures", f"{room['replay_kb']:.1f} KB", room["replay_kb"] <= MOST_REPLAY_KB, f"{MOST_REPLAY_KB} KB")
    found.property("a joiner's state", f"{room['state_kb']:.1f} KB", room["state_kb"] <= MOST_STATE_KB, f"{MOST_STATE_KB} KB")
    found.property("the room's page", f"{room['room_kb']:.1f} KB", room["room_kb"] <= MOST_ROOM_KB, f"{MOST_ROOM_KB} KB")
    if "--pages" in sys.argv:
        found.end()
        return
    deck = bench_deck.measured()
    found.time("a deck of 60 pages", deck.deck_s, MOST_DECK_S, "s")
    found.property("a page of it", f"{deck.page_kb:.1f} KB", deck.page_kb <= MOST_PAGE_KB, f"{MOST_PAGE_KB} KB")
    found.tell("p99 lateness of a voice while it is drawn, to idle", f"{deck.p99_ratio:.2f}")
    votes = bench_votes.measure()
    found.property("votes counted exactly", f"{votes['voters']} of {bench_votes.VOTERS}", votes["exact"] and votes["voters"] == bench_votes.VOTERS, "all")
    found.property("tallies a second to one voter", votes["tallies_per_s"], votes["tallies_per_s"] <= 1, "1")
    found.time("until the last vote is safe", votes["seconds"], 1, "s")
    try:
        found.end()
    finally:
        print(f"replay_kb={room['replay_kb']:.1f} state_kb={room['state_kb']:.1f} deck_s={deck.deck_s:.1f} page_kb={deck.page_kb:.1f} "
              f"votes_per_s={votes['votes_per_s']:.0f}")


if __name__ == "__main__":
    main()
