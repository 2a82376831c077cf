"""News of open threads: who hears it, who does not."""

from hub.communities.actions import leave
from hub.communities.queries import community_for
from tests.cast import acting_as
from tests.makers import community
from tests.makers.discussions import reply, thread


def test_readers_hear_of_new_posts_and_outsiders_nothing(cast, socket):
    """A number, no words; the asker learns where the thread stands."""
    secret = community("Secret", access="private", members=[cast.member, cast.other])
    made = thread(cast.member, secret)
    reader, outsider = socket(cast.other), socket(cast.outsider)
    assert reader.ask("thread:follow", thread_id=made.id) == {"ok": True, "thread_id": made.id, "seq": 1}
    assert outsider.ask("thread:follow", thread_id=made.id)["error"] == "not_found"
    reply(cast.member, made, "Canary")
    assert reader.heard("post:added") == [{"thread_id": made.id, "seq": 2, "count": 2}]
    assert outsider.heard("post:added") == []


def test_who_leaves_hears_no_more(cast, socket):
    """From that moment, on the open page too."""
    secret = community("Secret", access="private", members=[cast.member, cast.other])
    made = thread(cast.member, secret)
    reader = socket(cast.other)
    reader.ask("thread:follow", thread_id=made.id)
    reply(cast.member, made)
    assert reader.heard("post:added")
    with acting_as(cast.other) as by:
        leave(by, community_for(by, secret.slug))
    reply(cast.member, made)
    assert reader.heard("post:added") == []
