"""Invitations by link and by mail: uses, end, revoking, one address once."""

import re

import pytest

from hub.clock import now
from hub.communities import actions, queries
from hub.communities.models import Invitation
from hub.communities.queries import hashed
from hub.errors import Forbidden, Invalid, NotFound, TooMany
from hub.mail.delivery import message
from hub.storage.unit import db, unit_of_work
from tests.cast import acting_as, make_cast
from tests.makers import community, membership, person
from tests.makers.communities import invitation


@pytest.fixture
def private(app):
    """The cast round a private community."""
    return make_cast(access="private")


def wells(by):
    return queries.community_for(by, "wells")


def redeem(someone, token):
    with acting_as(someone) as by:
        return actions.redeem(by, queries.invitation_by_token(by, token))


def link(cast, uses=2, days=7) -> str:
    with acting_as(cast.facilitator) as by:
        return actions.invite_by_link(by, wells(by), uses, days)[1]


def test_a_link_lets_in_as_many_as_it_says_and_only_its_hash_is_kept(private):
    token = link(private, uses=2)
    assert len(token) >= 43
    with unit_of_work(write=False):
        assert db.query(Invitation).one().token_hash == hashed(token)
    for _time in range(3):
        assert redeem(private.outsider, token).slug == "wells"
    redeem(person(), token)
    with pytest.raises(NotFound):
        redeem(person(), token)
    with acting_as(private.outsider) as by:
        assert wells(by).members_count == 6


def test_a_link_ends_by_time_and_by_revoking(private, frozen):
    old, revoked = link(private, days=1), link(private)
    with acting_as(private.facilitator) as by:
        found = queries.invitations_for(by, "wells")[1][0]
        actions.revoke(by, wells(by), found)
    with pytest.raises(NotFound):
        redeem(private.outsider, revoked)
    frozen.shift(24 * 3600 + 1)
    with pytest.raises(NotFound):
        redeem(private.outsider, old)


def test_expired_invitations_stay_in_sight_and_are_made_again(private, signed_in, outbox, frozen):
    with acting_as(private.facilitator) as by:
        actions.invite_by_mail(by, wells(by), ["new@example.org", "come@example.org"])
        actions.invite_by_link(by, wells(by), 5, 7)
    frozen.shift(31 * 24 * 3600)
    membership(private.wells, person(address="come@example.org"))
    amina, at = signed_in(private.facilitator), "/communities/wells/manage/invitations"
    before = amina.get(at)
    assert "new@example.org" in before and "come@example.org" not in before and before.words.count("expired on") == 2 and "None at present." in before
    for form in [form for form in before.forms if form.action.endswith("/again")]:
        assert amina.send(form.action, form.fields).status == 302
        after = amina.get(at)
        assert amina.send(form.action, form.fields).status == 409
    assert "expired on" not in after.words and "A link, good for 5 more people" in after.words
    assert [letter.to_address for letter in outbox()[2:]] == ["new@example.org"]


@pytest.mark.parametrize(("uses", "days", "field"), [(0, 7, "uses"), (1001, 7, "uses"), (1, 0, "days"), (1, 91, "days")])
def test_limits_of_links_are_said_beside_the_field(private, uses, days, field):
    with acting_as(private.facilitator) as by, pytest.raises(Invalid) as refusal:
        actions.invite_by_link(by, wells(by), uses, days)
    assert refusal.value.field == field


def test_a_letter_is_for_its_address_alone_and_once(private, outbox):
    with acting_as(private.facilitator) as by:
        assert actions.invite_by_mail(by, wells(by), ["New@Example.org", "moussa@example.org"], "Come!") == (1, 1)
    letter = outbox()[-1]
    assert letter.to_address == "new@example.org" and "Come!" in letter.text and "Amina Otieno" in letter.subject
    token = re.search(r"/invitations/([\w-]{43})", letter.text)[1]
    with pytest.raises(Forbidden):
        redeem(private.outsider, token)
    newcomer = person(address="new@example.org")
    assert redeem(newcomer, token).slug == "wells"
    with unit_of_work(write=False):
        assert not db.query(Invitation).one().is_open and not queries.lets_in(token)


def test_someone_with_an_account_also_finds_the_invitation_in_the_page(private):
    with acting_as(private.facilitator) as by:
        actions.invite_by_mail(by, wells(by), ["olu@example.org"])
    with acting_as(private.outsider) as by:
        number = db.query(Invitation).one().id
        assert actions.redeem(by, queries.invitation_to(by, number)).slug == "wells"
    with acting_as(private.admin) as by, pytest.raises(NotFound):
        queries.invitation_to(by, number)


def test_a_form_sent_twice_writes_one_letter(private, outbox):
    for _time in range(2):
        with acting_as(private.facilitator) as by:
            actions.invite_by_mail(by, wells(by), ["new@example.org"])
    assert len(outbox()) == 1


def test_only_our_own_page_reads_as_a_link_in_a_letter_to_a_stranger(app, outbox):
    evil, leader = "evil.test/x http://evil.test\r\nBcc: all@example.org\u2028=?utf-8?q?x?=", person("http://evil.test/Amina")
    place = community("evil.test", facilitators=[leader], purpose=evil)
    with acting_as(leader) as by:
        actions.invite_by_mail(by, db.merge(place), ["guest@example.org"], evil)
    (letter,) = outbox()
    mail = message(letter)
    assert "evil.test" not in letter.text and [line for line in letter.text.split("\n") if "http" in line.replace("\u200b", "") and "invitations/" in line]
    assert [one.addr_spec for one in mail["To"].addresses] == ["guest@example.org"] and mail["Bcc"] is None and len(letter.subject.splitlines()) == 1


def test_twenty_letters_an_hour_leave_and_the_rest_waits_for_its_turn(private, outbox, frozen):
    for half in range(2):
        with acting_as(private.facilitator) as by:
            assert actions.invite_by_mail(by, wells(by), [f"guest{half}.{number}@example.org" for number in range(25)]) == (25, 0)
    begun = now()
    waits = [round((letter.next_try_at - begun).total_seconds() / 3600) for letter in outbox()]
    assert waits == [0] * 20 + [1] * 20 + [2] * 10
    frozen.shift(5 * 3600)
    with acting_as(private.facilitator) as by:
        actions.invite_by_mail(by, wells(by), ["late@example.org"])
    assert outbox()[-1].next_try_at == now()


@pytest.mark.parametrize("address", ["", "amina", "a@b", "a b@example.org", "x@example.org\nBcc: y@example.org", "x" * 250 + "@example.org"])
def test_what_is_no_address_gets_no_letter(private, outbox, address):
    with acting_as(private.facilitator) as by, pytest.raises(Invalid):
        actions.invite_by_mail(by, wells(by), [address])
    assert not outbox()


def test_five_hundred_a_day(private):
    for _number in range(499):
        invitation(private.wells, made_by_id=private.facilitator.id)
    with acting_as(private.facilitator) as by:
        actions.invite_by_link(by, wells(by), 1, 1)
        with pytest.raises(TooMany):
            actions.invite_by_link(by, wells(by), 1, 1)


def test_an_invitation_opens_registration_where_it_takes_one(private):
    token = link(private)
    with unit_of_work(write=False):
        assert queries.lets_in(token) and not queries.lets_in(token[:-1] + "!")


def test_no_address_gets_more_than_three_letters_an_hour_whoever_invites(app, outbox, frozen):
    for _place in range(5):
        leader = person()
        place = community(facilitators=[leader])
        with acting_as(leader) as by:
            actions.invite_by_mail(by, db.merge(place), ["guest@example.org"])
    assert len(outbox()) == 3
