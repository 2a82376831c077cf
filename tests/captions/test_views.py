"""Captions without script: read, typed, corrected, emptied and taken away as a file, by who may."""

from tests.live.test_sockets import KEY


def typed(room, text, language="en", number=1):
    assert room.ask(room.scribe, "caption:say", language=language, text=text, client_id=f"{KEY}{number}")["ok"]


def test_the_page_of_text_shows_the_last_lines_and_leads_to_all(room, signed_in):
    typed(room, "The seal breaks first"), typed(room, "Le joint casse", "fr", 2)
    page = signed_in(room.cast.member).get(f"/live/{room.live.id}/text")
    assert "The seal breaks first" in page.words and f"/live/{room.live.id}/captions?language=fr" in page.links
    page = signed_in(room.cast.member).get(f"/live/{room.live.id}/captions?language=fr")
    assert "Le joint casse" in page.words and "The seal" not in page.words and page.headers["Refresh"] == "10"
    assert signed_in(room.cast.outsider).get(f"/live/{room.live.id}/captions").status == 404


def test_a_scribe_types_and_corrects_without_script(room, signed_in):
    scribe, path = signed_in(room.cast.other), f"/live/{room.live.id}/captions"
    scribe.post(path + "?type=1", {"text": "The sael", "language": "sw"}, on=path + "?type=1&language=sw")
    assert room.member.heard("caption:said")[0]["data"]["lang"] == "sw"
    page = scribe.get(path + "?type=1&language=sw")
    mending = [form for form in page.forms if "seq" in form.fields and form.fields["seq"]][-1]
    assert mending.fields["text"] == "The sael" and "Refresh" not in page.headers
    scribe.send(path + "?type=1", mending.fields | {"text": "The seal"})
    assert room.member.heard("caption:mended")[0]["data"]["text"] == "The seal"


def test_what_does_not_fit_stays_in_the_field(room, signed_in):
    page = signed_in(room.cast.other).send(f"/live/{room.live.id}/captions?type=1", {"text": "y" * 250, "language": "en", "key": KEY + "1"})
    assert page.status == 422 and "y" * 250 in page.html and room.member.heard() == []


def test_who_may_not_type_is_offered_no_field_and_refused(room, signed_in):
    member, path = signed_in(room.cast.member), f"/live/{room.live.id}/captions"
    assert not [form for form in member.get(path + "?type=1").forms if form.action.startswith(path)]
    assert member.send(path, {"text": "So", "language": "en", "key": KEY + "1"}).status == 403


def test_who_leads_empties_a_line_without_script(room, signed_in):
    typed(room, "An insult")
    host, path = signed_in(room.cast.facilitator), f"/live/{room.live.id}/captions"
    emptying = next(form for form in host.get(path).forms if form.action.endswith("/empty"))
    assert host.send(emptying.action, emptying.fields).status == 302
    assert "An insult" not in signed_in(room.cast.member).get(path).words


def test_subtitles_are_a_file_for_who_may_read_the_session(room, signed_in):
    typed(room, "The seal breaks first")
    path = f"/live/{room.live.id}/captions/en.vtt"
    answer = signed_in(room.cast.member).client.get(path)
    assert answer.content_type.startswith("text/vtt") and b"The seal breaks first" in answer.data
    assert signed_in(room.cast.outsider).get(path).status == 404 and signed_in(room.cast.member).get(f"/live/{room.live.id}/captions/fr.vtt").status == 404


def test_the_page_asks_the_same_for_one_line_and_for_three(room, signed_in, queries):
    member, path = signed_in(room.cast.member), f"/live/{room.live.id}/captions"
    typed(room, "One")
    member.get(path)
    with queries() as one:
        member.get(path)
    typed(room, "Two", number=2), typed(room, "Three", number=3)
    with queries() as three:
        assert member.get(path).status == 200
    assert len(one) == len(three)
