"""Who may do what in mentoring: one table a rule, for everybody a pair may meet."""

import pytest

from hub.accounts.by import HOUSE
from hub.mentorship import rules
from hub.storage.unit import unit_of_work
from tests.makers import mentorship as make
from tests.makers import person

WHO = ("visitor", "outsider", "mentor", "mentee", "facilitator", "admin", "house")
PAIR_RULES = {
    "is_of_pair": ("mentor", "mentee"),
    "may_work": ("mentor", "mentee"),
    "may_call": ("mentor", "mentee"),
    "may_note": ("mentor", "mentee"),
    "may_pause": ("mentor", "mentee"),
    "may_end": ("mentor", "mentee"),
}
REQUEST_RULES = {"may_answer": ("mentor",), "may_withdraw": ("mentee",), "may_note": ("mentor", "mentee"), "may_work": (), "may_call": ()}
OVER_RULES = {"may_say_what_changed": ("mentor", "mentee"), "may_work": (), "may_call": (), "may_end": (), "may_answer": (), "is_of_pair": ("mentor", "mentee")}


@pytest.fixture
def people(cast):
    """The two of a pair beside the cast: the mentor and mentee are members of Wells like others."""
    return {"mentor": cast.member, "mentee": cast.other, **{kind: kind for kind in ("visitor", "outsider", "facilitator", "admin")}}


def by(cast, people, who):
    """Someone of the table as `by`."""
    if who == "house":
        return HOUSE
    return cast.by({"mentor": "member", "mentee": "other"}.get(who, who))


@pytest.mark.parametrize("state, table", [("active", PAIR_RULES), ("requested", REQUEST_RULES), ("closed", OVER_RULES), ("ended", OVER_RULES)])
def test_the_rules_of_a_pair(cast, people, state, table):
    """Nobody but the two may do anything with a pair; each state allows what the table says."""
    with unit_of_work():
        pair = make.pair(people["mentor"], people["mentee"], state=state)
        pair.mentor, pair.mentee = people["mentor"], people["mentee"]
        for rule, allowed in table.items():
            found = {who for who in WHO if getattr(rules, rule)(by(cast, people, who), pair)}
            assert found == set(allowed), rule


def test_only_who_was_asked_agrees_to_a_time(cast, people):
    """The proposer of a meeting cannot agree in the other's name; either moves it."""
    with unit_of_work():
        pair = make.pair(people["mentor"], people["mentee"])
        meeting = make.meeting(pair, state="proposed", proposed_by_id=pair.mentor_id)
        assert {who for who in WHO if rules.may_agree(by(cast, people, who), pair, meeting)} == {"mentee"}
        assert {who for who in WHO if rules.may_move(by(cast, people, who), pair, meeting)} == {"mentor", "mentee"}


def test_who_may_ask_and_see_an_offer(cast, people):
    """People signed in see open offers; one does not ask oneself, nor where no place is free."""
    with unit_of_work():
        offer = make.mentor_profile(people["mentor"], places=1)
        offer.person = people["mentor"]
        assert {who for who in WHO if rules.may_see_profile(by(cast, people, who), offer)} == set(WHO) - {"visitor", "house"}
        assert {who for who in WHO if rules.may_ask(by(cast, people, who), offer)} == {"outsider", "mentee", "facilitator", "admin"}
        offer.taken = 1
        assert not rules.may_ask(by(cast, people, "mentee"), offer)
        offer.is_open = False
        assert {who for who in WHO if rules.may_see_profile(by(cast, people, who), offer)} == {"mentor"}


def test_coordinators_and_administrators_oversee(cast, people):
    """Dates and counts are for administrators and those they appointed."""
    with unit_of_work():
        assert {who for who in WHO if rules.may_oversee(by(cast, people, who), False)} == {"admin", "house"}
        assert rules.may_oversee(by(cast, people, "outsider"), True) and not rules.may_oversee(by(cast, people, "visitor"), True)


def test_suspended_people_do_nothing(settings):
    """A suspended mentor may not work, nor may a pair go on while an account is not in use."""
    from hub.accounts.by import By

    with unit_of_work():
        mentor, mentee = person(state="suspended"), person()
        pair = make.pair(mentor, mentee, state="paused")
        pair.mentor, pair.mentee = mentor, mentee
        assert not rules.may_end(By(mentor), pair) and not rules.may_resume(By(mentee), pair)
        mentor.state = "active"
        assert rules.may_resume(By(mentee), pair)
