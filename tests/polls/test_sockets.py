"""What the commands about polls promise: told inside, nothing outside, votes once each and exact, results to whom they are for."""

import json

import pytest

from hub.communities.models import Community
from hub.polls import sites
from hub.storage.unit import db, unit_of_work
from tests.makers.live import live, live_role
from tests.makers.polls import poll

KEY = "key-number-"
SECRET = "quibblestone"
MAKE = {"kind": "one", "words": "What holds the pump?", "choices": "Rope\nChain\nNeither", "anonymous": True, "results": "all", "open": True}


class Room:
    """Lines of the cast into one open session of a private community; the outsider has one too, but no way in."""

    def __init__(self, cast, socket):
        with unit_of_work():
            db.get(Community, cast.wells.id).access = "private"
        self.cast, self.live = cast, live(cast.wells, cast.facilitator)
        self.host, self.member, self.other, self.outsider = (socket(getattr(cast, kind)) for kind in ("facilitator", "member", "other", "outsider"))
        self.lines = (self.host, self.member, self.other, self.outsider)
        for one in self.lines[:3]:
            self.ask(one, "live:enter")
        self.forget()

    def ask(self, line, command, **values):
        return line.ask(command, live=self.live.id, **values)

    def make(self, number=1, **values):
        return self.ask(self.host, "poll:make", **{**MAKE, "client_id": f"{KEY}{number}", **values})["poll"]["id"]

    def vote(self, line, number, choices="0", text=""):
        return self.ask(line, "poll:vote", poll=number, choices=choices, text=text)

    def tally(self, line, number):
        return self.ask(line, "polls:tally", poll=number)

    def forget(self):
        return [one.heard() for one in self.lines]

    def value(self, line):
        return self.ask(line, "live:more", part="polls")["part"]


@pytest.fixture
def room(cast, socket):
    return Room(cast, socket)


def test_an_open_poll_is_heard_by_all_inside_and_by_nobody_outside(room):
    number = room.make()
    heard = [one.heard("poll:opened") for one in room.lines]
    assert heard[0] == heard[1] == heard[2] and heard[3] == [] and heard[1][0]["data"]["poll"]["choices"] == ["Rope", "Chain", "Neither"]
    assert room.value(room.other)["open"]["id"] == number and "secret" not in json.dumps(heard)


def test_votes_make_no_number_and_tallies_reach_the_room_alone(room):
    number = room.make()
    room.forget()
    before = room.ask(room.other, "live:here")["seq"]
    assert room.vote(room.member, number) == {"ok": True} and room.vote(room.host, number, "1")["ok"]
    told = room.other.heard("poll:counted")
    assert told[-1] == {"live": room.live.id, "poll": number, "voted": 2, "counts": [1, 1, 0], "texts": []}
    assert room.ask(room.other, "live:here")["seq"] == before and room.outsider.heard() == []
    assert room.vote(room.outsider, number)["error"] == room.tally(room.outsider, number)["error"] == "not_found"


@pytest.mark.parametrize("anonymous", [True, False])
def test_each_has_one_vote_which_may_change_until_the_close(anonymous, room):
    number = room.make(anonymous=anonymous)
    for choice in ("0", "0", "2", "1"):
        assert room.vote(room.member, number, choice)["ok"]
    assert room.tally(room.other, number)["tally"]["counts"] == [0, 1, 0]
    assert room.ask(room.member, "live:me")["you"]["polls"]["vote"] == {"choices": [1], "text": ""}
    room.ask(room.host, "poll:close", poll=number)
    assert room.vote(room.member, number, "0")["error"] == "conflict"
    assert room.value(room.other)["closed"][0] | {"id": 0} == {
        "id": 0, "kind": "one", "words": "What holds the pump?", "choices": ["Rope", "Chain", "Neither"], "anonymous": anonymous, "results": "all",
        "shown": False, "voted": 1, "counts": [0, 1, 0]}


