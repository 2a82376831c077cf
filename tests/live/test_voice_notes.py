"""Voice notes: arriving in parts however often they are sent, waiting in the queue, played as a turn; gone with the session."""

import io

import pytest

from hub.communities import actions as communities
from hub.communities.models import Community
from hub.communities.queries import by_of, community_for, member_of
from hub.live import payloads, queries, snapshot, sounding
from hub.live.audio.bundles import END, START, bundles_of, pack
from hub.live.sockets import speaking
from hub.storage.unit import db, unit_of_work
from tests.live.audio.voices import alike, encoded, played, tune
from tests.live.test_sockets import KEY, Room
from tests.live.test_voice_views import TAB, fetched, publish

NOTE = KEY + "-note"


@pytest.fixture
def room(cast, socket):
    return Room(cast, socket)


def bundled(packets) -> list[bytes]:
    return [pack(bundle) for bundle in bundles_of(packets, 0, 0)]


def send(visitor, room, parts, key=NOTE):
    body = b"".join(len(part).to_bytes(2) + part for part in parts)
    headers = {"X-CSRFToken": visitor.token(), "Accept": "application/json"}
    return visitor.client.post(f"/live/{room.live.id}/voice-notes?key={key}", data=body, content_type="application/octet-stream", headers=headers)


def left(room, signed_in, seconds=3, key=NOTE, who=None) -> int:
    packets = encoded(tune(seconds), 16_000)
    return send(signed_in(who or room.cast.member), room, bundled(packets), key).json["seq"]


def waiting(room) -> list[dict]:
    with unit_of_work(write=False):
        live = queries.seat_of(room.live.id, lock=False).live
        return payloads.state(queries.room_of(live))["voice"]["notes"]


def to_the_end(room, seconds: int) -> None:
    """Let the session's clock run until a note is over."""
    for _ in range(seconds * 2 + 4):
        sounding.VOICES[room.live.id]._zero -= 0.5
        speaking.tick()


def test_a_note_is_in_the_queue_with_its_length(room, signed_in):
    seq = left(room, signed_in)
    fact = room.host.heard("note:left")[0]
    assert fact["seq"] == seq and abs(fact["data"]["ms"] - 3_000) < 100 and fact["by"]["id"] == room.cast.member.id
    assert [note["seq"] for note in waiting(room)] == [seq]


def test_a_note_goes_on_where_the_line_broke_and_is_never_doubled(room, signed_in):
    member, parts = signed_in(room.cast.member), bundled(encoded(tune(4), 16_000))
    assert send(member, room, parts[:8]).json == {"have": 24, "seq": None}
    assert send(member, room, parts[:8]).json == {"have": 24, "seq": None}
    assert send(member, room, parts[12:]).json == {"have": 24, "seq": None}  # a hole: the page is told what is missing
    whole = send(member, room, parts[6:]).json
    assert whole["seq"] and send(member, room, parts[6:]).json == whole and len(waiting(room)) == 1
    heard = played(io.BytesIO(fetched(member, f"/live/{room.live.id}/voice-notes/{whole['seq']}.ogg").data))
    assert alike(tune(4), heard, 1) > 0.9


def test_a_played_note_is_heard_as_a_turn_of_who_left_it_and_recorded(room, signed_in):
    seq = left(room, signed_in, 5)
    room.ask(room.member, "consent:say", choice="agreed")
    room.ask(room.host, "record:start")
    room.ask(room.host, "voice:listen", rung="fast")
    assert room.ask(room.host, "note:play", note=seq)["ok"]
    to_the_end(room, 5)
    opened = room.host.heard("floor:opened")
    assert opened[0]["data"]["person"]["id"] == room.cast.member.id and waiting(room) == []
    with unit_of_work(write=False):
        assert queries.floors_of(queries.seat_of(room.live.id, lock=False).live) == []
    assert not list((sounding.folder_of(room.live) / "notes").glob("*.ogg"))
    publish(room)
    heard = played(io.BytesIO(fetched(signed_in(room.cast.member), f"/live/{room.live.id}/recording.ogg").data))
    assert abs(len(heard) / 48_000 - 5) < 0.1 and alike(tune(5), heard, 1) > 0.9


