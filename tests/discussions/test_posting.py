"""What starting, replying, editing and withdrawing promise."""

import pytest

from hub.discussions import actions, queries
from hub.discussions.drafts import PostChange, ThreadDraft
from hub.discussions.order import page_start
from hub.errors import Conflict, Forbidden, Invalid, NotFound
from hub.search.queries import document
from tests.cast import acting_as
from tests.makers.discussions import post_draft, reply, thread, words


def test_a_thread_begins_with_its_first_post(cast):
    """Started, counted, dated, findable."""
    made = thread(cast.member, cast.wells, "How deep?", "Nine metres")
    with acting_as(cast.outsider, write=False) as by:
        found = queries.thread_for(by, made.id)
        first = queries.first_post(found.id)
        assert (found.title, found.posts_count, first.seq, first.source) == ("How deep?", 1, 1, "Nine metres")
        assert document("thread", made.id).audience == "everyone"


def test_replies_are_numbered_and_know_what_they_answer(cast):
    """Numbers have no gaps; an answer names its parent; without one it answers the first post."""
    made = thread(cast.member, cast.wells)
    second = reply(cast.other, made)
    third = reply(cast.member, second)
    with acting_as(cast.member, write=False):
        first = queries.first_post(made.id)
        assert (second.seq, second.parent_id, third.seq, third.parent_id) == (2, first.id, 3, second.id)
        assert first.path < second.path < third.path and third.depth == 2


def test_the_same_key_makes_one_thread_and_one_post(cast):
    """A retry returns what the first try made."""
    draft = ThreadDraft("Twice?", post_draft())
    answer = post_draft("Once")
    with acting_as(cast.member) as by:
        one, two = (actions.start(by, cast.wells, draft) for _ in range(2))
        assert one is two
        assert actions.reply(by, one, answer).id == actions.reply(by, one, answer).id
        assert one.posts_count == 2


@pytest.mark.parametrize(("kind", "may"), [("visitor", False), ("outsider", False), ("member", True), ("muted", False), ("facilitator", True), ("admin", False)])
def test_who_may_start_and_reply(cast, kind, may):
    """Members who are not muted."""
    made = thread(cast.member, cast.wells)
    with acting_as():
        by = cast.by(kind)
        found = queries.thread_for(by, made.id)
        for act in (lambda: actions.reply(by, found, post_draft()), lambda: actions.start(by, found.community, ThreadDraft("T", post_draft()))):
            if may:
                assert act().id
            else:
                pytest.raises(Forbidden, act)


def test_nobody_outside_finds_a_private_thread(cast):
    """The same answer as for a thread that never was."""
    from tests.makers import community

    secret = community("Secret", access="private", members=[cast.member])
    made = thread(cast.member, secret)
    for someone in (None, cast.outsider, cast.admin):
        with acting_as(someone, write=False) as by, pytest.raises(NotFound):
            queries.thread_for(by, made.id)
    with acting_as(cast.member, write=False) as by:
        assert queries.thread_for(by, made.id).id == made.id
        assert document("thread", made.id).audience == "community"


def test_an_edit_keeps_the_earlier_wording(cast):
    """Every wording can be read; an edit of a stale page is refused."""
    made = thread(cast.member, cast.wells, text="Nine metres")
    with acting_as(cast.member) as by:
        first = queries.post_for(by, queries.first_post(made.id).id)
        actions.edit(by, first, PostChange(words("Ten metres"), 0))
        assert [old.source for old in queries.revisions_for(by, first)] == ["Nine metres"]
        assert first.edits_count == 1 and document("thread", made.id).body == "Ten metres"
        with pytest.raises(Conflict):
            actions.edit(by, first, PostChange(words("Eleven"), 0))


def test_only_the_author_edits(cast):
    """A facilitator may withdraw, not put words into a mouth."""
    made = thread(cast.member, cast.wells)
    for someone in (cast.other, cast.facilitator, cast.admin):
        with acting_as(someone) as by:
            first = queries.post_for(by, queries.first_post(made.id).id)
            with pytest.raises(Forbidden):
                actions.edit(by, first, PostChange(words("Mine"), 0))


def test_withdrawn_words_are_gone_and_the_place_stays(cast):
    """No words, no wordings, no finding; numbers as before."""
    made = thread(cast.member, cast.wells)
    post = reply(cast.other, made, "Regretted")
    with acting_as(cast.other) as by:
        mine = queries.post_for(by, post.id)
        actions.edit(by, mine, PostChange(words("Regretted still"), 0))
        actions.withdraw(by, mine)
        actions.withdraw(by, mine)
        assert (mine.source, mine.html, mine.seq) == ("", "", 2) and mine.is_gone
        assert queries.revisions_for(by, mine) == [] and document("post", post.id) is None


@pytest.mark.parametrize("text", ["", "   ", "\n\n"])
def test_a_post_needs_words(cast, text):
    """An empty one is refused beside its field."""
    made = thread(cast.member, cast.wells)
    with acting_as(cast.member) as by, pytest.raises(Invalid) as refused:
        actions.reply(by, made, post_draft(text))
    assert refused.value.field == "text"


@pytest.mark.parametrize(("seq", "start"), [(1, 0), (20, 0), (21, 20), (40, 20), (41, 40)])
def test_pages_hold_twenty(seq, start):
    """Where the page of a post begins."""
    assert page_start(seq) == start
