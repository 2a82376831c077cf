"""What looking after threads promises."""

import pytest

from hub.communities import actions as communities
from hub.discussions import actions, queries, rules
from hub.errors import Conflict, Forbidden, NotFound
from hub.search.queries import document
from tests.cast import acting_as
from tests.makers import community
from tests.makers.discussions import post_draft, reply, thread, words


def seats(thread_id):
    """(seq, words) of a thread."""
    return [(post.seq, post.source) for post in queries.posts_of(thread_id)]


def test_a_split_takes_a_post_and_its_answers_along(cast):
    """Numbers stay without gaps on both sides; permalinks and marks go along."""
    made = thread(cast.member, cast.wells, text="one")
    two = reply(cast.other, made, "two")
    reply(cast.member, made, "three")
    reply(cast.member, two, "four")
    with acting_as(cast.other) as by:
        actions.mark_read(by, queries.thread_for(by, made.id), 3)
    with acting_as(cast.facilitator) as by:
        new = actions.split(by, queries.post_for(by, two.id), "Another matter")
    with acting_as(cast.other, write=False) as by:
        assert seats(made.id) == [(1, "one"), (2, "three")] and seats(new.id) == [(1, "two"), (2, "four")]
        assert queries.post_for(by, two.id).thread_id == new.id
        assert queries.reading(by.id, made.id).read_seq == 2 and queries.reading(by.id, new.id).read_seq == 1
        assert queries.thread_for(by, made.id).posts_count == 2
        assert document("thread", new.id).title == "Another matter" and document("post", two.id) is None


def test_a_split_may_take_everything_after(cast):
    """The post and all that follows by time."""
    made = thread(cast.member, cast.wells, text="one")
    two = reply(cast.other, made, "two")
    reply(cast.member, made, "three")
    with acting_as(cast.facilitator) as by:
        new = actions.split(by, queries.post_for(by, two.id), "Later", everything_after=True)
        assert seats(made.id) == [(1, "one")] and seats(new.id) == [(1, "two"), (2, "three")]


def test_a_thread_moves_between_places_of_one_facilitator(cast):
    """Into a private place: who may not read there no longer finds it, by link, list or search."""
    made = thread(cast.member, cast.wells)
    secret = community("Secret", access="private", facilitators=[cast.facilitator])
    with acting_as(cast.facilitator) as by:
        (place,) = queries.places_to_move_for(by, queries.thread_for(by, made.id))
        actions.move(by, queries.thread_for(by, made.id), place)
    with acting_as(cast.member, write=False) as by:
        pytest.raises(NotFound, queries.thread_for, by, made.id)
        assert not queries.threads_for(by, cast.wells).rows and document("thread", made.id).audience == "community"
    assert secret.id


def test_nobody_moves_a_thread_where_they_only_belong(cast):
    """A facilitator of one place only."""
    made = thread(cast.member, cast.wells)
    theirs = community("Theirs", members=[cast.facilitator])
    with acting_as(cast.facilitator) as by, pytest.raises(Forbidden):
        actions.move(by, queries.thread_for(by, made.id), by.standings[theirs.id] and theirs)


def test_closing_needs_words_and_ends_replies(cast):
    """The conclusion stands, replies are refused, reopening lets them in again."""
    made = thread(cast.member, cast.wells)
    with acting_as(cast.member) as by:
        found = queries.thread_for(by, made.id)
        actions.close(by, found, words("Nine metres it is."))
        pytest.raises(Conflict, actions.close, by, found, words("Ten"))
        pytest.raises(Forbidden, actions.reply, by, found, post_draft())
        actions.reopen(by, found)
        assert actions.reply(by, found, post_draft()).seq == 2


def test_nothing_is_closed_renamed_or_thanked_for_once_the_community_is_archived(cast):
    made = thread(cast.member, cast.wells)
    with acting_as(cast.facilitator) as by:
        found = queries.thread_for(by, made.id)
        post = queries.post_for(by, queries.posts_of(made.id)[0].id)
        assert rules.may_close(by, found) and rules.may_rename(by, found) and rules.may_thank(by, post)
        communities.archive(by, found.community)
        assert not (rules.may_close(by, found) or rules.may_rename(by, found) or rules.may_thank(by, post))


@pytest.mark.parametrize(("kind", "may"), [("outsider", False), ("member", False), ("other", False), ("facilitator", True), ("admin", True)])
def test_who_may_pin_and_hide(cast, kind, may):
    """Facilitators, and administrators where it is not private."""
    made = thread(cast.member, cast.wells)
    with acting_as(getattr(cast, kind)) as by:
        post = queries.post_for(by, queries.first_post(made.id).id)
        for act in (lambda: actions.pin(by, post.thread), lambda: actions.hide(by, post)):
            act() if may else pytest.raises(Forbidden, act)
        assert bool(post.hidden_at) is may and bool(post.thread.pinned_at) is may


def test_hidden_words_are_shown_to_nobody(cast, signed_in):
    """Not on the page, in the history, in a quote, in search; shown again they are back."""
    made = thread(cast.member, cast.wells, text="Zanzibar")
    with acting_as(cast.facilitator) as by:
        post = queries.post_for(by, queries.first_post(made.id).id)
        actions.hide(by, post)
        assert document("thread", made.id).body == ""
    pages = [f"/threads/{made.id}", f"/posts/{post.id}/more", f"/threads/{made.id}/reply?to={post.id}&quote=1", "/feeds/communities/wells.atom"]
    assert not any("Zanzibar" in signed_in(cast.other).get(path) for path in pages)
    assert signed_in(cast.other).get(f"/posts/{post.id}/history").status == 403
    with acting_as(cast.facilitator) as by:
        actions.show(by, queries.post_for(by, post.id))
    assert "Zanzibar" in signed_in(cast.other).get(f"/threads/{made.id}")


def test_the_pinned_stand_first(cast, client):
    """Above what was talked of later."""
    first = thread(cast.member, cast.wells, "The rules")
    thread(cast.member, cast.wells, "Something later")
    with acting_as(cast.facilitator) as by:
        actions.pin(by, queries.thread_for(by, first.id))
    words = client.get("/communities/wells").words
    assert words.index("The rules") < words.index("Something later")
