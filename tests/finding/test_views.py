"""The search page: what one may see, marked and safe; what is private is found by nobody else."""

import pytest

from hub.accounts import actions as accounts
from hub.communities.actions import leave
from hub.communities.queries import by_of, community_for
from hub.search import actions as index
from hub.storage.unit import db, unit_of_work
from tests.cast import acting_as, make_cast
from tests.makers import community
from tests.makers.discussions import reply, thread


def _found(page) -> list[str]:
    return [link for link in page.links if link.startswith(("/threads/", "/posts/", "/people/", "/communities/wells", "/library/1"))]


def test_what_was_asked_for_is_marked_and_safe(cast, client):
    thread(cast.member, cast.wells, "Boreholes <b>deep</b>", "Our boreholes <script>alert(1)</script> are dry.")
    page = client.get("/search?q=boreholes")
    assert "<mark>boreholes</mark>" in page.html.lower() and "<script>alert" not in page.html and "<b>deep" not in page.html


def test_kinds_narrow_and_an_unknown_kind_narrows_nothing(cast, client):
    made = thread(cast.member, cast.wells, "Boreholes", "Ours are deep")
    post = reply(cast.other, made, "Our boreholes as well")
    assert _found(client.get("/search?q=boreholes")) != _found(client.get("/search?q=boreholes&kind=post")) == [f"/posts/{post.id}"]
    assert _found(client.get("/search?q=boreholes&kind=<x>")) == _found(client.get("/search?q=boreholes"))


def test_pages_of_twenty(cast, client):
    with unit_of_work():
        for number in range(25):
            index.put("post", 5000 + number, title=f"Borehole {number}", path=f"/posts/{5000 + number}", audience="everyone")
    first, second = client.get("/search?q=borehole"), client.get("/search?q=borehole&page=2")
    assert len(_found(first)) == 20 and len(_found(second)) == 5 and not set(_found(first)) & set(_found(second))
    assert any("page=2" in link for link in first.links) and not any("page=3" in link for link in second.links)
    for odd in ("0", "-3", "x", "999999999999999999999"):
        assert client.get(f"/search?q=borehole&page={odd}").status == 200


def test_a_misspelt_word_says_that_it_came_near(cast, client):
    thread(cast.member, cast.wells, "Children in Turkana", "The borehole is dry again.")
    assert "These come near" not in client.get("/search?q=borehole").words
    near = client.get("/search?q=borxhole")
    assert "These come near" in near.words and _found(near)


def test_nothing_asked_nothing_found_and_far_too_much(cast, client):
    assert "What are you looking for?" in client.get("/search") and client.get("/search?q=%20%20").status == 200
    assert "Nothing found" in client.get("/search?q=xyzzyplugh")
    assert client.get("/search?q=" + "w%20" * 3000).status == 200 and client.get("/search?q=" + "%22%27%28%29*%3A" * 40).status == 200


@pytest.mark.parametrize("kind", ["visitor", "outsider", "admin"])
def test_what_is_private_is_found_by_members_only(app, signed_in, client, kind):
    cast = make_cast(access="private", name="Canary place")
    reply(cast.other, thread(cast.member, cast.wells, "Canaryfish matters"), "A canaryfish reply")
    assert "Canaryfish matters" in signed_in(cast.member).get("/search?q=canaryfish")
    stranger = client if kind == "visitor" else signed_in(getattr(cast, kind))
    for question in ("canaryfish", "canary+place", "canaryfush", "matters", "reply"):
        page = stranger.get(f"/search?q={question}")
        assert "Canaryfish" not in page.html and "Canary place" not in page.html and _found(page) == []


def test_who_leaves_finds_it_no_more(app, signed_in):
    cast = make_cast(access="private")
    thread(cast.facilitator, cast.wells, "Canaryfish matters")
    assert _found(signed_in(cast.member).get("/search?q=canaryfish"))
    with acting_as(cast.member) as by:
        leave(by, community_for(by, "wells"))
    assert not _found(signed_in(cast.member).get("/search?q=canaryfish"))


def test_people_are_found_as_they_show_themselves(cast, signed_in, client):
    _show(cast.other, {"page": "people", "exchange": "nobody"})
    assert _found(signed_in(cast.outsider).get("/search?q=priya")) == ["/people/priya"]
    assert not _found(client.get("/search?q=priya"))
    _show(cast.other, {"page": "nobody"})
    assert not _found(signed_in(cast.outsider).get("/search?q=priya"))


def _show(someone, audiences):
    with unit_of_work():
        accounts.show_to(by_of(db.merge(someone)), audiences)


def test_it_takes_as_many_queries_for_three_as_for_one(cast, client, queries):
    counts = []
    for number in (1, 2):
        for _ in range(number):
            place = community(members=[cast.member])
            thread(cast.member, place, "Boreholes")
        with queries() as seen:
            client.get("/search?q=boreholes")
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_a_thread_stands_once_with_its_best_posts(cast, client):
    made = thread(cast.member, cast.wells, "Which dose?", "Of what?")
    for number in range(5):
        reply(cast.other, made, f"Chlorine number {number}")
    page = client.get("/search?q=chlorine")
    assert page.words.count("Which dose?") == 1 and "2 more in this thread" in page.words and cast.other.name in page.words
    (more,) = {link for link in page.links if f"thread={made.id}" in link}
    assert len([link for link in _found(client.get(more)) if link.startswith("/posts/")]) == 5


@pytest.mark.parametrize("odd", ["x", "-1", "0", "9" * 40])
def test_an_odd_thread_is_no_error(client, odd):
    assert client.get(f"/search?q=water&thread={odd}").status == 200
