"""Changing password and address: the present password, both addresses, links that die."""

import threading

import pytest

from hub.accounts.models import MailedToken, Person
from hub.storage.unit import db, unit_of_work
from tests.makers import sign_in
from tests.makers.accounts import PASSWORD, account, link_in, password_hash
from tests.serving import Visitor

NEW = "lantern drum river seven"


@pytest.fixture
def amina(app):
    return account("Amina", address="amina@example.org")


def stored(person) -> Person:
    with unit_of_work(write=False):
        return db.get(Person, person.id)


@pytest.mark.parametrize("current", ["", "wrong wrong wrong", NEW])
def test_password_and_address_need_the_present_password(signed_in, amina, current):
    visitor = signed_in(amina)
    assert visitor.post("/me/password", {"current": current, "password": NEW}).status == 422
    assert visitor.post("/me/address", {"current": current, "address": "new@example.org"}).status == 422
    assert visitor.post("/me/close", {"current": current}).status == 422
    assert stored(amina).password_hash == password_hash() and stored(amina).state == "active"


@pytest.mark.parametrize("door, values", [("/me/password", {"password": NEW}), ("/me/address", {"address": "new@example.org"}), ("/me/close", {"name_stays": "no"})])
def test_somebody_elses_password_does_not_do_nor_none(signed_in, amina, outbox, door, values):
    other = account("Olu", password_hash=password_hash("another good password here"))
    assert signed_in(other).send(door, values | {"current": PASSWORD}).status == 422
    assert [signed_in(amina).send(door, values | said).status for said in ({}, {"current": ""}, {"current": "another good password here"})] == [422] * 3
    assert outbox() == [] and (stored(amina).password_hash, stored(amina).address, stored(amina).state) == (password_hash(), amina.address, "active")
    assert signed_in(amina).send(door, values | {"current": PASSWORD}).status == 302 and outbox(amina)


def test_a_new_password_ends_the_other_devices(app, signed_in, amina, outbox):
    here, there = signed_in(amina), Visitor(app, amina)
    assert there.get("/me/").status == 200
    here.post("/me/password", {"current": PASSWORD, "password": NEW})
    assert (here.get("/me/").status, there.get("/me/").status) == (200, 302)
    assert outbox(amina)[-1].kind == "password_changed"
    assert Visitor(app).post("/sign-in", {"address": amina.address, "password": NEW}).status == 302


def test_a_reset_ends_all_devices_and_dies_with_the_password(client, signed_in, amina, outbox):
    device = signed_in(amina)
    client.post("/reset", {"address": "  AMINA@Example.org "})
    first = link_in(outbox(amina)[-1])
    device.post("/me/password", {"current": PASSWORD, "password": NEW})
    assert client.get(first).status == 404
    client.post("/reset", {"address": amina.address})
    link = link_in(outbox(amina)[-1])
    assert client.post(link, {"password": "another lantern by the river"}).status == 302
    assert device.get("/me/").status == 302


def test_a_reset_link_holds_for_an_hour(client, amina, outbox, frozen):
    client.post("/reset", {"address": amina.address})
    link = link_in(outbox(amina)[-1])
    page = client.get(link)
    assert page.status == 200 and page.headers["Referrer-Policy"] == "no-referrer"
    frozen.shift(3601)
    assert client.get(link).status == 404


def test_links_are_kept_hashed_and_carry_256_bits(client, amina, outbox):
    client.post("/reset", {"address": amina.address})
    token = link_in(outbox(amina)[-1]).rpartition("/")[2]
    assert len(token) >= 43
    with unit_of_work(write=False):
        kept = db.query(MailedToken).one()
    assert kept.token_hash != token and len(kept.token_hash) == 64


def test_a_link_is_for_one_purpose(client, amina, outbox):
    client.post("/reset", {"address": amina.address})
    token = link_in(outbox(amina)[-1]).rpartition("/")[2]
    assert [client.get(f"/{way}/{token}").status for way in ("confirm", "claim", "change-address", "reset")] == [404, 404, 404, 200]


def test_twenty_at_once_use_a_link_once(app, client, amina, outbox):
    client.post("/reset", {"address": amina.address})
    link, codes = link_in(outbox(amina)[-1]), []
    visitors = [Visitor(app) for _ in range(20)]
    threads = [threading.Thread(target=lambda v=v: codes.append(v.send(link, {"password": NEW}).status)) for v in visitors]
    [thread.start() for thread in threads], [thread.join() for thread in threads]
    assert sorted(codes) == [302] + [404] * 19
    assert [letter.kind for letter in outbox(amina)] == ["reset", "password_changed"]


def test_both_addresses_hear_of_a_change(app, client, signed_in, amina, outbox):
    signed_in(amina).post("/me/address", {"current": PASSWORD, "address": "New@Example.org"})
    assert {letter.to_address: letter.kind for letter in outbox()} == {"amina@example.org": "address_asked", "new@example.org": "change_address"}
    assert stored(amina).address == "amina@example.org"
    assert client.post(link_in(outbox()[-1])).status == 302
    assert stored(amina).address == "new@example.org"
    assert [letter.to_address for letter in outbox() if letter.kind == "address_changed"] == ["amina@example.org", "new@example.org"]


def test_a_taken_address_is_told_only_by_mail(signed_in, amina, outbox):
    account("Olu", address="olu@example.org")
    taken = signed_in(amina).post("/me/address", {"current": PASSWORD, "address": "olu@example.org"}, follow=True)
    free = signed_in(amina).post("/me/address", {"current": PASSWORD, "address": "free@example.org"}, follow=True)
    assert taken.words == free.words
    assert [letter.kind for letter in outbox() if letter.to_address == "olu@example.org"] == ["known"]


def test_a_stronger_hash_is_kept_at_sign_in(client, amina):
    from argon2 import PasswordHasher

    with unit_of_work():
        db.get(Person, amina.id).password_hash = old = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(PASSWORD)
    assert client.post("/sign-in", {"address": amina.address, "password": PASSWORD}).status == 302
    assert stored(amina).password_hash != old


def test_sign_in_tokens_are_kept_hashed(app, amina):
    token = sign_in(amina)
    with unit_of_work(write=False):
        from hub.accounts.models import SignIn

        assert token not in {row.token_hash for row in db.query(SignIn)}
