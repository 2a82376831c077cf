"""Hearing without script, hearing later, and mending what a bad line lost: only for those who may, and whole."""

import io
from datetime import timedelta

import pytest

from hub.background import queue
from hub.communities import actions as communities
from hub.communities.models import Community
from hub.communities.queries import by_of, community_for, member_of
from hub.library.queries import item_of_live
from hub.live import jobs, sounding
from hub.live.audio.bundles import REPAIR, pack
from hub.live.models import LiveSession
from hub.live.sockets import speaking
from hub.storage.unit import db, unit_of_work
from tests.live.audio.voices import alike, encoded, played, said, spoken, tune
from tests.live.test_sockets import KEY, Room
from tests.makers.live import live, live_role

TAB = KEY + "tab"


@pytest.fixture
def room(cast, socket):
    """An open session of a private community; its member is a speaker."""
    room = Room(cast, socket)
    live_role(room.live, cast.member, "speaker")
    room.ask(room.member, "consent:say", choice="agreed")
    return room


def turn_of(room, packets, lost=frozenset()) -> tuple[dict, list]:
    """The member speaks a whole turn; bundles whose number is in `lost` stay on the device."""
    grant = room.ask(room.member, "floor:ask", tab=TAB)
    # The clock of the session is moved instead of waiting as long as the turn takes.
    voice = sounding.VOICES[room.live.id]
    bundles = spoken(packets, stream=grant["stream"], t_ms=grant["t_ms"])
    for number, bundle in enumerate(bundles):
        voice._zero -= bundle.ms / 1000
        if number not in lost:
            room.member.send("a", pack(bundle))
    speaking.tick()
    return grant, bundles


def sent_later(bundles) -> bytes:
    parts = [pack(bundle._replace(flags=REPAIR)) for bundle in bundles]
    return b"".join(len(part).to_bytes(2) + part for part in parts)


def repair(visitor, room, stream: int, body: bytes) -> int:
    headers = {"X-CSRFToken": visitor.token()}
    path = f"/live/{room.live.id}/repair/{stream}"
    return visitor.client.post(path, data=body, content_type="application/octet-stream", headers=headers).status_code


def fetched(visitor, path, **options):
    """An answer, read and closed."""
    with visitor.client.get(path, **options) as answer:
        answer.get_data()
        return answer


def recording(visitor, room, **options):
    return fetched(visitor, f"/live/{room.live.id}/recording.ogg", **options)


def publish(room) -> None:
    assert room.ask(room.host, "live:close")["ok"]
    queue.run_waiting()


def test_what_was_recorded_is_in_the_notes_and_sounds_as_it_was_said(room, signed_in):
    room.ask(room.host, "record:start")
    turn_of(room, said(6))
    publish(room)
    member = signed_in(room.cast.member)
    with unit_of_work(write=False):
        item = item_of_live(room.live.id).id
    assert f"/live/{room.live.id}/recording/1.ogg" in member.get(f"/library/{item}")
    whole = recording(member, room)
    assert whole.status_code == 200 and alike(tune(6), played(io.BytesIO(whole.data)), 1) > 0.9
    part = recording(member, room, headers={"Range": "bytes=100-199"})
    assert part.status_code == 206 and part.data == whole.data[100:200]


def test_a_recording_is_only_for_those_who_may_read_the_notes(room, signed_in, client):
    room.ask(room.host, "record:start")
    turn_of(room, said(2))
    publish(room)
    assert recording(signed_in(room.cast.member), room).status_code == 200
    assert recording(signed_in(room.cast.outsider), room).status_code == recording(client, room).status_code == 404


def test_what_was_said_before_and_after_the_recording_is_not_in_it(room, signed_in):
    turn_of(room, said(3, seed=4))
    room.ask(room.host, "record:start")
    turn_of(room, said(3, seed=5))
    room.ask(room.host, "record:stop")
    turn_of(room, said(3, seed=6))
    publish(room)
    heard = played(io.BytesIO(recording(signed_in(room.cast.member), room).data))
    assert abs(len(heard) / 48_000 - 3) < 0.1 and alike(tune(3, seed=5), heard, 1) > 0.9


def test_without_a_recording_there_is_none(room, signed_in):
    turn_of(room, said(2))
    publish(room)
    assert recording(signed_in(room.cast.member), room).status_code == 404


@pytest.mark.parametrize("when", ["before the end", "after the end"])
def test_what_the_line_lost_is_mended(room, signed_in, when):
    room.ask(room.host, "record:start")
    packets, lost = encoded(tune(6), 16_000), set(range(10, 20))
    grant, bundles = turn_of(room, packets, lost)
    if when == "after the end":
        publish(room)
    answered = 200 if when == "after the end" else 204  # with a sentence: its page shows no room
    assert repair(signed_in(room.cast.member), room, grant["stream"], sent_later([bundles[n] for n in sorted(lost)])) == answered
    publish(room) if when == "before the end" else queue.run_waiting()
    heard = played(io.BytesIO(recording(signed_in(room.cast.member), room).data))
    assert alike(tune(6), heard, 2) > 0.9


