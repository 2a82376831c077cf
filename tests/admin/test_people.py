"""Looking after people: in, out, suspended, back; the last administrator stays."""

import pytest

from hub.accounts import actions as accounts
from hub.accounts.queries import person_by_id
from hub.errors import Conflict, Forbidden
from hub.storage.unit import unit_of_work
from tests.cast import acting_as
from tests.makers import person
from tests.makers.accounts import placeholder


@pytest.fixture
def desk(cast, signed_in):
    return signed_in(cast.admin)


def _state(who) -> str:
    with unit_of_work(write=False):
        return person_by_id(who.id).state


def test_filters_and_words(desk):
    person("Waiting Wanja", state="waiting", words_to_admins="I test wells in Kitui"), placeholder()
    assert "Waiting Wanja" in desk.get("/admin/people?state=waiting") and "I test wells in Kitui" in desk.get("/admin/people?state=waiting")
    assert "Moussa" not in desk.get("/admin/people?state=waiting") and "Ngozi Eze" in desk.get("/admin/people?state=placeholder")
    assert "Moussa" in desk.get("/admin/people?q=mouss") and "Priya" not in desk.get("/admin/people?q=mouss")
    assert "Adjoa" in desk.get("/admin/people?state=admin") and "Moussa" not in desk.get("/admin/people?state=admin")
    assert desk.get("/admin/people?q=%25").words.count("example.org") == 0  # a percent sign is a sign, not everything


def test_letting_in_and_turning_away(desk, outbox):
    one, other = person(state="waiting"), person(state="waiting")
    assert desk.post(f"/admin/people/{one.id}/approve", on="/admin/people?state=waiting").status == 302
    assert desk.post(f"/admin/people/{other.id}/decline", {"why": "Only staff for now"}).status == 302
    assert _state(one) == "active" and "Only staff for now" in outbox(other)[-1].text
    assert desk.get(f"/admin/people/{other.id}/decline").status == 404


def test_suspending_says_why_and_can_be_lifted(desk, cast):
    assert desk.post(f"/admin/people/{cast.member.id}/suspend", {"why": ""}).status == 422
    assert desk.post(f"/admin/people/{cast.member.id}/suspend", {"why": "Threats", "length": "ever"}).status == 302
    assert _state(cast.member) == "suspended" and "Threats" in desk.get("/admin/people?state=suspended")
    assert desk.post(f"/admin/people/{cast.member.id}/lift", on="/admin/people?state=suspended").status == 302
    assert _state(cast.member) == "active"


def test_administrators_and_people_from_lists_are_not_suspended(desk, cast):
    absent = placeholder()
    assert desk.get(f"/admin/people/{cast.admin.id}/suspend").status == 403
    assert desk.post(f"/admin/people/{absent.id}/suspend", {"why": "Threats"}).status == 422


def test_making_and_unmaking_administrators(desk, cast, signed_in):
    moussa = signed_in(cast.member)
    assert moussa.get("/admin/").status == 404
    assert desk.post(f"/admin/people/{cast.member.id}/appoint", on="/admin/people?q=moussa").status == 302
    assert moussa.get("/admin/").status == 200
    assert desk.post(f"/admin/people/{cast.member.id}/dismiss", on="/admin/people?state=admin").status == 302
    assert moussa.get("/admin/").status == 404


def test_the_last_administrator_stays(desk, cast):
    second = person(is_admin=True)
    with acting_as(cast.admin) as by:
        accounts.dismiss(by, person_by_id(second.id))
        with pytest.raises(Conflict):
            accounts.dismiss(by, person_by_id(cast.admin.id))
    assert desk.send(f"/admin/people/{cast.admin.id}/dismiss").status == 409 and desk.get("/admin/").status == 200


def test_nobody_makes_themselves_administrator(cast):
    with acting_as(cast.member) as by, pytest.raises(Forbidden):
        accounts.appoint(by, by.person)


def test_only_who_may_act_is_made_administrator(cast):
    absent = placeholder()
    with acting_as(cast.admin) as by, pytest.raises(Conflict):
        accounts.appoint(by, person_by_id(absent.id))


def test_invitations_are_listed_and_taken_back(desk):
    made = desk.post("/admin/invitations", {"address": "new@example.org"})
    assert "register?invitation=" in made.html
    link = made.html.partition("register?invitation=")[2].partition("<")[0]
    listed = desk.get("/admin/invitations")
    assert "new@example.org" in listed and link not in listed.html
    revoke = next(form.action for form in listed.forms if "revoke" in form.action)
    assert desk.post(revoke, on="/admin/invitations").status == 302 and "new@example.org" not in desk.get("/admin/invitations")


def test_an_expired_invitation_is_shown_as_such_and_made_again(desk, frozen):
    desk.post("/admin/invitations", {"address": "new@example.org"})
    assert "Invite again" not in desk.get("/admin/invitations").words
    frozen.shift(20 * 24 * 3600)
    with unit_of_work():
        accounts.sweep()
    listed = desk.get("/admin/invitations")
    again = next(form for form in listed.forms if form.fields.get("address") == "new@example.org")
    assert "expired on" in listed.words and desk.send(again.action, again.fields).status == 200
    assert "expired on" not in desk.get("/admin/invitations").words and "new@example.org" in desk.get("/admin/invitations")


@pytest.mark.parametrize("path", ["/admin/people", "/admin/outbox", "/admin/communities", "/admin/"])
def test_lists_take_as_many_queries_for_three_as_for_one(desk, cast, queries, path):
    counts = []
    for number in (1, 2):
        for _ in range(number):
            person(state="waiting")
            with acting_as(cast.admin) as by:
                accounts.invite_to_site(by, f"{number}{_}@example.org")
        with queries() as seen:
            assert desk.get(path).status == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]
