"""Whoever makes an account from an invitation lands where they were invited; of other invitations they are told."""

import re

import pytest

from hub.accounts import actions as accounts
from hub.communities import actions, queries
from hub.notifications.models import Notice
from hub.storage.unit import db, unit_of_work
from tests.accounts.test_joining import JOINING, application
from tests.cast import acting_as, make_cast
from tests.makers.accounts import link_in
from tests.makers.communities import invitation
from tests.serving import Visitor


@pytest.fixture
def private(app):
    """The cast round a private community."""
    return make_cast(access="private")


def arrive(outbox, path: str, **changes):
    with unit_of_work():
        accounts.register(application(path=path, **changes), "open")
    token = link_in(outbox()[-1]).rpartition("/")[2]
    with unit_of_work():
        return accounts.confirm(token, "open")[0].id


def invite(cast, address: str, outbox) -> str:
    with acting_as(cast.facilitator) as by:
        actions.invite_by_mail(by, queries.community_for(by, "wells"), [address])
    return re.search(r"/invitations/[\w-]{43}", outbox()[-1].text)[0]


def belongs(cast, person_id: int) -> bool:
    with unit_of_work(write=False):
        return queries.membership_of(cast.wells.id, person_id) is not None


def test_by_mail_they_belong_once_the_address_is_proven(private, outbox):
    path = invite(private, JOINING["address"], outbox)
    assert belongs(private, arrive(outbox, path))


def test_somebody_elses_a_dead_or_an_invented_invitation_lets_nobody_in(private, outbox):
    path = invite(private, "guest@example.org", outbox)
    assert not belongs(private, arrive(outbox, path))
    old = invitation(private.wells, uses_left=0)
    for number, way in enumerate((f"/invitations/{old.token}", "/invitations/nothing", "/communities/")):
        assert not belongs(private, arrive(outbox, way, address=f"one{number}@example.org"))


def test_who_comes_by_another_way_is_told_of_the_invitation(private, outbox):
    invite(private, JOINING["address"], outbox)
    newcomer = arrive(outbox, "")
    with unit_of_work(write=False):
        assert [n.kind for n in db.query(Notice).filter_by(person_id=newcomer)] == ["community:invited"]
    assert not belongs(private, newcomer)


def test_the_whole_way_ends_in_the_community(private, app, outbox):
    guest, path = Visitor(app), f"/invitations/{invitation(private.wells).token}"
    guest.get(path)
    guest.post("/register", JOINING, on=f"/register?next={path}")
    guest.post(link_in(outbox()[-1]))
    welcome = guest.post("/sign-in", JOINING, on=f"/sign-in?next=/me/welcome?next={path}").location
    assert path in welcome
    assert guest.get(path).location == "/communities/wells"
    assert "You are a member of this community." in guest.get("/communities/wells").words
