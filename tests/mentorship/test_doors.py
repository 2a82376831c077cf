"""Each route of mentoring for everybody: to anyone but the two, a pair does not exist."""

import pytest

from hub.storage.unit import unit_of_work
from tests.makers import mentorship as make

PAGES = ("", "/answer", "/end", "/changed", "/write", "/note", "/goals/new", "/goals/{goal}", "/meetings/new", "/meetings/{meeting}/move",
         "/meetings/{meeting}.ics", "/log", "/meetings/{meeting}/log", "/steps/new", "/close", "/agreement", "/agreement/new", "/learned", "/messages/{message}/edit", "/messages/{message}", "/messages/{message}/earlier", "/search?q=hello",
         "/files/{file}/note.txt")
POSTS = ("/seen", "/withdraw", "/pause", "/resume", "/answer", "/end", "/changed", "/write", "/note", "/goals/new", "/goals/{goal}",
         "/meetings/new", "/meetings/{meeting}/move", "/meetings/{meeting}/agree", "/meetings/{meeting}/cancel", "/meetings/{meeting}/missed",
         "/log", "/meetings/{meeting}/log", "/steps/new", "/steps/{step}/done", "/steps/{step}/open", "/messages/{message}/withdraw", "/messages/{message}/thank",
         "/notes/{note}/remove", "/close", "/go-on", "/agreement/new", "/agreement/1/sign", "/learned", "/contact", "/messages/{message}/edit",
         "/messages/{message}/keep")
STRANGERS = ("outsider", "facilitator", "admin", "muted")


@pytest.fixture
def world(cast):
    """A pair of two members of Wells with one of everything; and another pair of the same mentor."""
    with unit_of_work():
        pair, other = make.pair(cast.member, cast.other), make.pair(cast.member, cast.outsider)
        message = make.message(pair)
        ids = {"file": make.file(message).id, "goal": make.goal(pair).id, "meeting": make.meeting(pair).id, "step": make.step(pair).id,
               "message": message.id, "note": make.private_note(pair, cast.member).id}
        return cast, pair.id, other.id, ids


@pytest.mark.parametrize("page", PAGES)
def test_pages_of_a_pair_exist_for_the_two_alone(world, signed_in, client, page):
    """The two are let in, sent on, or told why not now; strangers, facilitators and administrators get 404, visitors sign in."""
    cast, pair, _other, ids = world
    path = f"/mentoring/{pair}{page}".format(**ids)
    assert {signed_in(person).get(path).status for person in (cast.member, cast.other)} <= {200, 302, 403, 404}
    assert signed_in(cast.member).get(path).status != 404
    assert {signed_in(getattr(cast, who)).get(path).status for who in STRANGERS} == {404}
    assert client.get(path).status == 302


@pytest.mark.parametrize("page", POSTS)
def test_nobody_else_sends_anything_to_a_pair(world, signed_in, page):
    """Made-up requests of strangers find no pair."""
    cast, pair, _other, ids = world
    path = f"/mentoring/{pair}{page}".format(**ids)
    assert {signed_in(getattr(cast, who)).send(path).status for who in STRANGERS} == {404}


@pytest.mark.parametrize("page", [page for page in POSTS if "{" in page])
def test_things_of_another_pair_are_not_reached(world, signed_in, page):
    """With the number of one's own pair and a thing of another, there is nothing."""
    cast, _pair, other, ids = world
    assert signed_in(cast.outsider).send(f"/mentoring/{other}{page}".format(**ids)).status == 404


@pytest.mark.parametrize("wrong", ["0", "-1", "999999", str(2**63), "9" * 40, "x", "1.5", "[]"])
def test_made_up_numbers_are_not_found(world, signed_in, wrong):
    """Any other number answers like an unknown one."""
    assert signed_in(world[0].member).get(f"/mentoring/{wrong}").status == 404


def test_the_other_does_not_reach_a_private_note(world, signed_in):
    """The author removes a private note; for the other of the pair it does not exist."""
    cast, pair, _other, ids = world
    path = f"/mentoring/{pair}/notes/{ids['note']}/remove"
    assert "For myself" in signed_in(cast.member).get(f"/mentoring/{pair}")
    assert "For myself" not in signed_in(cast.other).get(f"/mentoring/{pair}")
    assert signed_in(cast.other).send(path).status == 404
    assert signed_in(cast.member).send(path).status == 302


@pytest.mark.parametrize("path", ["/mentoring/", "/mentoring/mentors", "/mentoring/profile", "/mentoring/overview"])
def test_visitors_sign_in_first(cast, client, path):
    """Mentoring is for people with an account."""
    assert client.get(path).status == 302


def test_the_overview_is_for_administrators_and_coordinators(cast, signed_in):
    """An administrator appoints; the person sees the overview until dismissed; nobody else does."""
    assert signed_in(cast.member).get("/mentoring/overview").status == 404
    assert signed_in(cast.member).send("/mentoring/overview/coordinators", {"handle": "moussa"}).status == 404
    admin = signed_in(cast.admin)
    assert admin.post("/mentoring/overview/coordinators", {"handle": "@Moussa"}, on="/mentoring/overview").status == 302
    assert signed_in(cast.member).get("/mentoring/overview").status == 200
    assert signed_in(cast.facilitator).get("/mentoring/overview").status == 404
    admin.send(f"/mentoring/overview/coordinators/{cast.member.id}/dismiss")
    assert signed_in(cast.member).get("/mentoring/overview").status == 404
