"""Made-up requests: ids, races, tokens, extra fields."""

import threading

import pytest

from hub.communities.queries import by_of
from hub.discussions import actions, queries
from hub.storage.unit import unit_of_work
from tests.makers.discussions import post_draft, thread

PATHS = ("/threads/{}", "/threads/{}/reply", "/threads/{}/unread", "/threads/{}/manage", "/posts/{}", "/posts/{}/more", "/posts/{}/edit", "/files/{}/x")


@pytest.mark.parametrize("id", ["0", "-1", "999999", "99999999999999999999999", "x", "[1]"])
def test_ids_of_nothing_are_not_found(cast, signed_in, id):
    """Huge, negative, strange: the same plain answer."""
    visitor = signed_in(cast.member)
    assert {visitor.get(path.format(id)).status for path in PATHS} == {404}


@pytest.mark.parametrize("query", ["after=99999999999999999999", "after=-5", "after=x", "view=nested&after=999", "view=nested&before=999", "view=[]"])
def test_strange_pages_still_answer(cast, client, query):
    """Numbers out of range lead to a page that is there."""
    made = thread(cast.member, cast.wells, replies=2)
    assert client.get(f"/threads/{made.id}?{query}").status == 200
    assert client.get(f"/communities/wells?{query}&show=%F0").status == 200


@pytest.mark.parametrize("after", ["1.1", "99999999999999999.1", "x.y", "9999999999999999.999999999999999", "..", "١.١"])
def test_strange_places_in_lists_still_answer(cast, client, after):
    """Whatever stands behind after= and before=."""
    thread(cast.member, cast.wells)
    assert client.get(f"/communities/wells?after={after}").status == client.get(f"/communities/wells?before={after}").status == 200


def test_twenty_identical_replies_make_one(cast):
    """At the same moment, with one key: one post, the same for all."""
    made = thread(cast.member, cast.wells)
    draft, ids = post_draft("Once", key="the-same-key-1"), []

    def send():
        with unit_of_work():
            by = by_of(cast.other)
            ids.append(actions.reply(by, queries.thread_for(by, made.id), draft).id)

    threads = [threading.Thread(target=send) for _ in range(20)]
    [one.start() for one in threads]
    [one.join() for one in threads]
    with unit_of_work(write=False):
        assert len(ids) == 20 and len(set(ids)) == 1 and [post.seq for post in queries.posts_of(made.id)] == [1, 2]


def test_twenty_different_replies_are_all_there(cast):
    """At the same moment: numbered without gaps."""
    made = thread(cast.member, cast.wells)

    def send():
        with unit_of_work():
            by = by_of(cast.other)
            actions.reply(by, queries.thread_for(by, made.id), post_draft())

    threads = [threading.Thread(target=send) for _ in range(20)]
    [one.start() for one in threads]
    [one.join() for one in threads]
    with unit_of_work(write=False):
        assert [post.seq for post in queries.posts_of(made.id)] == list(range(1, 22))


@pytest.mark.parametrize("path", ["/threads/{t}/reply", "/posts/{p}/thank", "/posts/{p}/edit", "/posts/{p}/withdraw", "/threads/{t}/pin", "/threads/{t}/read/1"])
def test_nothing_is_written_without_a_token(cast, signed_in, path):
    """No token, or from another site."""
    made = thread(cast.member, cast.wells)
    with unit_of_work(write=False):
        path = path.format(t=made.id, p=queries.first_post(made.id).id)
    visitor = signed_in(cast.member)
    assert visitor.client.post(path, data={"text": "x"}).status_code == 400
    assert visitor.send(path, {"text": "x"}, headers={"Sec-Fetch-Site": "cross-site"}).status == 403


def test_fields_nobody_asked_for_change_nothing(cast, signed_in):
    """Every column's name sent along."""
    made = thread(cast.member, cast.wells)
    more = {"seq": "9", "author_id": str(cast.admin.id), "thread_id": "7", "posted_at": "1999-01-01", "pinned_at": "2026-01-01", "by_mail": "1", "thanks_count": "50", "id": "77"}
    signed_in(cast.other).post(f"/threads/{made.id}/reply", {"text": "Plain"} | more, on=f"/threads/{made.id}")
    with unit_of_work(write=False):
        post = queries.posts_of(made.id)[1]
        assert (post.seq, post.author_id, post.by_mail, post.thanks_count, post.posted_at.year > 2000) == (2, cast.other.id, False, 0, True)


@pytest.mark.parametrize("text", ["x" * 20_001, "\ud800", "\0", "```\n" * 3000])
def test_hard_texts_are_posted_or_kept(cast, signed_in, text):
    """Too long is said beside the field; anything else is cleaned; never a failure."""
    made = thread(cast.member, cast.wells)
    visitor = signed_in(cast.other)
    answer = visitor.send(f"/threads/{made.id}/reply", {"text": text.encode("utf-8", "surrogatepass"), "key": "a-key-of-its-own"})
    assert answer.status in (302, 422)
