"""What marks of reading, following and thanks promise."""

import pytest

from hub.communities.unread import unread_by_community
from hub.discussions import actions, queries
from hub.errors import Forbidden
from tests.cast import acting_as
from tests.makers.discussions import reply, thread


def unread(by, place, made):
    """How many posts of a thread a list says are unread."""
    found = queries.threads_for(by, place)
    return next(row.unread for row in [*found.pinned, *found.rows] if row.thread.id == made.id)


def test_a_thread_never_opened_counts_whole(cast):
    """All posts since joining; none for who wrote them; none for an outsider."""
    made = thread(cast.member, cast.wells, replies=2)
    for someone, count in ((cast.other, 3), (cast.member, 0), (cast.outsider, 0)):
        with acting_as(someone, write=False) as by:
            assert unread(by, cast.wells, made) == count


def test_what_was_said_before_joining_is_not_unread(cast, frozen):
    """Only what came after one joined."""
    from tests.makers import membership

    made = thread(cast.member, cast.wells, replies=2)
    frozen.shift(60)
    membership(cast.wells, cast.outsider)
    frozen.shift(60)
    reply(cast.member, made)
    with acting_as(cast.outsider, write=False) as by:
        assert unread(by, cast.wells, made) == 1
        found = queries.thread_for(by, made.id)
        assert queries.first_unread_seq(found, None, by.standings[cast.wells.id].joined_at) == 4


def test_marks_go_forward_and_back_when_asked(cast):
    """Read to three, never back by reading, back by marking unread."""
    made = thread(cast.member, cast.wells, replies=4)
    with acting_as(cast.other) as by:
        found = queries.thread_for(by, made.id)
        actions.mark_read(by, found, 3)
        actions.mark_read(by, found, 1)
        assert unread(by, cast.wells, made) == 2
        actions.mark_unread(by, found, 2)
        assert unread(by, cast.wells, made) == 4
        assert unread_by_community(by)[cast.wells.id] == 1
        actions.mark_read(by, found, 999)
        assert unread(by, cast.wells, made) == 0 and not unread_by_community(by)


def test_thanks_are_counted_once(cast):
    """Twice is once; taken back is none; never for oneself or by an outsider."""
    made = thread(cast.member, cast.wells)
    with acting_as(cast.other) as by:
        post = queries.post_for(by, queries.first_post(made.id).id)
        actions.thank(by, post)
        actions.thank(by, post)
        assert post.thanks_count == 1
        actions.unthank(by, post)
        actions.unthank(by, post)
        assert post.thanks_count == 0
    for someone in (cast.member, cast.outsider):
        with acting_as(someone) as by, pytest.raises(Forbidden):
            actions.thank(by, queries.post_for(by, post.id))


def test_the_page_marks_what_is_new_and_reading_marks_it_read(cast, signed_in):
    """The page's own mark, told by script or by the button."""
    made = thread(cast.member, cast.wells, replies=2)
    visitor = signed_in(cast.other)
    page = visitor.get(f"/threads/{made.id}")
    assert page.html.count("post d0 new") == 3 and f'data-read-url="/threads/{made.id}/read/3"' in page.html
    assert visitor.send(f"/threads/{made.id}/read/3", headers={"Accept": "*/*"}).status == 204
    assert "post d0 new" not in visitor.get(f"/threads/{made.id}").html


def test_first_unread_leads_there(cast, signed_in):
    """Past the first page, to the very post."""
    made = thread(cast.member, cast.wells, replies=24)
    visitor = signed_in(cast.other)
    visitor.send(f"/threads/{made.id}/read/21", headers={"Accept": "*/*"})
    place = visitor.get(f"/threads/{made.id}/unread").location
    assert place.startswith(f"/threads/{made.id}?after=20#post-")
    assert "First unread" in visitor.get(f"/threads/{made.id}")
