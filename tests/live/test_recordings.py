"""After the session: a recording in chapters, turns left out of it, the whole taken back; by those who may, and really gone."""

import io
import re

import pytest
from sqlalchemy import select

from hub.audit.models import Deed
from hub.background import queue
from hub.library.queries import item_of_live
from hub.live import sounding
from hub.live.audio.bundles import REPAIR, pack
from hub.live.recording.chaptering import spans
from hub.live.recording.reading import looked_through_bytes
from hub.storage.unit import db, unit_of_work
from tests.live.audio.voices import alike, encoded, played, said, spoken, tune
from tests.live.test_sockets import Room
from tests.live.test_voice_views import fetched, publish, repair, sent_later, turn_of
from tests.makers.live import live_role


@pytest.fixture
def room(cast, socket):
    """An open session that is recorded; its member is a speaker and has said nine seconds, then the host nine others."""
    room = Room(cast, socket)
    live_role(room.live, cast.member, "speaker")
    room.ask(room.member, "consent:say", choice="agreed")
    room.ask(room.host, "record:start")
    room.member_turn, _ = turn_of(room, said(9, seed=4))
    room.host, room.member = room.member, room.host
    room.host_turn, _ = turn_of(room, said(9, seed=5))
    room.host, room.member = room.member, room.host
    return room


def record_of(room) -> dict:
    with unit_of_work(write=False):
        return item_of_live(room.live.id).record


def heard(visitor, path):
    return played(io.BytesIO(fetched(visitor, path).data))


def leave_out(visitor, room, *streams):
    return visitor.send(f"/live/{room.live.id}/recording/leave-out", {"stream": [str(one) for one in streams]}).status


def disk(room) -> set[str]:
    """Files of the session but for what the replay makes of its record, which holds no sound then (see its own tests)."""
    folder = sounding.folder_of(room.live)
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return {name for name in files if name != "timeline.json.gz" and not name.startswith("pack-")}


def test_each_speaker_has_a_chapter_that_plays_alone(room, signed_in):
    publish(room)
    first, second = record_of(room)["recording"]["chapters"]
    assert [first["person"], second["person"]] == [room.cast.member.id, room.cast.facilitator.id]
    assert first["at"] == 0 and 8_900 < second["at"] < 12_500 and abs(second["ms"] - 9_000) < 100  # a busy machine is slow between two turns; pauses are cut to three seconds
    member = signed_in(room.cast.member)
    answer = fetched(member, f"/live/{room.live.id}/recording/1/2.ogg")
    assert len(answer.data) == second["bytes"] and "immutable" in answer.headers["Cache-Control"]
    assert alike(tune(9, seed=5), played(io.BytesIO(answer.data)), 1) > 0.9
    assert "Pumps that last" in looked_through_bytes(answer.data).words["TITLE"]


def test_the_notes_list_the_chapters_as_plain_links(room, signed_in):
    publish(room)
    with unit_of_work(write=False):
        item = item_of_live(room.live.id).id
    page, base = signed_in(room.cast.member).get(f"/library/{item}"), f"/live/{room.live.id}/recording"
    assert re.search(rf'href="{base}/1\.ogg#t=(9|1[012])"', page.html) and f'href="{base}/1/2.ogg"' in page and "Download only this part" in page


def test_chapters_and_versions_are_only_for_those_who_may_read_the_notes(room, signed_in, client):
    publish(room)
    for path in (f"/live/{room.live.id}/recording/1.ogg", f"/live/{room.live.id}/recording/1/1.ogg"):
        assert fetched(signed_in(room.cast.member), path).status_code == 200
        assert fetched(signed_in(room.cast.outsider), path).status_code == fetched(client, path).status_code == 404


