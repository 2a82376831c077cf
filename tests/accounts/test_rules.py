"""Who may see what of a person, and who may decide about accounts."""

import pytest

from hub.accounts import queries, rules
from hub.errors import NotFound
from tests.cast import KINDS, acting_as
from tests.makers import person
from tests.makers.accounts import placeholder

SEEN = {
    "everyone": {"visitor", "outsider", "member", "muted", "facilitator", "admin"},
    "people": {"outsider", "member", "muted", "facilitator", "admin"},
    "communities": {"member", "muted", "facilitator", "admin"},
    "nobody": {"admin"},
}


@pytest.mark.parametrize("audience", SEEN)
@pytest.mark.parametrize("field", ["organisation", "country", "languages", "ask_me_about"])
def test_may_see(cast, audience, field):
    with acting_as(write=False):
        priya = cast.other
        priya.shown_to = {"page": "everyone"} | {group: audience for group in ("work", "place", "languages", "exchange")}
        seeing = {kind for kind in KINDS if rules.may_see(cast.by(kind), priya, field, {cast.wells.id})}
    assert seeing == SEEN[audience]


@pytest.mark.parametrize("audience", SEEN)
def test_may_see_person_and_nothing_beyond_the_page(cast, audience):
    with acting_as(write=False):
        priya = cast.other
        priya.shown_to = {"page": audience, "work": "everyone"}
        pages = {kind for kind in KINDS if rules.may_see_person(cast.by(kind), priya, {cast.wells.id})}
        work = {kind for kind in KINDS if rules.may_see(cast.by(kind), priya, "role", {cast.wells.id})}
    assert pages == work == SEEN[audience]


def test_one_always_sees_oneself(cast):
    with acting_as(cast.member, write=False) as by:
        by.person.shown_to = {"page": "nobody", "work": "nobody"}
        assert rules.may_see(by, by.person, "organisation")


@pytest.mark.parametrize(("state", "seen"), [("active", True), ("suspended", True), ("unconfirmed", False), ("waiting", False), ("closed", False)])
def test_whose_page_exists(cast, state, seen):
    one = person("Somebody", handle="somebody", state=state)
    with acting_as(cast.member, write=False) as by:
        assert rules.may_see_person(by, one) is seen
        if not seen:
            with pytest.raises(NotFound):
                queries.person_for(by, "somebody")


def test_a_placeholder_is_known_to_their_community_only(cast):
    one = placeholder()
    with acting_as(cast.member, write=False) as by:
        assert rules.may_see_person(by, one, {cast.wells.id})
        assert not rules.may_see_person(by, one, set())


@pytest.mark.parametrize(("kind", "allowed"), [("visitor", False), ("outsider", False), ("member", False), ("muted", False), ("facilitator", False), ("admin", True)])
def test_may_admit_and_suspend(cast, kind, allowed):
    with acting_as(write=False):
        by = cast.by(kind)
        assert rules.may_admit(by) is allowed
        assert rules.may_suspend(by, cast.other) is allowed
        assert not rules.may_suspend(by, cast.admin)


def test_may_change_account(cast):
    with acting_as(cast.member, write=False) as by:
        assert rules.may_change_account(by, cast.member)
        assert not rules.may_change_account(by, cast.other)
        assert not rules.may_change_account(cast.by("admin"), cast.other)
        assert not rules.may_change_account(cast.by("visitor"), cast.other)
