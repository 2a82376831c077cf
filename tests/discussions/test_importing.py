"""What bringing in an archive promises: every letter once, in its thread, by its writer, and told exactly."""

import pytest
from sqlalchemy import func, select

from hub.accounts.models import Person
from hub.communities.models import Community
from hub.discussions.models import MailOfPost, Post, Thread
from hub.errors import Invalid
from hub.notifications.models import Notice
from hub.search.queries import document
from hub.storage import files
from hub.storage.unit import db
from tests.cast import acting_as
from tests.makers import community
from tests.makers.archives import BEGUN, imported, mail

ROBOT = {"from": "postmaster <mailer-daemon@coop.example.net>", "subject": "Undelivered Mail Returned to Sender"}


def posts() -> list[tuple]:
    """(title, number, author, parent's number) of all posts."""
    parent = Post.__table__.alias()
    rows = db.execute(
        select(Thread.title, Post.seq, Person.name, parent.c.seq).join(Post, Post.thread_id == Thread.id).join(Person, Person.id == Post.author_id)
        .outerjoin(parent, parent.c.id == Post.parent_id).order_by(Thread.id, Post.seq)
    )
    return [tuple(row) for row in rows]


def test_letters_become_threads_in_the_order_they_were_written(app, tmp_path):
    told = imported(tmp_path, mail(5, "Seeds"), mail(2, "Re: Pumps", answers=1, **{"from": "Kofi <kofi@coop.example.net>"}), mail(1))
    with acting_as(write=False):
        assert posts() == [("Pumps", 1, "Amina Otieno", None), ("Pumps", 2, "Kofi", 1), ("Seeds", 1, "Amina Otieno", None)]
        first = db.scalar(select(Post).order_by(Post.posted_at).limit(1))
        assert (first.posted_at - BEGUN).total_seconds() == 3600 and first.by_mail
    assert (told.read, told.posts, told.threads, told.people) == (3, 3, 2, 2)


def test_a_date_with_a_zone_is_the_moment_it_names(app, tmp_path):
    imported(tmp_path, mail(1, date="Mon, 4 Mar 2019 23:30:00 -0500"))
    with acting_as(write=False):
        assert db.scalar(select(Post.posted_at)).isoformat() == "2019-03-05T04:30:00+00:00"


def test_the_second_time_changes_nothing(app, tmp_path):
    letters = [mail(1), mail(2, "Re: Pumps", answers=1), mail(3, "Bees", message_id=None)]
    imported(tmp_path, *letters)
    with acting_as(write=False):
        before, stored = posts(), sorted(files.stored_names())
    told = imported(tmp_path, *letters)
    with acting_as(write=False):
        assert (posts(), sorted(files.stored_names())) == (before, stored) and len(stored) == 3
    assert (told.read, told.posts, told.here_before, told.threads, told.people) == (3, 0, 3, 0, 0)


def test_every_message_is_told_of_once(app, tmp_path):
    told = imported(tmp_path, mail(1), mail(1), mail(1, message_id="<other@coop.example.net>"), b"\n \n", mail(4, **ROBOT), mail(5, "unsubscribe", ""))
    assert (told.posts, told.twice, sum(told.skipped.values()), told.failed) == (1, 2, told.read - 3, [])
    assert {"a notice that a mail could not be delivered", "a command to the list software"} <= set(told.skipped)
    printed = "\n".join(told.lines())
    assert "1  made into posts" in printed and "2  duplicates" in printed


def test_two_letters_of_one_message_id_are_both_kept(app, tmp_path):
    told = imported(tmp_path, mail(1), mail(9, "Bees", "They swarm.", message_id="<letter-1@coop.example.net>"))
    assert told.posts == 2
    assert imported(tmp_path, mail(9, "Bees", "They swarm.", message_id="<letter-1@coop.example.net>"), mail(1)).posts == 0


def test_quotes_are_folded_and_nothing_is_lost(app, tmp_path):
    text = "Use clay.\n\nOn 4 March 2019, Amina wrote:\n> It <b>leaks</b> again.\n\n-- \nKofi\n____________________\nPumps mailing list\nhttps://lists.example.org/mailman/listinfo/pumps"
    imported(tmp_path, mail(1, text=text))
    with acting_as(write=False):
        post = db.scalar(select(Post))
    opened = post.html.partition("<details")[0]
    assert "Use clay." in opened and "leaks" not in opened and "mailman" not in opened
    assert "&lt;b&gt;leaks" in post.html and "listinfo/pumps" in post.html and "Kofi" in post.html
    assert "It <b>leaks</b> again." in post.source and "mailman" in post.source


