"""Who is told of posts, and who is not."""

import pytest
from sqlalchemy import select

from hub.communities.models import Membership
from hub.discussions import actions, queries
from hub.notifications.models import Notice
from hub.storage.unit import db, unit_of_work
from tests.cast import acting_as
from tests.makers import community
from tests.makers.discussions import reply, thread, words


def told(person=None):
    """{person id: (kind, mail)} of all notices, or the kinds of one person."""
    with unit_of_work(write=False):
        rows = db.scalars(select(Notice).order_by(Notice.id)).all()
    return [row.kind for row in rows if row.person_id == person.id] if person else {row.person_id: (row.kind, row.mail) for row in rows}


def follow(person, place, following):
    """Set what someone follows in a community."""
    with unit_of_work():
        db.scalar(select(Membership).where(Membership.person_id == person.id, Membership.community_id == place.id)).following = following


def test_each_is_told_once_by_the_closest_reason(cast, run_jobs):
    """Named and following: named. Answered: answered. Following only: told of the post. The author: nothing."""
    made = thread(cast.member, cast.wells)
    run_jobs()
    follow(cast.facilitator, cast.wells, "every")
    follow(cast.other, cast.wells, "every")
    reply(cast.other, made, f"@{cast.facilitator.handle} knows more")
    run_jobs()
    assert told(cast.facilitator) == ["thread:mentioned"]
    assert told(cast.member) == ["thread:replied"] and told(cast.other) == []


@pytest.mark.parametrize(("following", "expected"), [("every", ("thread:posted", "now")), ("digest", ("thread:posted", "digest")), ("mentions", None), ("none", None)])
def test_following_decides(cast, run_jobs, following, expected):
    """Every post at once, a digest, or nothing."""
    follow(cast.other, cast.wells, following)
    thread(cast.member, cast.wells)
    run_jobs()
    assert told().get(cast.other.id) == expected


def test_a_choice_for_the_thread_goes_first(cast, run_jobs):
    """Muted: nothing even when named. Followed: every post."""
    made = thread(cast.member, cast.wells)
    run_jobs()
    for someone, choice in ((cast.other, "none"), (cast.facilitator, "every")):
        with acting_as(someone) as by:
            actions.follow(by, queries.thread_for(by, made.id), choice)
    reply(cast.member, made, f"What says @{cast.other.handle}?")
    run_jobs()
    assert told(cast.other) == [] and told(cast.facilitator) == ["thread:posted"]


def test_nobody_outside_a_private_place_is_told(cast, run_jobs):
    """Being named there tells an outsider nothing; a member hears."""
    secret = community("Secret", access="private", members=[cast.member, cast.other])
    thread(cast.member, secret, text=f"@{cast.outsider.handle} and @{cast.other.handle} must not know")
    run_jobs()
    assert told(cast.outsider) == [] and told(cast.other) == ["thread:mentioned"]


def test_a_post_withdrawn_before_it_was_told_is_not(cast, run_jobs):
    """No notice, no letter."""
    follow(cast.other, cast.wells, "every")
    made = thread(cast.member, cast.wells)
    with acting_as(cast.member) as by:
        actions.withdraw(by, queries.post_for(by, queries.first_post(made.id).id))
    run_jobs()
    assert told() == {}


def test_writers_hear_of_the_conclusion_and_authors_of_thanks(cast, run_jobs):
    """Each once; thanks without a letter."""
    made = thread(cast.member, cast.wells)
    reply(cast.other, made)
    run_jobs()
    with acting_as(cast.facilitator) as by:
        post = queries.post_for(by, queries.first_post(made.id).id)
        actions.thank(by, post)
        actions.close(by, post.thread, words("Nine metres."))
    assert told(cast.member)[-2:] == ["thread:thanked", "thread:closed"] and told(cast.other) == ["thread:closed"]
