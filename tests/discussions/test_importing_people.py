"""Who wrote what an archive brings: accounts, placeholders, and those whose address the list hides."""

from sqlalchemy import select

from hub.accounts.models import Person
from hub.communities.models import Membership
from hub.discussions.models import Post
from hub.storage.unit import db
from tests.cast import acting_as
from tests.makers import person
from tests.makers.archives import imported, mail


def authors() -> list[tuple]:
    return [tuple(row) for row in db.execute(select(Person.name, Person.address, Person.state).join(Post, Post.author_id == Person.id).order_by(Post.seq, Post.id))]


def test_an_account_of_that_address_is_the_author(cast, tmp_path):
    told = imported(tmp_path, mail(1, **{"from": "M. Traore <MOUSSA@example.org>"}))
    with acting_as(write=False):
        assert authors() == [("Moussa Traoré", "moussa@example.org", "active")]
    assert (told.people, told.known_people) == (0, 1)


def test_one_address_is_one_placeholder_who_belongs_nowhere(app, tmp_path):
    imported(tmp_path, mail(1), mail(2, "Re: Pumps", answers=1, **{"from": '"Otieno, A." <amina@coop.example.net>'}))
    with acting_as(write=False):
        assert authors() == [("Amina Otieno", "amina@coop.example.net", "placeholder")] * 2
        assert db.scalar(select(Membership)) is None


def test_hidden_addresses_make_one_placeholder_a_name_within_the_community(app, tmp_path):
    hidden = {"from": "Rosa Quiñones <rosa@...>"}
    imported(tmp_path, mail(1, **hidden), mail(2, "Re: Pumps", answers=1, **hidden))
    imported(tmp_path, mail(3, **hidden))
    with acting_as(write=False):
        ids = set(db.scalars(select(Post.author_id)))
        assert len(ids) == 1 and authors()[0] == ("Rosa Quiñones", None, "placeholder")
    imported(tmp_path, mail(1, **hidden), slug="other-list")
    with acting_as(write=False):
        assert len(set(db.scalars(select(Post.author_id)))) == 2


def test_an_address_nobody_has_proven_lends_no_name(app, tmp_path):
    person("Impostor", address="amina@coop.example.net", state="unconfirmed", password_hash="x")
    imported(tmp_path, mail(1))
    with acting_as(write=False):
        assert authors() == [("Amina Otieno", "amina@coop.example.net", "placeholder")]
        assert db.scalar(select(Person.password_hash)) is None


def test_a_letter_of_nobody_is_kept(app, tmp_path):
    assert imported(tmp_path, mail(1, **{"from": None})).posts == 1
    with acting_as(write=False):
        assert authors() == [("Unknown writer", None, "placeholder")]


def test_names_stand_as_people_say_them(app, tmp_path):
    imported(tmp_path, *(mail(n, **{"from": f'"{name}" <p{n}@example.net>'}) for n, name in enumerate(("Otieno, Amina", "Kofi Mensah, PhD", "Wells, Roads, Schools"))))
    with acting_as(write=False):
        assert {row[0] for row in authors()} == {"Amina Otieno", "Kofi Mensah, PhD", "Wells, Roads, Schools"}
