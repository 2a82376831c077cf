"""What the commands of a room promise: numbered facts for those inside, nothing for those outside, retries that change nothing."""

import pytest
from sqlalchemy import func, select

from hub.live.models import Fact
from hub.storage.unit import db, unit_of_work
from tests.makers import membership, person
from tests.makers.live import live, live_role

KEY = "key-number-"


@pytest.fixture
def room(cast, socket):
    """An open session of a private community, its host and a member inside, and somebody who does not belong."""
    return Room(cast, socket)


class Room:
    """Lines of the cast into one open session."""

    def __init__(self, cast, socket):
        with unit_of_work():
            db.merge(cast.wells).access = "private"
        self.cast, self.open_socket = cast, socket
        self.live = live(cast.wells, cast.facilitator)
        self.host, self.member, self.outsider = (self.line(kind) for kind in ("facilitator", "member", "outsider"))
        for one in (self.host, self.member):
            self.ask(one, "live:enter")
        self.forget()

    def line(self, kind):
        return self.open_socket(getattr(self.cast, kind))

    def ask(self, line, command, **values):
        return line.ask(command, live=self.live.id, **values)

    def forget(self):
        for one in (self.host, self.member, self.outsider):
            one.heard()


EACH_FACT = {
    "chat:said": ("member", "chat:say", {"text": "The seal", "client_id": KEY + "1"}),
    "hand:raised": ("member", "hand:raise", {"client_id": KEY + "2"}),
    "agenda:pointed": ("host", "agenda:point", {"point": 1}),
    "notes:changed": ("host", "notes:write", {"base": 0, "start": 0, "gone": 0, "text": "Agreed\n", "client_id": KEY + "3"}),
    "floor:opened": ("host", "floor:ask", {"tab": KEY + "t"}),
    "record:started": ("host", "record:start", {}),
    "live:closed": ("host", "live:close", {}),
    "person:left": ("member", "live:leave", {}),
}


@pytest.mark.parametrize("fact", EACH_FACT)
def test_a_fact_is_heard_inside_and_not_outside(fact, room):
    who, command, values = EACH_FACT[fact]
    assert not room.ask(room.outsider, "live:enter")["ok"]
    assert room.ask(getattr(room, who), command, **values)["ok"]
    heard = room.host.heard(fact)
    assert len(heard) == 1 and heard[0]["seq"] > 2 and heard[0]["kind"] == fact
    assert (room.member.heard(fact) == heard) is (fact != "person:left")
    assert [one for one in room.outsider.heard() if ":" in one["fact"] and one["fact"] != "notices:counted"] == []


def test_facts_about_the_floor_and_the_recording_reach_everybody(room):
    stream = room.ask(room.host, "floor:ask", tab=KEY + "t")["stream"]
    room.ask(room.host, "record:start")
    room.ask(room.host, "floor:end", stream=stream)
    room.ask(room.host, "record:stop")
    room.ask(room.host, "floor:allow", most=2)
    kinds = ["floor:opened", "record:started", "floor:closed", "record:stopped", "floors:set"]
    assert [one["fact"] for one in room.member.heard()] == [one["fact"] for one in room.host.heard()] == kinds


def test_facts_about_a_hand_and_a_role_reach_everybody(room):
    room.ask(room.member, "hand:raise", client_id=KEY + "1")
    room.ask(room.host, "hand:call", person_id=room.cast.member.id)
    room.ask(room.member, "hand:lower", client_id=KEY + "2")
    room.ask(room.host, "role:give", person_id=room.cast.member.id, role="scribe", given=True, client_id=KEY + "3")
    kinds = ["hand:raised", "hand:called", "hand:lowered", "role:given"]
    assert [one["fact"] for one in room.member.heard()] == [one["fact"] for one in room.host.heard()] == kinds
    assert room.ask(room.member, "live:me")["you"]["may"]["notes"] is True


