"""A replay with sound: times of the recording, chapters, names left out everywhere, and nothing left when the recording is taken back."""

import io
import re
import zipfile

import pytest

from hub.background import queue
from hub.communities.queries import by_of
from hub.library.queries import item_of_live
from hub.live import actions as live_actions
from hub.live.queries import seat_for
from hub.live.recording.reading import looked_through_bytes
from hub.live.sounding import folder_of
from hub.replay import queries
from hub.storage.unit import unit_of_work
from tests.live.audio.voices import said
from tests.makers.replay import deck, fact, over, published, recorded, session_notes


@pytest.fixture
def told(cast):
    """A recorded session: the member speaks from 60 s on, somebody else from 300 s; lines before, between and after."""
    with unit_of_work() as open_db:
        open_db.merge(cast.wells).access = "private"
    one = over(cast.wells, cast.facilitator)
    slides = deck(one, cast.facilitator)
    recorded(one, (cast.member, 60, said(9, seed=4)), (cast.other, 300, said(9, seed=5)))
    fact(one, "chat:said", 10, cast.other, text="Before any sound")
    fact(one, "slide:shown", 64, cast.facilitator, deck=slides.id, page=1)
    fact(one, "caption:said", 65, cast.other, lang="en", text="It breaks <first> & last", t_ms=65_000)
    fact(one, "caption:said", 200, cast.other, lang="en", text="Nobody hears this", t_ms=200_000)
    fact(one, "chat:said", 304, cast.facilitator, text="In the second turn")
    session_notes(one)
    queue.run_waiting()
    published(one, (cast.member, cast.other))
    return one


def page_of(visitor, one, path=""):
    return visitor.get(f"/live/{one.id}/replay{path}")


def data_of(visitor, one, path) -> bytes:
    with visitor.client.get(f"/live/{one.id}/replay{path}") as answer:
        return answer.get_data()


def packed(visitor, one) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data_of(visitor, one, "/pack.zip"))) as box:
        return {name: box.read(name) for name in box.namelist()}


def test_times_are_those_of_the_recording(cast, signed_in, told):
    page = page_of(signed_in(cast.member), told)
    second = page.html.index("In the second turn")
    assert 'data-t="0"' in page.html[:page.html.index("Before any sound")]
    times = [int(t) for t in re.findall(r'data-t="(\d+)"', page.html[page.html.index("Nobody hears this") - 200:second])]
    assert times == sorted(times) and 14 <= times[-1] <= 17  # nine seconds, three of the pause, four of the second turn
    assert f"/live/{told.id}/recording/1.ogg#t=" in page and re.search(r"0:2[01] of sound, \d+ KB", page.words)


def test_captions_follow_the_recording_and_leave_out_what_it_does_not_hold(cast, signed_in, told):
    text = page_of(signed_in(cast.member), told, "/captions-en.vtt").response.get_data(as_text=True)
    assert text.startswith("WEBVTT") and "00:00:05.000 --> 00:00:12.000\n<v Moussa Traoré>It breaks &lt;first&gt; &amp; last" in text  # who speaks, not who types
    assert "Nobody hears this" not in text
    assert page_of(signed_in(cast.member), told, "/captions-fr.vtt").status == 404


def test_names_are_left_out_of_the_page_the_files_and_the_folder(cast, signed_in, told):
    member, host = signed_in(cast.member), signed_in(cast.facilitator)
    queue.run_waiting()
    names = ("Moussa", "Priya", "Amina")
    before = packed(member, told)
    assert any(name.encode() in body for name in names for body in before.values()) and "Moussa" in looked_through_bytes(data_of(member, told, "/1/1.ogg")).words["TITLE"]
    assert host.post(f"/live/{told.id}/replay/names", {"without": "1"}, on=f"/live/{told.id}/replay").status == 302
    queue.run_waiting()
    main = page_of(member, told).html.partition("<main")[2]
    assert "Person 1" in main and not any(name in main for name in names)
    after = packed(member, told) | {"vtt": data_of(member, told, "/captions-en.vtt"), "chapter": data_of(member, told, "/1/1.ogg")}
    assert [name for name, body in after.items() if any(one.encode() in body for one in names)] == []


