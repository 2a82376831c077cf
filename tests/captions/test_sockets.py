"""Captions over sockets: heard inside and not outside, typed by who may, corrected while they are the last line."""

import pytest

from tests.live.test_sockets import KEY


def typed(room, line, text, language="en", key=KEY + "a", **more):
    return room.ask(line, "caption:say", language=language, text=text, client_id=key, **more)


def test_a_line_is_heard_inside_and_not_outside(room):
    assert typed(room, room.scribe, "The seal breaks first")["ok"]
    heard = room.member.heard("caption:said")
    assert [one["data"]["text"] for one in heard] == ["The seal breaks first"] and heard == room.host.heard("caption:said")
    assert typed(room, room.outsider, "Let me in")["error"] == "not_found" and room.outsider.heard("caption:said") == []


def test_the_same_key_is_the_same_line(room):
    first, again = (typed(room, room.scribe, text) for text in ("Once", "Twice"))
    assert first["fact"] == again["fact"] and len(room.member.heard("caption:said")) == 1


def test_who_only_listens_types_no_captions(room):
    assert typed(room, room.member, "I say")["error"] == "forbidden" and typed(room, room.host, "I lead")["ok"]


def test_two_languages_stand_beside_each_other(room):
    for number, (language, text) in enumerate([("en", "One"), ("fr", "Un"), ("en", "Two"), ("en", "Three")]):
        assert typed(room, room.scribe, text, language, f"{KEY}{number}")["ok"]
    value = room.member.ask("live:enter", live=room.live.id)["state"]["captions"]
    assert {language: [one["text"] for one in lines] for language, lines in value.items()} == {"en": ["Two", "Three"], "fr": ["Un"]}
    earlier = room.ask(room.member, "caption:earlier", language="en")["lines"]
    assert [one["text"] for one in earlier] == ["One", "Two", "Three"]
    assert room.ask(room.outsider, "caption:earlier", language="en")["error"] == "not_found"


def test_a_sixth_language_is_refused_and_those_there_go_on(room):
    for number, language in enumerate(("en", "fr", "es", "pt", "ar")):
        assert typed(room, room.scribe, "So", language, f"{KEY}{number}")["ok"]
    assert typed(room, room.scribe, "So", "sw", KEY + "9")["error"] == "conflict"
    assert typed(room, room.scribe, "And so", "ar", KEY + "10")["ok"]


def test_the_last_line_is_corrected_for_everybody(room):
    seq = typed(room, room.scribe, "The sael")["fact"]["seq"]
    assert room.ask(room.scribe, "caption:mend", seq=seq, text="The seal", client_id=KEY + "m")["ok"]
    assert room.member.heard("caption:mended")[0]["data"] == {"seq": seq, "lang": "en", "text": "The seal"}
    assert [one["text"] for one in room.ask(room.member, "caption:earlier", language="en")["lines"]] == ["The seal"]
    assert room.outsider.heard("caption:mended") == []


def test_only_who_typed_it_corrects_and_only_the_last(room):
    seq = typed(room, room.scribe, "The seal")["fact"]["seq"]
    assert room.ask(room.host, "caption:mend", seq=seq, text="Mine", client_id=KEY + "h")["error"] == "forbidden"
    typed(room, room.scribe, "breaks first", key=KEY + "b")
    assert room.ask(room.scribe, "caption:mend", seq=seq, text="The Seal", client_id=KEY + "m")["error"] == "conflict"


def test_who_leads_empties_any_line(room):
    seq = typed(room, room.scribe, "An insult")["fact"]["seq"]
    typed(room, room.scribe, "The next", key=KEY + "b")
    assert room.ask(room.member, "caption:mend", seq=seq, text="", client_id=KEY + "x")["error"] == "forbidden"
    assert room.ask(room.host, "caption:mend", seq=seq, text="", client_id=KEY + "e")["ok"]
    assert [one["text"] for one in room.ask(room.member, "caption:earlier", language="en")["lines"]] == ["", "The next"]


@pytest.mark.parametrize("values", [{"text": "x" * 241}, {"text": ""}, {"language": "xx"}, {"ago": -1}, {"ago": 60_000}, {"text": 5}])
def test_what_does_not_fit_is_refused_to_the_sender_alone(values, room):
    good = {"language": "en", "text": "Good", "client_id": KEY + "a"}
    assert not room.ask(room.scribe, "caption:say", **good | values)["ok"] and room.member.heard() == []
    assert room.ask(room.scribe, "caption:say", **good)["ok"]


def test_a_line_costs_less_than_a_kilobyte(room):
    typed(room, room.scribe, "ሀ" * 240)
    assert len(str(room.member.heard("caption:said")[0]).encode()) < 1200


def test_its_time_is_when_its_typing_began(room):
    fast, slow = (typed(room, room.scribe, "So", key=f"{KEY}{ago}", ago=ago)["fact"]["data"]["t_ms"] for ago in (0, 20_000))
    assert fast - slow > 15_000
