"""A letter that waits is asked about once more when it goes: lost access, moved, taken back, edited meanwhile."""

import pytest
from sqlalchemy import delete

from hub.accounts.models import Person
from hub.communities.models import Community, Membership
from hub.discussions import actions, queries
from hub.discussions.drafts import PostChange
from hub.discussions.models import Post, Thread
from hub.mail.models import Letter
from hub.notifications.jobs import collect
from hub.storage.unit import db, unit_of_work
from tests.cast import acting_as
from tests.letterbox import flush
from tests.makers import community, membership
from tests.makers.discussions import reply, thread, words


def _leaves(cast, _post):
    db.get(Community, cast.wells.id).access = "private"
    db.execute(delete(Membership).where(Membership.person_id == cast.other.id))


def _moves(cast, post):
    den = community("Den", access="private", facilitators=[cast.facilitator])
    with_thread = db.get(Thread, post.thread_id)
    with_thread.community_id = den.id


def _taken_back(cast, post):
    found = db.get(Post, post.id)
    found.withdrawn_at, found.source, found.html = found.posted_at, "", ""


def _hidden(cast, post):
    db.get(Post, post.id).hidden_at = post.posted_at


def _suspended(cast, _post):
    db.get(Person, cast.other.id).state = "suspended"


def _nothing(cast, _post):
    pass


@pytest.fixture
def waiting(cast, run_jobs, frozen):
    """A letter about a post to `other`, written but not sent; returns a function that does so for a way of mail."""

    def write(following):
        with unit_of_work():
            membership_of = db.query(Membership).filter_by(person_id=cast.other.id).one()
            membership_of.following = following
        post = reply(cast.member, thread(cast.member, cast.wells, "Depth"), "SECRETWORD is ten metres.")
        run_jobs()
        frozen.shift(14 * 3600)  # half past seven in Kolkata
        collect()
        return post

    return write


@pytest.mark.parametrize("following", ["every", "digest"])
@pytest.mark.parametrize(("change", "goes"), [(_nothing, True), (_leaves, False), (_moves, False), (_taken_back, False), (_hidden, False), (_suspended, False)])
def test_what_was_lost_meanwhile_does_not_go(cast, outbox, waiting, following, change, goes):
    post = waiting(following)
    link = f"/posts/{post.id}"
    assert any(link in letter.text for letter in outbox(cast.other))
    with unit_of_work():
        change(cast, post)
    sent = flush(outbox)
    assert (link in sent) is goes
    with unit_of_work(write=False):
        assert goes or link not in "".join(letter.text for letter in db.query(Letter).filter_by(to_address=cast.other.address))


@pytest.mark.parametrize("following", ["every", "digest"])
def test_an_edited_post_goes_in_its_new_words(cast, outbox, waiting, following):
    post = waiting(following)
    with acting_as(cast.member) as by:
        actions.edit(by, queries.post_for(by, post.id), PostChange(words("NEWERWORD is twelve metres."), seen=0))
        actions.rename(by, queries.thread_for(by, post.thread_id), "Fathoms")
    sent = flush(outbox)
    assert "Fathoms" in sent and "Depth" not in sent
    assert "SECRETWORD" not in sent and ("NEWERWORD" in sent) is (following == "every")


def test_of_a_digest_only_what_was_lost_is_missing(cast, outbox, run_jobs, frozen):
    wide = community("Pumps", members=[cast.member])
    with unit_of_work():
        db.query(Membership).filter_by(person_id=cast.other.id).one().following = "digest"
    membership(wide, cast.other, following="digest")
    _kept, lost = (thread(cast.member, place, title, text) for place, title, text in ((wide, "Seals", "Leather."), (cast.wells, "Depth", "Ten.")))
    run_jobs()
    frozen.shift(14 * 3600)  # half past seven in Kolkata
    collect()
    with unit_of_work():
        _taken_back(cast, db.query(Post).filter_by(thread_id=lost.id).one())
    frozen.shift(60)
    sent = flush(outbox)
    assert "Seals" in sent and "Depth" not in sent