def test_a_note_does_not_cut_off_who_speaks_but_the_host_themselves(room, signed_in, cast):
    seq = left(room, signed_in)
    room.ask(room.member, "hand:raise", client_id=KEY + "hand")
    room.ask(room.host, "hand:call", person_id=cast.member.id)
    grant = room.ask(room.member, "floor:ask", tab=TAB)
    assert room.ask(room.host, "note:play", note=seq)["error"] == "conflict" and len(waiting(room)) == 1
    room.ask(room.member, "floor:end", stream=grant["stream"])
    assert room.ask(room.host, "floor:ask", tab=TAB)["ok"]
    assert room.ask(room.host, "note:play", note=seq)["ok"]
    [turn] = sounding.VOICES[room.live.id].stage.floor.turns.values()
    assert turn.person_id == cast.member.id


def test_only_who_leads_plays_and_only_they_or_its_author_set_aside(room, signed_in, cast, socket):
    seq = left(room, signed_in)
    other = socket(cast.other)
    assert room.ask(other, "note:play", note=seq)["error"] == room.ask(other, "note:set_aside", note=seq)["error"] == "forbidden"
    assert room.ask(socket(cast.outsider), "note:play", note=seq)["error"] == "not_found"
    path = f"/live/{room.live.id}/voice-notes/{seq}.ogg"
    assert fetched(signed_in(cast.facilitator), path).status_code == fetched(signed_in(cast.member), path).status_code == 200
    assert fetched(signed_in(cast.other), path).status_code == 404
    assert room.ask(room.member, "note:set_aside", note=seq)["ok"] and waiting(room) == []
    assert fetched(signed_in(cast.facilitator), path).status_code == 404


def test_who_may_not_raise_a_hand_leaves_no_note(room, signed_in, cast):
    assert left(room, signed_in) and send(signed_in(cast.muted), room, bundled(encoded(tune(2), 16_000))).status_code == 403
    assert send(signed_in(cast.outsider), room, bundled(encoded(tune(2), 16_000))).status_code == 404


def test_a_person_has_three_notes_waiting_at_most(room, signed_in):
    for number in range(3):
        assert left(room, signed_in, 1, f"{NOTE}{number}")
    refused = send(signed_in(room.cast.member), room, bundled(encoded(tune(1), 16_000)), f"{NOTE}3")
    assert refused.status_code == 409 and "Three of your voice notes" in refused.json["message"] and len(waiting(room)) == 3
    assert left(room, signed_in, 1, f"{NOTE}4", room.cast.other)


def test_what_is_no_note_is_refused_and_changes_nothing(room, signed_in):
    member, parts = signed_in(room.cast.member), bundled(encoded(tune(2), 16_000))
    lies = [[], [b"x"], [parts[0][:-1]], [b"\x10" + parts[0][1:2] + b"\0\7" + parts[0][4:]], [b"\x14" + parts[0][1:]], [b""], [bytes(40)]]
    assert [send(member, room, lie).status_code // 100 for lie in lies] == [4] * len(lies)
    assert waiting(room) == [] and not list(sounding.folder_of(room.live).glob("notes/*"))


def test_two_minutes_are_the_longest(room, signed_in):
    member, packet = signed_in(room.cast.member), encoded(tune(1), 16_000)[4]
    parts = [pack(bundle) for bundle in bundles_of([packet] * 2_100, 0, 0, each=12)]
    parts = [bytes([part[0] & ~(START | END)]) + part[1:] for part in parts]
    codes = [send(member, room, parts[at:at + 15]).status_code for at in range(0, len(parts), 15)]
    assert set(codes) == {200, 422}


def test_notes_go_with_the_session_and_with_their_author(room, signed_in, cast):
    left(room, signed_in, 1)
    left(room, signed_in, 1, NOTE + "b", cast.other)
    with unit_of_work():
        by = by_of(cast.facilitator)
        community = community_for(by, db.get(Community, room.live.community_id).slug)
        communities.remove(by, community, member_of(community, cast.other.handle))
    assert [note["person"]["id"] for note in waiting(room)] == [cast.member.id]
    assert room.ask(room.host, "live:close")["ok"]
    assert waiting(room) == [] and not (sounding.folder_of(room.live) / "notes").exists()


def test_the_facts_of_notes_make_the_same_state(room, signed_in):
    state = room.ask(room.host, "live:enter", last_seq=0)["state"]
    first, second = left(room, signed_in, 1), left(room, signed_in, 1, NOTE + "2")
    room.ask(room.host, "note:set_aside", note=first)
    facts = room.ask(room.host, "live:missed", after=state["seq"])["facts"]
    for fact in facts:
        state = snapshot.apply(state, fact)
    assert [note["seq"] for note in state["voice"]["notes"]] == [second] and state["voice"]["notes"] == waiting(room)
