"""Guests of in-person rooms: by a code and a name, where who moderates said so; they write, ask and vote, and see nothing else of the hub."""

from typing import NamedTuple

import pytest

from hub.communities.queries import by_of
from hub.live import actions as live_actions
from hub.live.models import LiveSession
from hub.live.queries import seat_for
from hub.polls import queries as polls
from hub.sites import queries as found
from hub.sites.models import Guest, Site
from hub.sites.voting import cap_of
from hub.storage.unit import db, unit_of_work
from tests.makers.live import line, live, session_notes
from tests.makers.polls import poll
from tests.makers.questions import taking
from tests.makers.sites import site
from tests.serving import Visitor


class Place(NamedTuple):
    """A session with a room in it."""

    live: LiveSession
    site: Site


@pytest.fixture
def place(cast):
    """An open session of a private community with a room of six, into which guests may come."""
    with unit_of_work():
        db.merge(cast.wells).access = "private"
    opened = live(cast.wells, cast.facilitator)
    switched(cast, opened, "guests")
    return Place(opened, site(opened, cast.member, total=6))


def switched(cast, opened, name, on=True):
    with unit_of_work():
        by = by_of(cast.facilitator)
        live_actions.set_order(by, seat_for(by, opened.id, lock=True), name, on)


def come(app, place, name="Atieno", code=None):
    """A phone without an account that typed code and name; its page, and the answer."""
    phone = Visitor(app)
    return phone, phone.post("/guest/come", {"code": code or place.site.code, "name": name}, on="/join")


def send(phone, what, **said):
    return phone.post(f"/guest/{what}", said, on=f"/guest?write={what}")


def test_a_guest_writes_asks_and_votes_and_is_heard_by_name(app, place, cast, socket):
    host = socket(cast.facilitator)
    host.ask("live:enter", live=place.live.id)
    with unit_of_work():
        line(place.live, by_of(cast.facilitator), "Said before")
    made = poll(place.live, cast.facilitator)
    phone, answer = come(app, place)
    assert answer.status == 302 and "Path=/guest" in answer.headers["Set-Cookie"] and "HttpOnly" in answer.headers["Set-Cookie"]
    assert "Said before" not in phone.get("/guest") and "Atieno" in phone.get("/guest")
    assert send(phone, "say", text="We have no seal").status == 302
    assert [fact["by"]["name"] for fact in host.heard("chat:said")][-1] == f"Atieno ({place.site.name})"
    send(phone, "ask", text="Who sells them?")
    assert host.heard("question:asked")[0]["data"]["relayed"] == f"Atieno ({place.site.name})"
    assert send(phone, "vote", poll=str(made.id), choices="1").status == 302 and send(phone, "vote", poll=str(made.id), choices="0").status == 302
    with unit_of_work(write=False):
        assert polls.counts_of([made.id])[made.id][:2] == [1, 0]
    page = phone.get("/guest")
    assert "We have no seal" in page and "Who sells them?" in page and "Everybody sees it." in page


def test_a_guest_is_nobody_anywhere_else(app, place, cast):
    phone, _answer = come(app, place)
    for path in (f"/live/{place.live.id}", f"/live/{place.live.id}/text", f"/live/{place.live.id}/questions", f"/communities/{cast.wells.slug}"):
        assert phone.get(path).status == 404, path
    assert phone.get(f"/live/{place.live.id}/room").status == 302 and phone.get("/people/priya").status in (302, 404)
    assert "guest" not in (phone.client.get("/").request.headers.get("Cookie") or "")


def test_without_the_switch_before_a_lobby_and_with_a_wrong_code_nobody_comes(app, place, cast):
    assert come(app, place, code="WRONGONE")[1].status == 422 and come(app, place, name=" ")[1].status == 422
    for name, on in (("lobby", True), ("lobby", False), ("guests", False)):
        switched(cast, place.live, name, on)
        _phone, answer = come(app, place)
        assert answer.status == (302 if name == "lobby" and not on else 422), name
    with unit_of_work(write=False):
        assert len(found.guests_of(place.site.id)) == 1


def test_no_more_guests_than_people_were_counted(app, place):
    answers = [come(app, place, f"Guest {number}")[1].status for number in range(7)]
    assert answers == [302] * 6 + [422]


def test_many_wrong_codes_end(app, place):
    answers = [come(app, place, code="WRONGONE")[1].status for _try in range(31)]
    assert answers == [422] * 30 + [429] and come(app, place)[1].status == 429


def test_who_is_shown_out_or_leaves_and_everybody_at_the_end_is_out(app, place, cast, signed_in):
    first, second, third = (come(app, place, name)[0] for name in ("Atieno", "Baraka", "Chiku"))
    path = f"/live/{place.live.id}/sites/{place.site.id}"
    member = signed_in(cast.member)
    with unit_of_work(write=False):
        number = found.guests_of(place.site.id)[0].id
    assert "Atieno" in member.get(path) and signed_in(cast.other).send(f"{path}/guests/{number}/remove").status == 404
    member.post(f"{path}/guests/{number}/remove", on=path)
    second.post("/guest/leave", on="/guest")
    for phone in (first, second):
        assert "You follow no session now" in phone.get("/guest") and phone.send("/guest/say", {"text": "Hello", "key": "a-guest-key"}).status == 404
    assert send(third, "say", text="Still here").status == 302
    notes = session_notes(place.live)
    assert "You follow no session now" in third.get("/guest")
    assert "Still here" in member.get(f"/library/{notes.id}") and "Chiku" not in member.get(f"/library/{notes.id}")
    with unit_of_work(write=False):
        assert db.query(Guest).count() == 0


def test_a_guests_vote_counts_instead_of_one_of_the_rooms(app, place, cast):
    made = poll(place.live, cast.facilitator)
    phone, _answer = come(app, place)
    send(phone, "vote", poll=str(made.id), choices="0")
    with unit_of_work(write=False):
        by = by_of(cast.member)
        assert cap_of(by, seat_for(by, place.live.id)).most == 5


def test_questions_of_guests_wait_where_questions_wait_and_are_few(app, place, cast, socket):
    taking(place.live, cast.facilitator, waits=True)
    phone, _answer = come(app, place)
    assert [send(phone, "ask", text=f"Why {number}?").status for number in range(4)] == [302, 302, 302, 422]
    host = socket(cast.facilitator).ask("live:enter", live=place.live.id)["you"]["questions"]
    assert len(host["held"]) == 3 and "waits until who leads" in phone.get("/guest")
