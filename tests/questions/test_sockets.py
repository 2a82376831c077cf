"""What the commands about questions promise: told inside, nothing outside; held ones leak nowhere; retries change nothing."""

import json

import pytest

from hub.communities.models import Community
from hub.storage.unit import db, unit_of_work
from tests.makers.live import live, live_role
from tests.makers.questions import question, taking

KEY = "key-number-"
SECRET = "quibblestone"


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

    def put(self, line, text="What does a seal cost?", number=1, **values):
        return self.ask(line, "question:ask", **{"text": text, "nameless": False, "relayed": "", "client_id": f"{KEY}{number}", **values})

    def forget(self):
        return [one.heard() for one in self.lines]

    def mine(self, line):
        return self.ask(line, "live:me")["you"]["questions"]

    def value(self, line):
        return self.ask(line, "live:more", part="questions")["part"]


@pytest.fixture
def room(cast, socket):
    return Room(cast, socket)


def test_a_question_is_heard_by_all_inside_and_by_nobody_outside(room):
    fact = room.put(room.member)["fact"]
    heard = [one.heard("question:asked") for one in room.lines]
    assert heard[0] == heard[1] == heard[2] == [fact] and heard[3] == []
    assert fact["data"]["text"] == "What does a seal cost?" and fact["by"]["id"] == room.cast.member.id
    assert room.value(room.other)["list"][0]["by"]["name"] == "Moussa Traoré"


def test_votes_are_told_inside_only_and_count_once_each(room):
    number = room.put(room.member)["question"]["id"]
    room.forget()
    for up in (True, True, False, True):
        assert room.ask(room.other, "question:vote", question=number, up=up)["ok"]
    room.ask(room.host, "question:vote", question=number, up=True)
    assert room.value(room.member)["list"][0]["votes"] == 2 and room.mine(room.other)["voted"] == [number]
    assert [one["data"]["counts"] for one in room.member.heard("questions:counted")][-1] == [[number, 2]]
    assert room.outsider.heard() == [] and room.ask(room.outsider, "question:vote", question=number, up=True)["error"] == "not_found"


def test_nobody_votes_for_their_own_question(room):
    number = room.put(room.member)["question"]["id"]
    answer = room.ask(room.member, "question:vote", question=number, up=True)
    assert answer["error"] == "forbidden" and "own" in answer["message"] and room.value(room.member)["list"][0]["votes"] == 0


def test_a_retry_is_the_same_question_also_when_it_is_held(room):
    first, again = room.put(room.member), room.put(room.member, text="Once more")
    assert again == first and len(room.value(room.host)["list"]) == 1
    taking(room.live, room.cast.facilitator, waits=True)
    held, again = room.put(room.member, number=2), room.put(room.member, number=2)
    assert held == again and held["question"]["state"] == "held" and "fact" not in held


def test_a_held_question_is_known_to_who_leads_and_its_author_alone(room):
    taking(room.live, room.cast.facilitator, waits=True)
    room.forget()
    before = room.ask(room.other, "live:here")["seq"]
    number = room.put(room.member, text=SECRET)["question"]["id"]
    assert room.ask(room.other, "live:here")["seq"] == before
    assert [one["fact"] for one in room.host.heard()] == ["questions:waiting"]
    assert room.other.heard() == room.outsider.heard() == []
    told = [room.ask(room.other, command, **values) for command, values in (
        ("live:enter", {}), ("live:missed", {"after": 0}), ("live:me", {}), ("live:more", {"part": "questions"}))]
    assert SECRET not in json.dumps(told) and json.dumps(room.mine(room.other)).count(str(number)) == 0
    assert [one["text"] for one in room.mine(room.host)["held"]] == [SECRET] == [one["text"] for one in room.mine(room.member)["own"]]
    for command, values in (("vote", {"up": True}), ("withdraw", {}), ("let_in", {}), ("dismiss", {"word": ""}), ("answer", {"text": ""}), ("read", {})):
        unknown = room.ask(room.other, f"question:{command}", question=number + 1, **values)
        assert room.ask(room.other, f"question:{command}", question=number, **values) == unknown and unknown["error"] == "not_found"


def test_what_is_let_in_is_told_to_all_in_its_authors_name(room):
    taking(room.live, room.cast.facilitator, waits=True)
    number = room.put(room.member)["question"]["id"]
    room.forget()
    fact = room.ask(room.host, "question:let_in", question=number)["fact"]
    assert room.other.heard("question:asked") == [fact] and fact["by"]["id"] == room.cast.member.id
    assert room.ask(room.host, "question:let_in", question=number)["unchanged"] and room.outsider.heard() == []