def test_results_for_who_voted_reach_them_alone_until_the_close(room):
    number = room.make(results="voters")
    room.vote(room.member, number)
    room.forget()
    room.vote(room.host, number, "1")
    assert room.member.heard("poll:counted")[-1]["counts"] == [1, 1, 0]
    assert [set(one) for one in room.other.heard("poll:counted")] == [{"live", "poll", "voted"}]
    assert room.tally(room.other, number)["error"] == "forbidden" and room.tally(room.member, number)["ok"]
    room.ask(room.host, "poll:close", poll=number)
    assert room.other.heard("poll:closed")[0]["data"]["counts"] == [1, 1, 0]


def test_results_for_hosts_are_theirs_until_they_show_them(room):
    number = room.make(results="hosts")
    room.vote(room.member, number)
    assert room.tally(room.host, number)["tally"]["counts"] == [1, 0, 0] and room.tally(room.member, number)["error"] == "forbidden"
    room.ask(room.host, "poll:close", poll=number)
    assert "counts" in room.member.heard("poll:closed")[0]["data"] and room.value(room.member)["closed"][0]["counts"] is None
    assert all("counts" not in one for one in room.member.heard("poll:counted"))
    room.ask(room.host, "poll:show", poll=number)
    assert room.value(room.member)["closed"][0]["counts"] == [1, 0, 0] and room.member.heard("poll:shown")[0]["data"]["counts"] == [1, 0, 0]


def test_a_draft_is_known_to_who_leads_alone(room):
    before = room.ask(room.member, "live:here")["seq"]
    number = room.make(open=False, words=SECRET)
    assert room.ask(room.member, "live:here")["seq"] == before and room.forget()[1:] == [[], [], []]
    told = [room.ask(room.member, command, **values) for command, values in (
        ("live:enter", {}), ("live:missed", {"after": 0}), ("live:me", {}), ("live:more", {"part": "polls"}))]
    assert SECRET not in json.dumps(told) and room.ask(room.host, "live:me")["you"]["polls"]["drafts"][0]["words"] == SECRET
    for command, values in (("poll:vote", {"choices": "0", "text": ""}), ("polls:tally", {}), ("poll:open", {}), ("poll:drop", {})):
        assert room.ask(room.member, command, poll=number, **values) == room.ask(room.member, command, poll=number + 1, **values)


def test_one_poll_is_open_at_a_time_and_two_hosts_do_a_thing_once(room):
    live_role(room.live, room.cast.other, "host")
    first, second = room.make(1), room.make(2, open=False)
    assert room.ask(room.other, "poll:open", poll=second)["error"] == "conflict"
    assert room.ask(room.other, "poll:open", poll=first) == {"ok": True, "unchanged": True}
    room.forget()
    answers = [room.ask(line, "poll:close", poll=first) for line in (room.host, room.other)]
    assert "fact" in answers[0] and answers[1]["unchanged"] and len(room.member.heard("poll:closed")) == 1
    assert room.ask(room.other, "poll:open", poll=first)["error"] == "invalid"


def test_a_retry_makes_no_second_poll(room):
    assert room.make() == room.make(words="Another") and len(room.member.heard("poll:opened")) == 1


@pytest.mark.parametrize("kind, choices, text, counts", [
    ("one", "2", "", [0, 0, 1]), ("several", "0 2", "", [1, 0, 1]), ("scale", "4", "", [0, 0, 0, 0, 1]), ("text", "", "A rope", []),
])
def test_each_kind_takes_what_fits_it(kind, choices, text, counts, room):
    number = room.make(kind=kind)
    assert room.vote(room.member, number, choices, text)["ok"]
    found = room.tally(room.other, number)["tally"]
    assert found["counts"] == counts and [one[1] for one in found["texts"]] == ([text] if text else [])