@pytest.mark.parametrize("command, values", [(command, values) for _who, command, values in EACH_FACT.values()] + [
    ("live:enter", {}), ("live:here", {}), ("live:missed", {"after": 0}), ("live:more", {"part": "chat"}), ("live:me", {}), ("chat:earlier", {"before": 9}),
    ("chat:hide", {"seq": 1}), ("hand:lower", {"client_id": KEY + "7"}), ("hand:call", {"person_id": 1}), ("live:open", {}),
    ("role:give", {"person_id": 1, "role": "scribe", "given": True, "client_id": KEY + "8"}),
])
def test_a_private_session_does_not_exist_for_outsiders(command, values, room):
    known, unknown = room.ask(room.outsider, command, **values), room.outsider.ask(command, live=987654321, **values)
    assert known == unknown and known["error"] == "not_found"


def test_everybody_hears_the_same_in_the_order_of_the_numbers(room):
    for number in range(12):
        room.ask((room.host, room.member)[number % 2], "chat:say", text=f"Line {number}", client_id=f"{KEY}{number:03}")
    heard = room.host.heard("chat:said")
    assert heard == room.member.heard("chat:said") and [one["data"]["text"] for one in heard] == [f"Line {n}" for n in range(12)]
    assert [one["seq"] for one in heard] == list(range(heard[0]["seq"], heard[0]["seq"] + 12))


def test_a_retry_is_answered_with_the_first_line_even_on_another_line(room):
    first = room.ask(room.member, "chat:say", text="Once", client_id=KEY + "1")
    room.member.close()
    again = room.ask(room.line("member"), "chat:say", text="Once, again", client_id=KEY + "1")
    assert again == first and len(room.host.heard("chat:said")) == 1


def test_the_same_key_of_two_people_is_two_lines(room):
    for one in (room.host, room.member):
        assert room.ask(one, "chat:say", text="Mine", client_id=KEY + "1")["ok"]
    assert len(room.host.heard("chat:said")) == 2


def test_who_was_away_gets_what_was_missed(room):
    seq = room.ask(room.member, "live:here")["seq"]
    room.member.close()
    for number in range(3):
        room.ask(room.host, "chat:say", text=f"Missed {number}", client_id=f"{KEY}{number}")
    back = room.ask(room.line("member"), "live:enter", last_seq=seq)
    assert [fact["data"]["text"] for fact in back["facts"]] == ["Missed 0", "Missed 1", "Missed 2"] and "state" not in back
    assert [fact["seq"] for fact in back["facts"]] == [seq + 1, seq + 2, seq + 3]


def test_much_that_was_missed_comes_in_pages_or_as_the_state(room, monkeypatch):
    with unit_of_work():
        one = db.get(type(room.live), room.live.id)
        db.add_all(Fact(live_id=one.id, seq=one.last_seq + n, kind="chat:said", by_id=room.cast.member.id, data={"text": "x"}) for n in range(1, 1101))
        one.last_seq += 1100
    page = room.ask(room.member, "live:missed", after=2)
    assert len(page["facts"]) == 500 and page["more"] is True
    assert room.ask(room.member, "live:missed", after=1000)["more"] is False
    assert room.ask(room.member, "live:enter", last_seq=2)["state"]["seq"] == one.last_seq


def test_a_line_taken_away_is_gone_from_everywhere(room, signed_in):
    said = room.ask(room.member, "chat:say", text="canary-4711", client_id=KEY + "1")["fact"]
    assert "canary-4711" in signed_in(room.cast.member).get(f"/live/{room.live.id}/text")
    assert room.ask(room.host, "chat:hide", seq=said["seq"])["ok"]
    news = room.member.heard()
    answers = [room.ask(room.member, "live:enter"), room.ask(room.member, "live:missed", after=0), room.ask(room.member, "chat:earlier", before=999),
               room.ask(room.member, "live:more", part="chat"), room.ask(room.member, "chat:say", text="x", client_id=KEY + "1"), news[-1]]
    assert "canary-4711" not in repr(answers) and room.ask(room.host, "chat:hide", seq=said["seq"])["error"] == "not_found"
    assert "canary-4711" not in signed_in(room.cast.member).get(f"/live/{room.live.id}/text")
    path = room.ask(room.host, "live:close")["path"]
    assert "canary-4711" not in signed_in(room.cast.member).get(path)


def test_an_author_takes_back_their_own_line_only(room):
    mine = room.ask(room.member, "chat:say", text="Mine", client_id=KEY + "1")["fact"]
    theirs = room.ask(room.host, "chat:say", text="Theirs", client_id=KEY + "2")["fact"]
    assert room.ask(room.member, "chat:hide", seq=theirs["seq"])["error"] == "forbidden"
    assert room.ask(room.member, "chat:hide", seq=mine["seq"])["ok"]


