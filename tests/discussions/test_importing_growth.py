"""An archive that grew: only what is new comes, in the right place, and nothing becomes unread."""

from sqlalchemy import func, select, update

from hub.communities.models import Membership
from hub.discussions import actions, queries
from hub.discussions.models import Post, Reading, Thread
from hub.search.queries import document
from hub.storage.unit import db
from tests.cast import acting_as
from tests.makers import community
from tests.makers.archives import BEGUN, imported, mail
from tests.makers.discussions import post_draft, reply

ONE, TWO, THREE = mail(1), mail(2, "Re: Pumps", "Two.", answers=1), mail(3, "Re: Pumps", "Three.", answers=2)


def told_in_order() -> list[tuple]:
    """(first words, number, parent's number, depth) of the posts of the only thread."""
    parent = Post.__table__.alias()
    rows = db.execute(select(Post.source, Post.seq, parent.c.seq, Post.depth).outerjoin(parent, parent.c.id == Post.parent_id).order_by(Post.seq))
    return [(row[0].split("\n")[0], *row[1:]) for row in rows]


def test_new_answers_join_the_thread_that_is_here(app, tmp_path):
    imported(tmp_path, ONE, TWO)
    told = imported(tmp_path, ONE, TWO, THREE, mail(9, "Bees"))
    assert (told.posts, told.threads, told.grown, told.here_before) == (2, 1, 1, 2)
    with acting_as(write=False):
        assert told_in_order()[:1] == [("The pump leaks.", 1, None, 0)] and ("Three.", 3, 2, 2) in told_in_order()


def test_older_letters_that_come_later_find_their_place(app, tmp_path):
    imported(tmp_path, THREE)
    with acting_as(write=False):
        third = db.scalar(select(Post.id))
    imported(tmp_path, ONE)
    imported(tmp_path, TWO)
    with acting_as(write=False):
        assert told_in_order() == [("The pump leaks.", 1, None, 0), ("Two.", 2, 1, 1), ("Three.", 3, 2, 2)]
        thread = db.scalar(select(Thread))
        assert (thread.posts_count, thread.started_at) == (3, db.scalar(select(func.min(Post.posted_at))))
        assert (document("post", third) and document("thread", thread.id).body) == "The pump leaks."


def test_it_is_the_same_in_one_run_or_in_many(app, tmp_path):
    letters = [mail(n, "Re: Pumps" if n else "Pumps", f"Letter {n}.", answers=(n - 1) // 2 if n else None) for n in range(8)]
    imported(tmp_path, *letters)
    with acting_as(write=False):
        whole = told_in_order()
    with acting_as():
        db.execute(update(Post).values(parent_id=None))
        db.query(Thread).delete()
    for letter in letters[5:] + letters[:3] + letters[3:5]:
        imported(tmp_path, letter)
    with acting_as(write=False):
        assert len(whole) == 8 and told_in_order() == whole


def test_history_is_read_for_everybody(cast, tmp_path):
    with acting_as():
        db.execute(update(Membership).values(joined_at=BEGUN))
    imported(tmp_path, ONE, TWO, slug="wells")
    with acting_as(cast.member, write=False) as by:
        thread = db.scalar(select(Thread))
        assert queries.unread_threads(by) == {} and queries.first_unread_seq(thread, None, BEGUN) is None
    reply(cast.other, thread)
    with acting_as(cast.member, write=False) as by:
        assert queries.unread_threads(by) == {cast.wells.id: 1}
        assert [row.unread for row in queries.threads_for(by, cast.wells).rows] == [1]
        assert queries.first_unread_seq(db.get(Thread, thread.id), None, BEGUN) == 3


def test_marks_move_with_what_was_read(cast, tmp_path):
    imported(tmp_path, TWO, mail(5, "Re: Pumps", "Five.", answers=2), slug="wells")
    with acting_as():
        thread = db.scalar(select(Thread))
        db.add_all([Reading(person_id=cast.member.id, thread_id=thread.id, read_seq=2), Reading(person_id=cast.other.id, thread_id=thread.id, read_seq=1)])
    imported(tmp_path, ONE, TWO, mail(4, "Re: Pumps", "Four.", answers=2), slug="wells")
    with acting_as(write=False):
        assert dict(db.execute(select(Reading.person_id, Reading.read_seq)).all()) == {cast.member.id: 4, cast.other.id: 2}
        assert [row[0] for row in told_in_order()] == ["The pump leaks.", "Two.", "Four.", "Five."]


def test_a_thread_that_was_moved_keeps_to_itself(cast, tmp_path):
    other = community("Other", facilitators=[cast.facilitator])
    imported(tmp_path, ONE, slug="wells")
    with acting_as(cast.facilitator) as by:
        thread = queries.thread_for(by, db.scalar(select(Thread.id)))
        actions.move(by, thread, other)
    told = imported(tmp_path, ONE, TWO, slug="wells")
    with acting_as(write=False):
        assert (told.here_before, told.posts) == (1, 1)
        assert sorted(db.execute(select(Thread.community_id, Thread.posts_count)).all()) == sorted([(other.id, 1), (cast.wells.id, 1)])


def test_withdrawn_words_do_not_come_back(cast, tmp_path):
    from hub.storage import files

    imported(tmp_path, mail(1, **{"from": f"Moussa <{cast.member.address}>"}), slug="wells")
    with acting_as(cast.member) as by:
        actions.withdraw(by, queries.post_for(by, db.scalar(select(Post.id))))
    assert files.stored_names() == []
    assert imported(tmp_path, mail(1, **{"from": f"Moussa <{cast.member.address}>"}), slug="wells").posts == 0


def test_a_split_keeps_history_history(cast, tmp_path):
    with acting_as():
        db.execute(update(Membership).values(joined_at=BEGUN))
    imported(tmp_path, ONE, TWO, THREE, slug="wells")
    with acting_as(cast.facilitator) as by:
        second = queries.post_for(by, db.scalar(select(Post.id).where(Post.seq == 2)))
        actions.split(by, second, "Two and three")
    with acting_as(cast.member, write=False) as by:
        assert queries.unread_threads(by) == {} and sorted(db.scalars(select(Thread.history_seq))) == [1, 2]
    with acting_as(cast.member) as by:
        actions.reply(by, queries.thread_for(by, second.thread_id), post_draft("More."))