def test_the_folder_holds_everything_and_asks_for_nothing(cast, signed_in, told):
    queue.run_waiting()
    box = packed(signed_in(cast.member), told)
    assert {"index.html", "replay.js", "style.css", "notes.md", "timeline.json", "captions-en.vtt", "sound/1.ogg", "sound/2.ogg"} <= set(box)
    index = box["index.html"].decode()
    assert "In the second turn" in index and 'src="replay.js"' in index and "/static/" not in index and 'type="module"' not in index
    assert "sound/2.ogg" in index


def test_nothing_of_the_sound_is_left_when_the_recording_is_taken_back(cast, signed_in, told):
    queue.run_waiting()
    member, host = signed_in(cast.member), cast.facilitator
    assert page_of(member, told, "/pack.zip").status == page_of(member, told, "/1/1.ogg").status == 200
    with unit_of_work():
        live_actions.take_back(by_of(host), seat_for(by_of(host), told.id, lock=True))
    page = page_of(member, told)
    assert "has deleted its recording" in page.words and "<audio" not in page.html and "In the second turn" in page
    assert page_of(member, told, "/pack.zip").status == page_of(member, told, "/1/1.ogg").status == 404
    assert [path.name for path in folder_of(told).rglob("*") if path.suffix in (".ogg", ".zip", ".part")] == []
    queue.run_waiting()
    assert not any(name.startswith("sound/") for name in packed(member, told))


def test_a_transcript_is_written_by_hosts_and_scribes_and_goes_with_the_recording(cast, signed_in, told):
    host, member, address = signed_in(cast.facilitator), signed_in(cast.member), f"/live/{told.id}/replay/transcript"
    assert member.get(address).status == 403
    refused = host.post(address, {"text": "WEBVTT\n\nnothing here"})
    assert refused.status == 422 and "nothing here" in refused
    assert host.post(address, {"text": "WEBVTT\n\n00:02.000 --> 00:04.500\n<v Moussa>The seal & the valve\n"}).status == 302
    assert "The seal &amp; the valve" in page_of(member, told) and "The seal &amp; the valve" in page_of(member, told, "/transcript.vtt").response.get_data(as_text=True)
    assert page_of(signed_in(cast.outsider), told, "/transcript.vtt").status == 404
    with unit_of_work():
        by = by_of(cast.facilitator)
        live_actions.take_back(by, seat_for(by, told.id, lock=True))
    assert "The seal" not in page_of(member, told)
    queue.run_waiting()
    with unit_of_work(write=False):
        assert queries.choices_of(told.id).transcript == []


def test_a_page_asks_the_database_as_often_for_many_lines_as_for_one(cast, signed_in, told, queries):
    member = signed_in(cast.member)
    fact(told, "chat:said", 305, cast.other, text="One more, so that the file is out of date")
    page_of(member, told)
    with queries() as one:
        page_of(member, told)
    for number in range(3):
        fact(told, "chat:said", 306 + number, cast.other, text=f"Line {number}")
    with queries() as four:
        page_of(member, told)
    queue.run_waiting()
    assert len(one) == len(four) < 30


def test_chapters_are_the_points_of_the_agenda_on_the_pages_and_in_their_files(cast, signed_in):
    one = over(cast.wells, cast.facilitator, agenda=[{"title": "Welcome", "minutes": 4}, {"title": "Seals that last", "minutes": 5}])
    recorded(one, (cast.member, 60, said(12, seed=4)), (cast.other, 75, said(9, seed=5)), (cast.member, 300, said(9, seed=6)))
    for seconds, point in [(58, 0), (290, 1)]:
        fact(one, "agenda:pointed", seconds, cast.facilitator, point=point)
    session_notes(one)
    queue.wake("live.publish", one.id)
    queue.run_waiting()
    member = signed_in(cast.other)
    page, notes = page_of(member, one), member.get(f"/library/{_notes_of(one)}")
    for where in (page.words, notes.words):
        assert re.search(r"Welcome\s+Moussa Traoré\s*,\s+Priya Nair.*Seals that last\s+Moussa Traoré", where)
    titles = [looked_through_bytes(data_of(member, one, f"/1/{number}.ogg")).words["TITLE"] for number in (1, 2)]
    assert titles == [f"Welcome – {one.title}", f"Seals that last – Moussa Traoré – {one.title}"]


def _notes_of(one) -> int:
    with unit_of_work(write=False):
        return item_of_live(one.id).id