def test_a_removed_member_is_out_at_once(room):
    from hub.communities import actions
    from hub.communities.queries import by_of, community_for, member_of

    room.ask(room.host, "chat:say", text="Heard", client_id=KEY + "1")
    assert len(room.member.heard("chat:said")) == 1
    with unit_of_work():
        wells = community_for(by_of(room.cast.facilitator), "wells")
        actions.remove(by_of(room.cast.facilitator), wells, member_of(wells, "moussa"))
    assert [one["by"]["id"] for one in room.host.heard("person:left")] == [room.cast.member.id]
    room.ask(room.host, "chat:say", text="Among us", client_id=KEY + "2")
    assert room.member.heard("chat:said") == [] and room.ask(room.member, "live:missed", after=0)["error"] == "not_found"


def test_who_lost_their_place_in_any_other_way_is_out_at_the_next_look(room):
    from hub.live.sockets import look_again

    room.ask(room.host, "chat:say", text="Heard", client_id=KEY + "1")
    assert len(room.member.heard("chat:said")) == 1
    with unit_of_work():
        db.get(type(room.cast.member), room.cast.member.id).state = "suspended"
    look_again()
    room.ask(room.host, "chat:say", text="Among us", client_id=KEY + "2")
    assert room.member.heard("chat:said") == [] and len(room.host.heard("chat:said")) == 2


def test_hands_stand_in_the_order_of_raising_and_survive_a_lost_line(room):
    other = room.line("other")
    for number, one in enumerate((other, room.member)):
        assert room.ask(one, "hand:raise", client_id=f"{KEY}{number}")["ok"]
    other.close()
    names = [hand["person"]["name"] for hand in room.ask(room.host, "live:more", part="hands")["part"]]
    assert names == ["Priya Nair", "Moussa Traoré"]
    assert room.ask(room.member, "hand:raise", client_id=KEY + "9")["unchanged"] is True


def test_a_second_tab_keeps_one_in_the_room(room):
    second = room.line("member")
    room.ask(second, "live:enter")
    room.ask(second, "live:leave")
    assert room.host.heard() == []
    room.ask(room.member, "live:leave")
    assert [one["fact"] for one in room.host.heard()] == ["person:left"]


@pytest.mark.parametrize("values", [
    {}, {"live": "1"}, {"live": -1}, {"live": 2**70}, {"live": [1]}, {"live": None}, {"live": True}, {"live": {"$ne": 1}}, {"live": 1, "text": ""},
    {"live": 1, "text": "x" * 2001, "client_id": KEY + "1"}, {"live": 1, "text": ["x"], "client_id": KEY + "1"}, {"live": 1, "text": "x", "client_id": "'; --"},
])
def test_bad_values_are_refused_kindly(values, room):
    answer = room.member.ask("chat:say", **values)
    assert answer["error"] in ("invalid", "not_found") and answer["message"]


def test_nothing_but_the_named_values_is_taken(room):
    room.ask(room.member, "chat:say", text="Hello", client_id=KEY + "1", by_id=room.cast.admin.id, seq=4000, kind="live:closed", is_admin=True)
    fact = room.host.heard("chat:said")[0]
    assert fact["by"]["id"] == room.cast.member.id and fact["seq"] < 10
    assert set(fact) == {"live", "seq", "kind", "by", "at", "data", "client_id"} and set(fact["by"]) == {"id", "name", "initials", "colour"}


def test_who_speaks_too_fast_is_told_to_wait(room):
    answers = [room.ask(room.member, "chat:say", text="x", client_id=f"{KEY}{n:03}") for n in range(25)]
    assert sum(answer["ok"] for answer in answers) == 20 and answers[-1]["error"] == "too_many" and answers[-1]["retry_after"] >= 1


