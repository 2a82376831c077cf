"""The pages of slides: bringing, looking, taking away, the page of text, pictures for those inside alone, the pack, stills."""

import io
import re
import zipfile

import pytest
from PIL import Image

from hub.background import queue
from hub.communities.queries import by_of
from hub.live.actions.ordering import remove as remove_from_room
from hub.live.queries import seat_for
from hub.slides import kept, queries
from hub.slides.actions.stills import EVERY
from hub.storage import files
from hub.storage.unit import unit_of_work
from tests.makers.live import live_role
from tests.makers.slides import drawn, pdf
from tests.slides.test_sockets import show, value


def bring(visitor, room, *sent, **values):
    data = {"files": [(io.BytesIO(body), name) for name, body in sent], **values}
    return visitor.post(f"/live/{room.live.id}/slides", data, follow=True)


def page_of(visitor, room):
    return visitor.get(f"/live/{room.live.id}/slides")


def pictures_on(page) -> list[str]:
    return re.findall(r'src="(/live/\d+/slides/[0-9a-f]{40}\.webp)"', page.html)


def webp(size=(640, 360)) -> bytes:
    body, about = io.BytesIO(), Image.Exif()
    about[0x010E] = "somewhere"
    Image.new("RGB", size, "olive").save(body, "WEBP", exif=about)
    return body.getvalue()


def send_still(visitor, room, body=None, of="screen"):
    headers = {"X-CSRFToken": visitor.token(), "Accept": "application/json"}
    return visitor.client.post(f"/live/{room.live.id}/stills?of={of}", data=body or webp(), content_type="image/webp", headers=headers)


def test_slides_are_brought_drawn_and_looked_at(room, signed_in):
    host, member = signed_in(room.cast.facilitator), signed_in(room.cast.member)
    page = bring(host, room, ("Water_pumps.pdf", pdf("Seals\nChange them yearly", "Spare parts")))
    assert "Water pumps" in page and "will be drawn in a moment" in page and page.headers["Refresh"] == "5"
    assert "Water pumps" not in page_of(member, room)
    queue.run_waiting()
    page = page_of(member, room)
    assert "2 pages" in page and "Change them yearly" in page and len(pictures_on(page)) == 2 and "Refresh" not in page.headers
    assert files.stored_names() == []  # what it was made of is gone


def test_several_pictures_become_one_deck(room, signed_in):
    host = signed_in(room.cast.facilitator)
    bring(host, room, ("one.webp", webp()), ("two.webp", webp((300, 400))))
    queue.run_waiting()
    assert len(pictures_on(page_of(host, room))) == 2 and value(room)["decks"][0]["pages"] == 2


@pytest.mark.parametrize("name, body, words", [
    ("plan.pdf", b"MZ not a pdf", "cannot be shown as slides"), ("x.svg", b"<svg onload='alert(1)'/>", "cannot be shown as slides"),
    ("../../x.pdf", b"", "cannot be shown as slides"),
])
def test_what_is_no_deck_is_refused_beside_the_field(room, signed_in, name, body, words):
    page = bring(signed_in(room.cast.facilitator), room, (name, body))
    assert page.status == 422 and words in page and value(room)["decks"] == [] and files.stored_names() == []


def test_nothing_chosen_is_said(room, signed_in):
    assert "Choose a file first." in bring(signed_in(room.cast.facilitator), room)


