"""What every command passes through: an answer always, values read strictly, the person asked afresh, floods cut."""

import pytest
from sqlalchemy import update

from hub.accounts.models import Person, SignIn
from hub.limits import Budget
from hub.realtime import commands
from hub.storage.unit import db, unit_of_work

GOOD = {"count": 3, "text": "Hello", "flag": True, "key": "abcdefgh", "choice": "red"}
WRONG = {
    "count": [None, "3", 3.5, True, 0, 11, -1, 2**70, [], {}, float("inf")],
    "text": [None, 3, "", "   ", "a" * 21, [], {}, True, "\x00\x01"],
    "flag": [None, 0, 1, "true", [], {}],
    "key": [None, "short", "a" * 65, "with space", "ünïcödé-key", 12345678, [], {}, "abcdefgh\n"],
    "choice": [None, "green", "RED", "", 1, [], {}, ["red"]],
}


def test_an_answer_is_ok_or_says_why(socket, cast):
    line = socket(cast.member)
    assert line.ask("probe:all", **GOOD) == {"ok": True, **GOOD}
    refused = line.ask("probe:all", **GOOD | {"count": 11})
    assert refused["ok"] is False and refused["error"] == "invalid" and "count" in refused["message"]


@pytest.mark.parametrize("name, value", [(name, value) for name, values in WRONG.items() for value in values])
def test_a_wrong_value_is_refused(socket, cast, name, value):
    assert socket(cast.member).ask("probe:all", **GOOD | {name: value})["error"] == "invalid"


@pytest.mark.parametrize("payload", [None, "text", 5, [], [[]], True, {}])
def test_a_payload_of_the_wrong_shape_is_refused(socket, cast, payload):
    line = socket(cast.member)
    assert line.client.emit("probe:all", payload, callback=True)["error"] == "invalid"
    assert line.client.emit("probe:all", callback=True)["error"] == "invalid"


def test_control_characters_are_dropped_and_joiners_kept(socket, cast):
    heard = socket(cast.member).ask("probe:all", **GOOD | {"text": " a\x00b\u202ec می\u200cخواهم "})
    assert heard["text"] == "abc می\u200cخواهم"


def test_more_than_asked_for_is_ignored(socket, cast):
    assert "admin" not in socket(cast.member).ask("probe:all", **GOOD, admin=True)


def test_an_unknown_command_harms_nobody(socket, cast):
    line = socket(cast.member)
    line.client.emit("no:such", {"a": 1})
    assert line.ask("probe:who") == {"ok": True, "name": cast.member.name}


@pytest.mark.parametrize("choice, error", [("conflict", "conflict"), ("missing", "not_found"), ("crash", "failed")])
def test_a_refused_command_changes_and_announces_nothing(socket, cast, choice, error):
    line, listener = socket(cast.member), socket(cast.other)
    assert listener.ask("probe:enter")["ok"]
    refused = line.ask("probe:fail", choice=choice)
    assert refused["error"] == error and refused["message"]
    assert listener.heard() == [] and line.ask("probe:who")["name"] == cast.member.name


def test_a_crash_is_answered_with_a_number_found_in_the_log(socket, cast, caplog):
    message = socket(cast.member).ask("probe:fail", choice="crash")["message"]
    number = next(word for word in caplog.text.split() if word.strip("()") in message and len(word) == 8)
    assert "ZeroDivisionError" in caplog.text and number
    assert "ZeroDivision" not in message


def test_a_reading_command_cannot_write(socket, cast):
    line = socket(cast.member)
    assert line.ask("probe:read")["error"] == "failed"
    assert line.ask("probe:who")["name"] == cast.member.name


def test_the_speaker_hears_the_news_like_everyone_and_an_outsider_does_not(socket, cast):
    member, other, outsider = (socket(one) for one in (cast.member, cast.other, cast.outsider))
    for line in (member, other):
        line.ask("probe:enter")
    assert member.ask("probe:rename", text="Moussa T.")["ok"]
    assert member.heard("probe:renamed") == other.heard("probe:renamed") == [{"name": "Moussa T."}]
    assert outsider.heard() == []


def test_all_pages_of_one_person_hear_what_is_for_them(socket, cast):
    one, two, other = socket(cast.member), socket(cast.member), socket(cast.other)
    one.ask("probe:rename", text="Moussa T.")
    assert len(one.heard("probe:yours")) == len(two.heard("probe:yours")) == 1
    assert other.heard("probe:yours") == []


def test_who_left_or_was_shown_out_hears_no_more(socket, cast):
    speaker, leaver, shown, stays = (socket(one) for one in (cast.facilitator, cast.member, cast.other, cast.muted))
    for line in (leaver, shown, stays):
        line.ask("probe:enter")
    leaver.ask("probe:leave")
    speaker.ask("probe:show-out", count=cast.other.id)
    speaker.ask("probe:rename", text="Amina O.")
    assert [len(line.heard("probe:renamed")) for line in (leaver, shown, stays)] == [0, 0, 1]


def test_a_command_too_often_is_refused_with_the_seconds_to_wait(socket, cast):
    line, other = socket(cast.member), socket(cast.other)
    assert [line.ask("probe:seldom")["ok"] for _ in range(3)] == [True, True, False]
    refused = line.ask("probe:seldom")
    assert refused["error"] == "too_many" and 0 < refused["retry_after"] <= 61
    assert other.ask("probe:seldom")["ok"] and line.connected


def test_a_flood_is_slowed_and_then_cut(socket, cast, monkeypatch):
    monkeypatch.setattr(commands, "ALL_COMMANDS", Budget(5, 10))
    monkeypatch.setattr(commands, "FLOODS", Budget(5, 10))
    line, other = socket(cast.member), socket(cast.other)
    answers = [line.ask("probe:who")["ok"] for _ in range(10)]
    assert answers == [True] * 5 + [False] * 5 and line.connected
    line.client.emit("probe:who", {})
    assert not line.connected and other.connected


@pytest.mark.parametrize("state", ["suspended", "closed", "placeholder", "unconfirmed"])
def test_a_person_who_may_no_longer_act_is_cut_at_the_next_command(socket, cast, state):
    line = socket(cast.member)
    assert line.ask("probe:who")["ok"]
    with unit_of_work():
        db.execute(update(Person).where(Person.id == cast.member.id).values(state=state))
    line.client.emit("probe:who", {})
    assert not line.connected


def test_a_signed_out_device_is_cut_at_the_next_command(socket, cast):
    line, other_device = socket(cast.member), socket(cast.member)
    with unit_of_work():
        first = min(row.id for row in db.query(SignIn).filter_by(person_id=cast.member.id))
        db.query(SignIn).filter_by(id=first).delete()
    line.client.emit("probe:who", {})
    assert not line.connected and other_device.ask("probe:who")["ok"]


def test_what_is_answered_together_is_not_asked_again_and_a_refusal_is_left_to_the_usual_way(socket, cast, monkeypatch):
    line, asked = socket(cast.member), []
    assert line.ask("probe:who") == {"ok": True, "name": cast.member.name}

    def together(_sid, values):
        asked.append(values)
        return {"name": "together"} if len(asked) == 1 else None

    monkeypatch.setitem(commands.TOGETHER, "probe:who", lambda sid, said: commands._answer_together(commands.COMMANDS["probe:who"], together, sid, said))
    assert line.ask("probe:who") == {"ok": True, "name": "together"}
    assert line.ask("probe:who") == {"ok": True, "name": cast.member.name} and len(asked) == 2