def test_a_speaker_has_their_own_turn_left_out(room, signed_in):
    publish(room)
    member = signed_in(room.cast.member)
    assert leave_out(member, room, room.member_turn["stream"]) == 302
    assert fetched(member, f"/live/{room.live.id}/recording/1.ogg").status_code == 404
    assert not [name for name in disk(room) if name.startswith((f"tracks/{room.member_turn['stream']}-", "recording-", "chapters-"))]
    queue.run_waiting()
    assert record_of(room)["recording"]["version"] == 2
    assert fetched(member, f"/live/{room.live.id}/recording/1.ogg").status_code == 404
    sound = heard(member, f"/live/{room.live.id}/recording/2.ogg")
    assert abs(len(sound) / 48_000 - 9) < 0.1 and alike(tune(9, seed=5), sound, 1) > 0.9


def test_nobody_leaves_out_anothers_turn_but_who_leads(room, signed_in):
    publish(room)
    before = disk(room)
    assert leave_out(signed_in(room.cast.member), room, room.host_turn["stream"]) == 403
    assert leave_out(signed_in(room.cast.other), room, room.host_turn["stream"]) == 403
    assert leave_out(signed_in(room.cast.outsider), room, room.host_turn["stream"]) == 404
    assert leave_out(signed_in(room.cast.member), room) == 422 and disk(room) == before
    assert leave_out(signed_in(room.cast.facilitator), room, room.member_turn["stream"], room.host_turn["stream"]) == 302
    queue.run_waiting()
    assert "recording" not in record_of(room) and not record_of(room)["renewing"]


def test_a_page_shows_a_speaker_their_own_turns_and_the_host_all(room, signed_in):
    publish(room)
    path = f"/live/{room.live.id}/recording"
    assert signed_in(room.cast.member).get(path).html.count('name="stream"') == 1
    assert signed_in(room.cast.facilitator).get(path).html.count('name="stream"') == 2
    assert signed_in(room.cast.other).get(path).status == 403


def test_a_turn_left_out_is_not_mended_back(room, signed_in):
    publish(room)
    member, stream = signed_in(room.cast.member), room.member_turn["stream"]
    bundles = spoken(encoded(tune(9, seed=4), 16_000), stream=stream, t_ms=room.member_turn["t_ms"])
    assert repair(member, room, stream, sent_later(bundles[:5])) == 200
    leave_out(member, room, stream)
    assert repair(member, room, stream, sent_later(bundles[5:10])) == 404
    queue.run_waiting()
    assert {one["person"] for one in record_of(room)["recording"]["chapters"]} == {room.cast.facilitator.id}
    assert pack(bundles[0]._replace(flags=REPAIR)) not in (sounding.folder_of(room.live) / "repairs.bin").read_bytes()


def test_who_leads_deletes_the_recording_and_nothing_of_it_stays(room, signed_in):
    publish(room)
    path = f"/live/{room.live.id}/recording/delete"
    assert signed_in(room.cast.member).send(path).status == 403 and "recording-1.ogg" in disk(room)
    host = signed_in(room.cast.facilitator)
    assert host.send(path).status == 302
    assert disk(room) == set() and fetched(host, f"/live/{room.live.id}/recording.ogg").status_code == 404
    queue.wake("live.publish", room.live.id)
    queue.run_waiting()
    record = record_of(room)
    assert "recording" not in record and record["taken_back"]["by"] == room.cast.facilitator.id and disk(room) == set()
    with unit_of_work(write=False):
        assert len(list(db.scalars(select(Deed).where(Deed.verb == "deleted_recording", Deed.thing_id == room.live.id)))) == 1
        item = item_of_live(room.live.id).id
    assert "has deleted its recording" in signed_in(room.cast.other).get(f"/library/{item}")


@pytest.mark.parametrize(("said", "expected"), [
    ([(1, 0, 30), (2, 30, 33), (1, 33, 60)], [(1, 0, 60)]),
    ([(1, 0, 30), (2, 31, 60)], [(1, 0, 31), (2, 31, 60)]),
    ([(1, 0, 2), (2, 3, 40)], [(2, 0, 40)]),
    ([], []),
])
def test_short_words_make_no_chapters(said, expected):
    speakers = [{"person_id": who, "from": begin * 1000, "to": end * 1000} for who, begin, end in said]
    assert spans(speakers) == [(who, begin * 1000, end * 1000) for who, begin, end in expected]