@pytest.mark.parametrize("kind, choices, text", [
    ("one", "", ""), ("one", "0 1", ""), ("one", "3", ""), ("one", "-1", ""), ("one", "x", ""), ("one", "1" * 90, ""), ("several", "", ""), ("several", "0 9", ""),
    ("scale", "5", ""), ("text", "0", ""), ("text", "", "x" * 501), ("one", "٣", ""),
])
def test_what_does_not_fit_is_refused_to_the_sender_and_unknown_to_others(kind, choices, text, room):
    number = room.make(kind=kind)
    room.forget()
    assert room.vote(room.member, number, choices, text)["error"] == "invalid"
    assert room.forget() == [[]] * 4 and room.tally(room.host, number)["tally"]["voted"] == 0


@pytest.mark.parametrize("values", [
    {"words": "x" * 301}, {"words": " "}, {"choices": "One"}, {"choices": "\n".join(map(str, range(13)))}, {"choices": "x" * 81 + "\ny"}, {"kind": "rank"}, {"results": "nobody"},
])
def test_polls_that_cannot_be_answered_are_not_made(values, room):
    assert room.ask(room.host, "poll:make", **{**MAKE, "client_id": KEY + "1", **values})["error"] == "invalid"
    assert room.forget() == [[]] * 4


def test_only_who_leads_makes_and_runs_polls(room):
    assert room.ask(room.member, "poll:make", **MAKE, client_id=KEY + "2")["error"] == "forbidden"
    number = room.make()
    for command in ("close", "show", "open"):
        assert room.ask(room.member, f"poll:{command}", poll=number)["error"] == "forbidden"


def test_what_somebody_wrote_can_be_hidden(room):
    number = room.make(kind="text")
    room.vote(room.member, number, "", SECRET)
    text = room.tally(room.host, number)["tally"]["texts"][0][0]
    assert room.ask(room.member, "poll:hide", poll=number, text=text, hidden=True)["error"] == "forbidden"
    assert room.ask(room.host, "poll:hide", poll=number, text=text, hidden=True)["ok"]
    assert SECRET not in json.dumps(room.tally(room.other, number)) and room.tally(room.host, number)["tally"]["texts"][0][2] is True


@pytest.fixture
def kisumu(monkeypatch):
    """The member holds the phone of a site of 38."""
    monkeypatch.setattr(sites._Asked, "resolve", staticmethod(lambda by, seat: sites.Cap(7, "Kisumu", 38) if by.handle == "moussa" else None))


def test_a_site_votes_for_its_people_and_never_for_more(room, kisumu):
    number = room.make()
    room.vote(room.other, number, "0")

    def cast(line, counts):
        return room.ask(line, "poll:vote_for_site", poll=number, counts=counts)

    assert cast(room.other, "1 0 0")["error"] == "forbidden"
    assert cast(room.member, "20 18 0")["ok"] and room.tally(room.other, number)["tally"]["counts"] == [21, 18, 0]
    refused = cast(room.member, "20 18 1")
    assert refused["error"] == "invalid" and "38" in refused["message"]
    for wrong in ("20", "1 2 3 4", "-1 0 0", "x 0 0", ""):
        assert cast(room.member, wrong)["error"] == "invalid"
    assert cast(room.member, "0 5 5")["ok"], "counted again: instead of before"
    assert room.tally(room.other, number)["tally"] | {"poll": 0} == {"poll": 0, "voted": 11, "counts": [1, 5, 5], "texts": []}


def test_reactions_are_told_together_and_name_nobody(room):
    assert room.ask(room.member, "reaction:give", kind="clap")["ok"]
    assert room.other.heard("reactions:given") == [{"live": room.live.id, "given": {"clap": 1}}] and room.outsider.heard() == []
    assert room.ask(room.member, "reaction:give", kind="boo")["error"] == "invalid"
    assert room.ask(room.outsider, "reaction:give", kind="clap")["error"] == "not_found"


def test_the_close_of_the_session_closes_its_poll(room):
    number = poll(room.live, room.cast.facilitator).id
    room.vote(room.member, number)
    room.forget()
    room.ask(room.host, "live:close")
    assert [one["fact"] for one in room.member.heard() if one["fact"] != "notices:counted"] == ["poll:closed", "live:closed"]
    assert room.vote(room.member, number)["error"] in ("forbidden", "conflict")
