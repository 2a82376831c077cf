"""Feeds: well-formed, for readers only."""

import feedparser
import pytest

from tests.makers import community
from tests.makers.discussions import reply, thread


def test_an_open_place_has_a_feed_for_everybody(cast, client):
    """Newest first, words escaped, links to the posts."""
    made = thread(cast.member, cast.wells, "Depth & <b>more</b>", "Nine < ten")
    last = reply(cast.other, made, "Ten metres")
    for path in ("/feeds/communities/wells.atom", f"/feeds/threads/{made.id}.atom"):
        answer = client.get(path)
        feed = feedparser.parse(answer.response.data)
        assert not feed.bozo and answer.response.mimetype == "application/atom+xml"
        assert [entry.content[0].value for entry in feed.entries] == ["<p>Ten metres</p>", "<p>Nine &lt; ten</p>"]
        assert feed.entries[0].link.endswith(f"/posts/{last.id}") and feed.entries[0].title == "Depth & <b>more</b>"


def test_a_private_place_has_one_only_by_a_secret_address(cast, client, signed_in):
    """None for visitors; by one's key without signing in; never again once ended or after leaving."""
    secret = community("Secret", access="private", members=[cast.member])
    thread(cast.member, secret, "Canary")
    path, member = f"/feeds/communities/{secret.slug}.atom", signed_in(cast.member)
    assert client.get(path).status == 404 and client.get(path + "?key=made-up").status == 404
    address = member.post("/me/feeds", follow=True).html.split(path + "?key=")[1].split('"')[0]
    assert "Canary" in client.get(f"{path}?key={address}").html
    member.post("/me/feeds", {"end": "1"})
    assert client.get(f"{path}?key={address}").status == 404


@pytest.mark.parametrize("path", ["/feeds/threads/999.atom", "/feeds/communities/nowhere.atom"])
def test_unknown_feeds_are_not_found(client, path):
    """A plain 404."""
    assert client.get(path).status == 404


def test_a_feed_without_news_is_not_sent_again(cast, client):
    """Who has it already gets an empty 304; a new post is sent."""
    made = thread(cast.member, cast.wells)
    path = f"/feeds/threads/{made.id}.atom"
    tag = client.get(path).response.headers["ETag"]
    assert client.get(path, headers={"If-None-Match": tag}).status == 304
    reply(cast.other, made)
    assert client.get(path, headers={"If-None-Match": tag}).status == 200