def test_what_is_mended_after_the_end_is_there_once_and_the_replay_follows(room, signed_in):
    room.ask(room.host, "record:start")
    grant, bundles = turn_of(room, encoded(tune(6), 16_000), set(range(10, 20)))
    publish(room)
    member, versions = signed_in(room.cast.member), []
    for _ in range(2):
        assert repair(member, room, grant["stream"], sent_later(bundles[10:20])) == 200
        queue.run_waiting()
        with unit_of_work(write=False):
            versions.append(item_of_live(room.live.id).record["recording"]["version"])
    assert versions == [2, 2]
    assert "recording/2.ogg" in member.get(f"/live/{room.live.id}/replay").html


@pytest.mark.parametrize(("hours", "answered"), [(23, 200), (25, 403)])
def test_for_a_day_after_the_end_it_can_be_mended(room, signed_in, hours, answered):
    room.ask(room.host, "record:start")
    grant, bundles = turn_of(room, encoded(tune(3), 16_000), {5})
    publish(room)
    with unit_of_work():
        db.get(LiveSession, room.live.id).closed_at -= timedelta(hours=hours)
    assert repair(signed_in(room.cast.member), room, grant["stream"], sent_later(bundles[5:6])) == answered


@pytest.mark.parametrize("body", [b"", b"\x00", b"\x00\x05abc", b"\xff\xff" + bytes(40), bytes(40), b"\x00\x01x" * 9, bytes(40_000)])
def test_a_repair_that_is_no_sound_is_refused(room, signed_in, body):
    grant, bundles = turn_of(room, said(1))
    member = signed_in(room.cast.member)
    assert repair(member, room, grant["stream"], body) == 422
    assert repair(member, room, grant["stream"], sent_later(bundles[:1])) == 204


def test_nobody_mends_the_turn_of_another_nor_past_its_end(room, signed_in):
    grant, bundles = turn_of(room, said(2))
    late = [bundle._replace(t_ms=bundle.t_ms + 5_000, seq=bundle.seq + 100) for bundle in bundles[:1]]
    assert repair(signed_in(room.cast.facilitator), room, grant["stream"], sent_later(bundles[:1])) == 404
    assert repair(signed_in(room.cast.outsider), room, grant["stream"], sent_later(bundles[:1])) == 404
    assert repair(signed_in(room.cast.member), room, grant["stream"], sent_later(late)) == 422
    assert repair(signed_in(room.cast.member), room, grant["stream"], sent_later(bundles[:1])) == 204


def test_the_voice_comes_in_pieces(room, signed_in):
    turn_of(room, said(13))
    member, address = signed_in(room.cast.member), f"/live/{room.live.id}/segments"
    told = member.get(f"{address}.json?after=0").json
    assert [one["n"] for one in told["segments"]][:2] == [1, 2] and told["live_ms"] > 60_000
    assert [one["n"] for one in member.get(f"{address}.json?after=1").json["segments"]][0] == 2
    since = told["segments"][1]["t_ms"] + 1
    assert [one["n"] for one in member.get(f"{address}.json?after=0&from={since}").json["segments"]] == [one["n"] for one in told["segments"]][1:]
    piece = fetched(member, f"{address}/1.opus")
    assert "immutable" in piece.headers["Cache-Control"] and abs(len(played(io.BytesIO(piece.data))) / 48_000 - 6) < 0.1
    assert signed_in(room.cast.outsider).get(f"{address}/1.opus").status == signed_in(room.cast.outsider).get(f"{address}.json").status == 404
    room.ask(room.host, "live:close")
    assert member.get(f"{address}/1.opus").status == 403


def pocket(visitor, room, query="", **headers):
    answer = visitor.client.get(f"/live/{room.live.id}/listen.ogg{query}", buffered=False, headers=headers)
    return answer, iter(answer.response)


def test_a_player_made_from_chromium_gets_a_whole_block_at_once(room, signed_in):
    turn_of(room, said(4))
    member = signed_in(room.cast.member)
    _answer, blocks = pocket(member, room, **{"User-Agent": "Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile Safari/537.36"})
    _other, plain = pocket(member, room, **{"User-Agent": "Mozilla/5.0 (Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0"})
    assert 32_768 <= len(next(blocks)) <= 32_770 and len(next(plain)) < 20_000


def test_a_plain_stream_ends_with_the_session(room, signed_in):
    turn_of(room, said(4))
    answer, parts = pocket(signed_in(room.cast.member), room)
    assert answer.status_code == 200 and answer.headers["Cache-Control"] == "no-store"
    first = next(parts)
    room.ask(room.host, "live:close")
    whole = first + b"".join(parts)
    assert whole.startswith(b"OggS") and len(played(io.BytesIO(whole))) > 48_000
    assert signed_in(room.cast.member).get(f"/live/{room.live.id}/listen.ogg").status == 403