def test_the_raw_message_is_kept_byte_for_byte(app, tmp_path):
    letter = mail(1, text="مضخة المياه", subject="=?utf-8?b?2YXYttiu2Kk=?=")
    imported(tmp_path, letter)
    with acting_as(write=False):
        kept = db.scalar(select(MailOfPost))
        assert files.path_of(kept.raw_file).read_bytes().strip() == letter.strip()
        assert db.scalar(select(Thread.title)) == "مضخة" and db.scalar(select(Thread.language)) == "ar"


@pytest.mark.parametrize("text, default, language", [("Bonjour à tous", "fr", "fr"), ("نحن نزرع پنبه", "en", "fa"), ("سلام", "fa", "fa"), ("पानी", "en", "hi"), ("水", "en", "zh")])
def test_the_script_tells_the_language(app, tmp_path, text, default, language):
    imported(tmp_path, mail(1, text=text * 20), language=default)
    with acting_as(write=False):
        assert db.scalar(select(Thread.language)) == language


def test_a_broken_letter_stops_nothing(app, tmp_path, monkeypatch):
    from hub.discussions.importing import filling

    def fragile(thread, post):
        if "breaks" in post.source:
            raise RuntimeError("this one")

    monkeypatch.setattr(filling, "make_findable", fragile)
    told = imported(tmp_path, mail(1), mail(2, "Re: Pumps", "This breaks.", answers=1), mail(3, "Re: Pumps", answers=2))
    assert (told.posts, told.failed) == (2, [(2, told.failed[0][1], "RuntimeError: this one")])
    with acting_as(write=False):
        assert [post[1:] for post in posts()] == [(1, "Amina Otieno", None), (2, "Amina Otieno", 1)]
        assert len(files.stored_names()) == 2
    monkeypatch.undo()
    assert imported(tmp_path, mail(1), mail(2, "Re: Pumps", "This breaks.", answers=1), mail(3, "Re: Pumps", answers=2)).posts == 1


def test_nobody_is_told_and_all_is_found(app, outbox, run_jobs, cast, tmp_path):
    imported(tmp_path, mail(1, text="Borehole chlorination."), slug="wells")
    run_jobs()
    with acting_as(cast.member, write=False):
        thread = db.scalar(select(Thread))
        assert document("thread", thread.id).audience == "everyone"
        assert db.scalar(select(func.count()).select_from(Notice)) == 0
    assert outbox() == []


def test_a_community_is_founded_on_request(app, tmp_path):
    imported(tmp_path, mail(1), slug="hand-pumps")
    with acting_as(write=False):
        made = db.scalar(select(Community))
        assert (made.slug, made.name, made.access) == ("hand-pumps", "Hand pumps", "request")
        assert made.active_at == db.scalar(select(Post.posted_at))


@pytest.mark.parametrize("slug, wishes", [("Not a slug", {}), ("new", {}), ("x", {}), ("pumps", {"access": "private"}), ("pumps", {"facilitator": "nobody@example.org"})])
def test_what_cannot_be_founded_is_refused_before_anything_is_written(app, tmp_path, slug, wishes):
    with pytest.raises(Invalid):
        imported(tmp_path, mail(1), slug=slug, **wishes)
    with acting_as(write=False):
        assert posts() == [] and files.stored_names() == [] and db.scalar(select(Community)) is None


def test_a_private_community_is_founded_with_somebody_to_look_after_it(cast, tmp_path):
    imported(tmp_path, mail(1), access="private", facilitator=cast.member.address)
    with acting_as(cast.member, write=False) as by:
        made = db.scalar(select(Community).where(Community.slug == "pumps"))
        assert by.standings[made.id].is_facilitator and made.access == "private"


def test_the_same_letter_may_come_by_two_lists(app, tmp_path):
    first, second = community(slug="one"), community(slug="two")
    assert imported(tmp_path, mail(1), slug="one").posts == imported(tmp_path, mail(1), slug="two").posts == 1
    with acting_as(write=False):
        assert set(db.scalars(select(Thread.community_id))) == {first.id, second.id}
