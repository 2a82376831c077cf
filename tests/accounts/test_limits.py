"""Guessing and flooding: counted in the database, per source and never against the victim."""

import re
import threading

import pytest

from hub import limits
from hub.accounts import actions
from hub.accounts.models import Person
from hub.errors import TooMany
from hub.realtime.commands import COMMANDS
from hub.storage import unit
from hub.storage.unit import db, unit_of_work
from tests.makers.accounts import PASSWORD, account, link_in, password_hash
from tests.serving import Visitor

WRONG = {"address": "amina@example.org", "password": "not this one at all"}
RIGHT = {"address": "amina@example.org", "password": PASSWORD}


def at(number: int) -> dict:
    """A request from another place."""
    return {"environ_overrides": {"REMOTE_ADDR": f"203.0.113.{number}"}}


@pytest.fixture
def amina(app):
    return account("Amina", address="amina@example.org")


def test_five_wrong_passwords_in_five_minutes(client, amina, frozen):
    assert [client.post("/sign-in", WRONG).status for _ in range(6)] == [422] * 5 + [429]
    assert client.post("/sign-in", RIGHT).status == 429
    frozen.shift(301)
    assert client.post("/sign-in", RIGHT).status == 302


def test_after_too_many_the_form_says_how_long_and_a_new_password_helps_at_once(client, amina, outbox, frozen):
    refused = [client.post("/sign-in", WRONG) for _ in range(6)][-1]
    assert refused.status == 429 and "5 minutes" in refused and refused.form_to("/sign-in").fields["address"] == amina.address
    client.post("/reset", {"address": amina.address})
    new = "four green paper boats"
    client.post(link_in(outbox()[-1]), {"password": new})
    assert client.post("/sign-in", {"address": amina.address, "password": new}).status == 302


def test_the_present_password_is_not_guessed_and_what_was_typed_stays(signed_in, amina, frozen):
    visitor = signed_in(amina)
    guess = {"current": "not this one at all", "address": "new@example.org"}
    refused = [visitor.post("/me/address", guess) for _ in range(6)][-1]
    assert "Too many wrong passwords" in refused and refused.form_to("/me/address").fields["address"] == "new@example.org"
    assert "Too many" in visitor.post("/me/address", guess | {"current": PASSWORD})
    frozen.shift(301)
    assert visitor.post("/me/address", guess | {"current": PASSWORD}).status == 302


def test_the_victim_comes_in_from_elsewhere(app, client, amina, frozen):
    for _ in range(6):
        refused = client.post("/sign-in", WRONG, **at(1))
    assert refused.status == 429 and int(refused.headers["Retry-After"]) > 0
    assert Visitor(app).post("/sign-in", RIGHT, **at(2)).status == 302


def test_ten_accounts_a_minute_from_one_place(client, app, frozen):
    tries = [client.post("/sign-in", WRONG | {"address": f"p{n}@example.org"}).status for n in range(11)]
    assert tries == [422] * 10 + [429]


def test_a_class_behind_one_address_signs_in(app, amina, frozen):
    assert {Visitor(app).post("/sign-in", RIGHT).status for _ in range(14)} == {302}


def test_a_made_up_forwarding_header_frees_nobody(client, amina, frozen):
    codes = [client.post("/sign-in", WRONG, headers={"X-Forwarded-For": f"198.51.100.{n}"}).status for n in range(6)]
    assert codes[-1] == 429


def test_limits_outlive_a_restart(app, settings, client, amina, frozen):
    for _ in range(5):
        client.post("/sign-in", WRONG)
    unit.engine().dispose()
    assert Visitor(app).post("/sign-in", RIGHT).status == 429


def test_limits_hold_over_four_processes(make_app, amina, frozen):
    processes, codes = [make_app() for _ in range(4)], []
    for number in range(6):
        limits.forget_all()  # what another process has in memory
        codes.append(Visitor(processes[number % 4]).post("/sign-in", WRONG).status)
    assert codes == [422] * 5 + [429]


def test_json_is_no_way_to_guess(client, amina, frozen):
    assert [client.send("/sign-in", json=RIGHT).status for _ in range(3)] == [422] * 3
    assert client.post("/sign-in", RIGHT).status == 302


def test_twenty_guesses_at_once_are_not_more_than_five(app, amina):
    visitors = [Visitor(app) for _ in range(8)]
    codes = []
    threads = [threading.Thread(target=lambda v=v: codes.append(v.send("/sign-in", WRONG).status)) for v in visitors]
    [thread.start() for thread in threads], [thread.join() for thread in threads]
    assert sorted(codes) == [422] * 5 + [429] * 3


def test_three_letters_an_hour_to_one_address_whatever_asks(app, client, outbox, amina, frozen):
    joining = {"name": "Amina", "address": "amina@example.org", "password": PASSWORD}
    for number in range(3):
        client.post("/reset", {"address": amina.address}, **at(number))
        client.post("/register", joining, **at(number))
    assert len(outbox()) == 3
    frozen.shift(3601)
    client.post("/reset", {"address": amina.address})
    assert len(outbox()) == 4


def test_three_letters_an_hour_to_a_stranger_whatever_five_doors_ask(cast, signed_in, client, outbox, frozen):
    with unit_of_work():
        db.get(Person, cast.member.id).password_hash = password_hash()
    new = {"address": "new@example.org"}
    doors = (
        lambda: client.post("/register", {"name": "Amina", "password": PASSWORD} | new), lambda: client.post("/reset", new),
        lambda: signed_in(cast.member).post("/me/address", {"current": PASSWORD} | new),
        lambda: signed_in(cast.facilitator).send("/communities/wells/manage/invitations/mail", {"addresses": "new@example.org", "key": "a-client-key"}),
        lambda: signed_in(cast.admin).post("/admin/invitations", new),
    )
    assert {door().status for _twice in range(2) for door in doors} == {200, 302}
    letters = [letter.kind for letter in outbox() if letter.to_address == "new@example.org"]
    assert len(letters) == 3 and len(set(letters)) > 1


def test_twenty_letters_an_hour_from_one_place(client, signed_in, amina, outbox, frozen):
    new, visitor = {"name": "Amina", "password": PASSWORD}, signed_in(amina)
    doors = (
        lambda address: client.post("/reset", address), lambda address: client.post("/register", new | address),
        lambda address: visitor.post("/me/address", {"current": PASSWORD} | address),
    )
    codes = [doors[n % 3]({"address": f"p{n}@example.org"}).status for n in range(21)]
    assert codes == [302] * 20 + [429]
    assert [door({"address": "one.more@example.org"}).status for door in doors] == [429] * 3


def test_no_command_of_a_socket_takes_a_password(app):
    assert COMMANDS and not [name for name, declared in COMMANDS.items() if "password" in declared.schema]


def test_thirty_wrong_links(client, frozen):
    codes = [client.send(f"/reset/wrong{n}", {"password": PASSWORD}).status for n in range(31)]
    assert codes[0] == 404 and codes[-1] == 429
    assert re.search("A little slower", client.send("/confirm/wrong").html)


def test_the_same_key_counts_once_for_each_try(app):
    with unit_of_work():
        [actions.spend("probe", "Somebody@Example.org", 2, 60) for _ in range(2)]
        with pytest.raises(TooMany):
            actions.spend("probe", "somebody@example.org", 2, 60)
        actions.spend("probe", "another@example.org", 2, 60)