def test_what_is_set_aside_is_gone_for_all_and_the_word_is_for_its_author(room):
    number = room.put(room.member, text=SECRET)["question"]["id"]
    room.forget()
    room.ask(room.host, "question:dismiss", question=number, word="Asked before")
    assert room.other.heard("question:gone")[0]["data"] == {"id": number}
    assert room.mine(room.member)["own"][0] | {"id": 0} == {"id": 0, "text": SECRET, "relayed": "", "state": "dismissed", "word": "Asked before"}
    told = json.dumps([room.ask(room.other, "live:missed", after=0), room.ask(room.other, "live:enter"), room.mine(room.other)])
    assert SECRET not in told and "Asked before" not in told and room.value(room.other)["list"] == []


def test_a_question_without_a_name_names_nobody(room):
    assert room.put(room.member, nameless=True)["error"] == "invalid"
    taking(room.live, room.cast.facilitator, nameless=True)
    room.put(room.member, nameless=True, number=2)
    told = [room.ask(line, "live:missed", after=0)["facts"] for line in (room.host, room.other)]
    asked = [[one for one in facts if one["kind"] == "question:asked"][-1] for facts in told]
    assert [one["by"]["id"] for one in asked] == [0, 0] and "client_id" not in asked[0]
    assert room.value(room.host)["list"][-1]["by"] is None and room.mine(room.member)["own"][-1]["state"] == "open"


def test_marks_and_answers_are_told_to_all(room):
    number = room.put(room.member)["question"]["id"]
    room.forget()
    for command, values in (("pin", {}), ("read", {}), ("answer", {"text": "Four dollars"}), ("reopen", {})):
        assert room.ask(room.host, f"question:{command}", question=number, **values)["ok"]
    kinds = ["question:pinned", "question:read", "question:answered", "question:reopened"]
    assert [one["fact"] for one in room.other.heard()] == [one["fact"] for one in room.host.heard()] == kinds and room.outsider.heard() == []
    value = room.value(room.other)
    assert (value["now"], value["pinned"], value["list"][0]["state"], value["list"][0]["answer"]) == (0, 0, "open", "")


def test_two_hosts_at_once_change_a_thing_once(room, socket):
    live_role(room.live, room.cast.other, "host")
    number = room.put(room.member)["question"]["id"]
    room.forget()
    answers = [room.ask(line, "question:read", question=number) for line in (room.host, room.other)]
    assert "fact" in answers[0] and answers[1]["unchanged"] and len(room.member.heard("question:read")) == 1
    room.ask(room.host, "question:dismiss", question=number, word="")
    assert room.ask(room.other, "question:answer", question=number, text="Late")["unchanged"]


def test_three_questions_wait_at_most_and_a_fourth_after_an_answer(room):
    numbers = [room.put(room.member, number=n)["question"]["id"] for n in range(3)]
    refused = room.put(room.member, number=4)
    assert refused["error"] == "invalid" and "3" in refused["message"]
    room.ask(room.host, "question:answer", question=numbers[0], text="")
    assert room.put(room.member, number=5)["ok"]


def test_who_leads_and_scribes_ask_for_others(room):
    assert room.put(room.member, relayed="Amina, by phone")["error"] == "forbidden"
    assert room.put(room.host, relayed="Amina, by phone", number=2)["fact"]["data"]["relayed"] == "Amina, by phone"
    live_role(room.live, room.cast.member, "scribe")
    number = room.put(room.member, relayed="A man by SMS", number=3)["question"]["id"]
    assert room.ask(room.member, "question:vote", question=number, up=True)["ok"], "what is asked for another is not one's own"


@pytest.mark.parametrize("text", ["", "   ", "x" * 501, None, 7, ["a"]])
def test_bad_questions_are_refused_to_the_sender_and_unknown_to_others(text, room):
    assert room.put(room.member, text=text)["error"] == "invalid"
    assert [one.heard() for one in room.lines] == [[]] * 4 and room.put(room.member, text="x" * 500, number=2)["ok"]


def test_after_the_close_nothing_is_asked_or_voted(room):
    number = question(room.live, room.cast.other).id
    room.ask(room.host, "live:close")
    assert room.put(room.member)["error"] == room.ask(room.member, "question:vote", question=number, up=True)["error"] == "forbidden"
    assert room.ask(room.host, "question:read", question=number)["error"] == "forbidden"