def test_an_office_file_needs_the_program(room, signed_in, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("ppt/presentation.xml", "<p/>")
    page = bring(signed_in(room.cast.facilitator), room, ("Plan.pptx", body.getvalue()))
    assert page.status == 422 and "Save “Plan.pptx” as PDF" in page


def test_a_locked_or_broken_file_says_so_on_its_page_and_to_who_brought_it(room, signed_in, outbox):
    host = signed_in(room.cast.facilitator)
    bring(host, room, ("Broken.pdf", b"%PDF-1.7\nnothing"))
    queue.run_waiting()
    assert "This file cannot be read." in page_of(host, room) and "Broken" not in page_of(signed_in(room.cast.member), room)
    told = signed_in(room.cast.facilitator).get("/notices")
    assert "Your slides “Broken” for" in told and [one["name"] for one in room.host.heard("slides:failed")] == ["Broken"]
    assert any("save it as PDF" in letter.text for letter in outbox(room.cast.facilitator)) and outbox(room.cast.member) == []
    deck = drawn(room.live, room.cast.facilitator)
    assert show(room, deck, 1)["ok"]


def test_only_who_leads_brings_and_takes_away(room, signed_in):
    deck, member = drawn(room.live, room.cast.facilitator), signed_in(room.cast.member)
    assert "Bring slides" not in page_of(member, room)
    sent = {"files": (io.BytesIO(pdf("No")), "no.pdf"), "key": "a-key-of-mine"}
    assert member.send(f"/live/{room.live.id}/slides", sent).status == 403
    assert member.send(f"/live/{room.live.id}/slides/{deck}/remove").status == 403
    assert member.send(f"/live/{room.live.id}/glossary", {"text": "x", "key": "a-key-of-mine"}).status == 403
    assert len(value(room)["decks"]) == 1 and files.stored_names() == []


@pytest.mark.parametrize("path", ["slides", "slides/{deck}.json", "{picture}", "pack.zip"])
def test_who_may_not_see_the_session_sees_no_slide(room, signed_in, client, path):
    deck = drawn(room.live, room.cast.facilitator)
    picture = pictures_on(page_of(signed_in(room.cast.member), room))[0].partition(f"/live/{room.live.id}/")[2]
    path = f"/live/{room.live.id}/{path.format(deck=deck, picture=picture)}"
    assert signed_in(room.cast.member).get(path).status == 200
    assert [one.get(path).status for one in (client, signed_in(room.cast.outsider))] == [404, 404]


def test_a_picture_never_changes_and_is_no_page(room, signed_in):
    drawn(room.live, room.cast.facilitator)
    member = signed_in(room.cast.member)
    with member.client.get(pictures_on(page_of(member, room))[0]) as answer:
        assert answer.mimetype == "image/webp" and "immutable" in answer.headers["Cache-Control"] and "private" in answer.headers["Cache-Control"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff" and answer.get_data()[8:12] == b"WEBP"
    assert [member.get(f"/live/{room.live.id}/slides/{name}.webp").status for name in ("0" * 40, "..%2f..%2fhub", "x")] == [404] * 3


def test_taking_slides_away_takes_them_off_stage_page_and_disk(room, signed_in):
    host, deck = signed_in(room.cast.facilitator), drawn(room.live, room.cast.facilitator)
    show(room, deck, 2)
    picture = pictures_on(page_of(host, room))[0]
    assert host.get(picture).status == 200
    assert "taken away" in host.post(f"/live/{room.live.id}/slides/{deck}/remove", on=f"/live/{room.live.id}/slides", follow=True)
    assert value(room) == {"decks": [], "now": None, "still": None} and host.get(picture).status == 404
    assert list(kept.folder_of(room.live).glob("*.webp")) == [] and room.member.heard("deck:removed")


def test_the_page_of_text_has_the_words_and_the_picture_by_a_link(room, signed_in):
    deck, member, host = drawn(room.live, room.cast.facilitator), signed_in(room.cast.member), signed_in(room.cast.facilitator)
    text = f"/live/{room.live.id}/text"
    assert "No slide is shown now." in member.get(text)
    host.send(f"/live/{room.live.id}/slides/show", {"deck": deck, "page": "1"})
    page = member.get(text)
    assert "Slide 1 of 3" in page and "Change them yearly" in page and "Next slide" not in page
    assert member.get(next(link for link in page.links if link.endswith(".webp"))).status == 200
    assert "Next slide" in host.get(text) and room.member.heard("slide:shown")[0]["data"]["page"] == 1
    host.send(f"/live/{room.live.id}/slides/show", {"act": "hide"})
    assert "No slide is shown now." in member.get(text)
    assert member.send(f"/live/{room.live.id}/slides/show", {"deck": deck, "page": "1"}).status == 403


def test_the_pack_is_one_small_file_that_reads_offline(room, signed_in):
    deck, host, member = drawn(room.live, room.cast.facilitator), signed_in(room.cast.facilitator), signed_in(room.cast.member)
    host.post(f"/live/{room.live.id}/glossary", {"text": "Seal: keeps water in\nO&M – <b>care</b>"}, on=f"/live/{room.live.id}/slides")
    body = member.client.get(f"/live/{room.live.id}/pack.zip").get_data()
    with zipfile.ZipFile(io.BytesIO(body)) as pack:
        page, names = pack.read("index.html").decode(), pack.namelist()
        sources = re.findall(r'src="([^"]+)"', page)
        assert sources == [f"slides/1-00{number}.webp" for number in (1, 2, 3)] and set(sources) < set(names) and pack.testzip() is None
    assert all(words in page for words in ("Spare parts", "keeps water in", "Change them yearly", "&lt;b&gt;care")) and deck
    assert "<script" not in page and "http" not in page.replace("https://", "http") and len(body) < 30_000
    assert "Session pack (" in member.get(f"/live/{room.live.id}/slides")


def test_a_still_reaches_everybody_without_what_a_camera_adds(room, signed_in):
    answer = send_still(signed_in(room.cast.facilitator), room)
    heard = room.member.heard("still:sent")[0]
    assert answer.status_code == 200 and heard["data"]["source"] == "screen" and (heard["data"]["width"], heard["data"]["height"]) == (640, 360)
    assert value(room)["still"]["by"] == room.cast.facilitator.name
    path = f"/live/{room.live.id}/slides/{heard['data']['name']}.webp"
    with signed_in(room.cast.member).client.get(path) as sent:
        assert b"somewhere" not in sent.get_data() and sent.status_code == 200
    assert signed_in(room.cast.outsider).get(path).status == 404 and [one for one in room.outsider.heard() if "still" in one["fact"]] == []


def test_stills_come_one_in_ten_seconds(room, signed_in):
    host = signed_in(room.cast.facilitator)
    assert send_still(host, room).status_code == 200
    assert send_still(host, room, of="camera").status_code == 429 and len(room.member.heard("still:sent")) == 1
    with unit_of_work():
        queries.last_still(room.live.id).at -= EVERY
    assert send_still(host, room, of="camera").status_code == 200


@pytest.mark.parametrize("body, of, status", [(b"<svg/>", "screen", 422), (b"x" * 40_001, "screen", 422), (None, "kitchen", 422)])
def test_what_is_no_still_is_refused(room, signed_in, body, of, status):
    assert send_still(signed_in(room.cast.facilitator), room, body, of).status_code == status and value(room)["still"] is None


def test_who_only_listens_sends_no_still_until_made_speaker(room, signed_in):
    member = signed_in(room.cast.member)
    assert send_still(member, room).status_code == 403 and send_still(signed_in(room.cast.outsider), room).status_code == 404
    live_role(room.live, room.cast.member, "speaker")
    assert send_still(member, room).status_code == 200
    assert room.ask(room.host, "still:end")["ok"] and value(room)["still"] is None


def test_a_session_is_found_by_the_words_on_its_slides(room, signed_in):
    drawn(room.live, room.cast.facilitator, pdf("Bladder tanks for hillsides"))
    assert "Pumps that last" in signed_in(room.cast.member).get("/search?q=hillsides")
    assert "Pumps that last" not in signed_in(room.cast.outsider).get("/search?q=hillsides")


def test_the_notes_list_the_slides(room, signed_in):
    drawn(room.live, room.cast.facilitator)
    answer = room.ask(room.host, "live:close")
    page = signed_in(room.cast.member).get(answer["path"])
    assert "Pumps. Pages: 3" in page and "2. Spare parts" in page


def test_who_was_removed_a_second_ago_sees_and_turns_nothing(room, signed_in):
    live_role(room.live, room.cast.member, "speaker")
    deck, member = drawn(room.live, room.cast.facilitator), signed_in(room.cast.member)
    paths = [f"/live/{room.live.id}/{end}" for end in ("slides", f"slides/{deck}.json", "pack.zip")] + pictures_on(page_of(member, room))[:1]
    assert show(room, deck, 1, room.member)["ok"] and [member.get(path).status for path in paths] == [200] * 4
    with unit_of_work():
        by = by_of(room.cast.facilitator)
        remove_from_room(by, seat_for(by, room.live.id, lock=True), room.cast.member.id)
    assert show(room, deck, 2, room.member)["ok"] is False and send_still(member, room).status_code == 403
    assert [member.get(path).status for path in paths] == [403] * 4 and value(room)["now"]["page"] == 1