def test_a_crowded_room_is_given_in_eight_kilobytes(cast, socket):
    import json

    crowded = live(cast.wells, cast.facilitator)
    with unit_of_work():
        from hub.communities.queries import by_of
        from hub.live import actions, queries
        for number in range(60):
            one = person(f"Somebody With A Long Name {number} في القاعة")
            membership(cast.wells, one)
            by = by_of(one)
            seat = queries.seat_for(by, crowded.id, lock=True)
            actions.arrive(by, seat)
            actions.raise_hand(by, seat)
            actions.say(by, seat, "A line of some length, as people write them in a room " * 3)
    answer = socket(cast.member).ask("live:enter", live=crowded.id)
    assert len(json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()) <= 8 * 1024
    people = socket(cast.other).ask("live:more", live=crowded.id, part="people")["part"]
    assert len(people) == 61 and {"chat", "people"} <= set(answer["state"]["more"])


def test_a_scribe_with_an_old_version_loses_nothing(room):
    room.ask(room.host, "notes:write", base=0, start=0, gone=0, text="One\nTwo\n", client_id=KEY + "1")
    room.ask(room.host, "notes:write", base=1, start=0, gone=1, text="One from Amina\n", client_id=KEY + "2")
    live_role(room.live, room.cast.member)
    room.ask(room.member, "notes:write", base=1, start=1, gone=1, text="Two from Moussa\n", client_id=KEY + "3")
    room.ask(room.member, "notes:write", base=1, start=0, gone=1, text="One from Moussa\n", client_id=KEY + "4")
    text = room.ask(room.host, "live:more", part="notes")["part"]["text"]
    assert text.split("\n") == ["One from Amina", "One from Moussa", "Two from Moussa"]
    assert room.ask(room.member, "notes:write", base=99, start=0, gone=0, text="x\n", client_id=KEY + "5")["error"] == "conflict"
    assert room.ask(room.member, "notes:write", base=4, start=90, gone=5, text="x\n", client_id=KEY + "6")["error"] == "invalid"


def test_numbers_have_no_gap_after_refusals(room):
    for number in range(4):
        room.ask(room.member, "chat:say", text="x", client_id=f"{KEY}{number}")
        room.ask(room.member, "agenda:point", point=1)
        room.ask(room.host, "agenda:point", point=99)
    with unit_of_work(write=False):
        seqs = list(db.scalars(select(Fact.seq).order_by(Fact.seq)))
        assert seqs == list(range(1, len(seqs) + 1)) and db.scalar(select(func.count()).select_from(Fact)) == 6


def test_the_first_and_last_facts_are_heard_inside_and_not_outside(room, signed_in):
    with unit_of_work():
        db.get(type(room.live), room.live.id).state = "planned"
    host, other = signed_in(room.cast.facilitator), room.line("other")
    room.ask(other, "live:enter")
    room.ask(room.host, "live:open")
    host.post(f"/live/{room.live.id}/edit", {"title": "Another title", "agenda": "One point, 5"})
    said = room.ask(room.member, "chat:say", text="x", client_id=KEY + "1")["fact"]
    room.ask(room.member, "chat:hide", seq=said["seq"])
    kinds = ["person:came", "live:opened", "live:changed", "chat:said", "chat:hidden"]
    heard = [one for one in room.member.heard() if not one["fact"].startswith("notices")]
    assert [one["fact"] for one in heard] == kinds and heard[2]["payload"]["data"]["title"] == "Another title"
    assert heard[4]["payload"]["data"] == {"seq": said["seq"]}
    assert [one["fact"] for one in room.host.heard() if not one["fact"].startswith("notices")] == kinds
    assert [one for one in room.outsider.heard() if not one["fact"].startswith("notices")] == []


def test_facts_of_voice_notes_are_heard_inside_and_not_outside(room, signed_in):
    from tests.live.test_voice_notes import left

    first, second = (left(room, signed_in, 1, f"{KEY}-{number}") for number in range(2))
    room.ask(room.host, "note:set_aside", note=first)
    room.ask(room.host, "note:play", note=second)
    kinds = ["note:left", "note:left", "note:set_aside", "floor:opened", "note:played"]
    assert [one["fact"] for one in room.member.heard() if one["fact"].startswith(("note:", "floor:"))] == kinds
    assert [one for one in room.outsider.heard() if not one["fact"].startswith("notices")] == []


def test_every_kind_of_fact_has_been_tried_here():
    from pathlib import Path

    from hub.live.snapshot import CHANGES

    tried = Path(__file__).read_text()
    assert [kind for kind in CHANGES if f'"{kind}"' not in tried] == []