def _removed(room):
    wells = community_for(by_of(room.cast.facilitator), "wells")
    communities.remove(by_of(room.cast.facilitator), wells, member_of(wells, "moussa"))


def _signed_out(room):
    from hub.accounts.actions.entering import end_sign_ins
    from hub.accounts.models import Person

    end_sign_ins(db.get(Person, room.cast.member.id))


@pytest.mark.parametrize("ending", [_removed, _signed_out])
def test_a_plain_stream_ends_for_who_may_hear_no_more(room, signed_in, ending):
    turn_of(room, said(2))
    _answer, parts = pocket(signed_in(room.cast.member), room)
    _other, theirs = pocket(signed_in(room.cast.other), room)
    assert next(parts) and next(theirs)
    with unit_of_work():
        ending(room)
    turn = room.ask(room.host, "floor:ask", tab=TAB)
    for bundle in spoken(said(2), stream=turn["stream"], t_ms=turn["t_ms"])[:4]:
        room.host.send("a", pack(bundle))
    assert len(b"".join(parts)) < 200 and len(next(theirs)) > 200


def test_a_plain_stream_keeps_to_its_cap(room, signed_in):
    page = signed_in(room.cast.member).get(f"/live/{room.live.id}/listen?cap_mb=5")
    assert f"/live/{room.live.id}/listen.ogg?cap_mb=5" in page and "5 MB" in page.words and "7 MB" in page.words
    sounding.VOICES.clear()
    _answer, parts = pocket(signed_in(room.cast.member), room, "?cap_mb=1")
    assert next(parts)
    pocket_of = sounding.VOICES[room.live.id].pockets
    assert len(pocket_of) == 1
    room.ask(room.host, "live:close")
    list(parts)
    assert pocket_of == []


def test_the_page_of_text_says_who_speaks_and_that_it_is_recorded(room, signed_in):
    member, path = signed_in(room.cast.other), f"/live/{room.live.id}/text"
    assert "is speaking" not in member.get(path).words and "This session is being recorded." not in member.get(path).words
    room.ask(room.host, "record:start")
    room.ask(room.member, "consent:say", choice="agreed")
    room.ask(room.member, "floor:ask", tab=TAB)
    words = member.get(path).words
    assert "Moussa Traoré is speaking" in words and "This session is being recorded." in words
    assert f"/live/{room.live.id}/listen" in member.get(path).links


def test_who_listens_without_script_sees_it_begin_to_be_recorded(room, signed_in):
    member, path = signed_in(room.cast.other), f"/live/{room.live.id}/now"
    assert path in member.get(f"/live/{room.live.id}/listen")
    with member.client.get(path) as answer:
        assert answer.headers["Refresh"] == "20" and "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    assert "recorded" not in member.get(path).words
    room.ask(room.host, "record:start")
    assert "This session is being recorded." in member.get(path).words
    room.ask(room.host, "live:close")
    assert "This session is over." in member.get(path).words


def test_pages_with_a_voice_ask_the_database_as_often_as_without(room, signed_in, queries):
    member, path = signed_in(room.cast.other), f"/live/{room.live.id}/listen"
    member.get(path)
    with queries() as before:
        member.get(path)
    room.ask(room.member, "floor:ask", tab=TAB)
    with queries() as after:
        member.get(path)
    assert len(before) == len(after)


def test_a_place_closed_to_outsiders_is_heard_by_its_members_on(room, socket):
    with unit_of_work():
        db.get(Community, room.cast.wells.id).access = "open"
    assert room.ask(room.outsider, "live:enter")["ok"] and room.ask(room.outsider, "voice:listen", rung="fast")["ok"]
    room.ask(room.host, "voice:listen", rung="fast")
    turn_of(room, said(1))
    assert room.outsider.heard("a") and room.host.heard("a")
    with unit_of_work():
        from hub.communities.leaving import close_to_outsiders

        db.get(Community, room.cast.wells.id).access = "private"
        db.flush()
        close_to_outsiders(room.cast.wells.id)
    turn_of(room, said(1))
    assert room.outsider.heard("a") == [] and room.host.heard("a")


def test_the_sound_of_a_deleted_session_is_forgotten_and_no_other(room, signed_in):
    room.ask(room.host, "record:start")
    turn_of(room, said(1))
    publish(room)
    kept, gone = sounding.folder_of(room.live), sounding.folder_of(live(room.cast.wells, uid="of-somebody@live"))
    gone.mkdir()
    with unit_of_work():
        db.delete(db.query(LiveSession).filter_by(uid="of-somebody@live").one())
    jobs.forget_sound()
    assert kept.exists() and not gone.exists()
