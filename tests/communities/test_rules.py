"""Who may do what in a community: one table for open, on request and private, one for archived."""

import pytest

from hub.accounts.by import HOUSE
from hub.clock import now
from hub.communities import rules
from hub.storage.unit import unit_of_work
from tests.cast import KINDS, make_cast

# visitor, outsider, member, muted, facilitator, admin (not a member)
TABLE = {
    ("open", "know_of"): "yyyyyy", ("request", "know_of"): "yyyyyy", ("private", "know_of"): "--yyyy",
    ("open", "read"): "yyyyyy", ("request", "read"): "--yyy-", ("private", "read"): "--yyy-",
    ("open", "speak"): "--y-y-", ("request", "speak"): "--y-y-", ("private", "speak"): "--y-y-",
    ("open", "see_members"): "-yyyyy", ("request", "see_members"): "--yyy-", ("private", "see_members"): "--yyy-",
    ("open", "join"): "-y---y", ("request", "join"): "------", ("private", "join"): "------",
    ("open", "ask_to_join"): "------", ("request", "ask_to_join"): "-y---y", ("private", "ask_to_join"): "------",
    ("open", "leave"): "--yyy-", ("request", "leave"): "--yyy-", ("private", "leave"): "--yyy-",
    ("open", "follow"): "--yyy-", ("request", "follow"): "--yyy-", ("private", "follow"): "--yyy-",
    ("open", "step_down"): "----y-", ("request", "step_down"): "----y-", ("private", "step_down"): "----y-",
    ("open", "reopen"): "------", ("request", "reopen"): "------", ("private", "reopen"): "------",
} | {
    (access, rule): "----y-" if access == "private" else "----yy"
    for access in ("open", "request", "private")
    for rule in ("facilitate", "edit", "archive", "answer_requests", "invite", "appoint")
}
ARCHIVED = {
    "know_of": "yyyyyy", "read": "yyyyyy", "speak": "------", "join": "------", "leave": "--yyy-", "follow": "--yyy-",
    "edit": "------", "archive": "------", "reopen": "----yy", "invite": "------", "answer_requests": "------", "appoint": "------",
}
ON_MEMBERS = {"member": "----yy", "facilitator": "-----y"}


def verdicts(cast, rule, *more) -> str:
    may = getattr(rules, f"may_{rule}")
    return "".join("y" if may(cast.by(kind), cast.wells, *more) else "-" for kind in KINDS)


@pytest.mark.parametrize(("access", "rule"), TABLE)
def test_each_rule_for_each_kind_of_person(app, access, rule):
    cast = make_cast(access=access)
    with unit_of_work():
        assert verdicts(cast, rule) == TABLE[access, rule]


@pytest.mark.parametrize("rule", ARCHIVED)
def test_an_archived_community_can_be_read_left_and_reopened(app, rule):
    cast = make_cast(archived_at=now())
    with unit_of_work():
        assert verdicts(cast, rule) == ARCHIVED[rule]


@pytest.mark.parametrize("target", ON_MEMBERS)
@pytest.mark.parametrize("rule", ["remove", "mute"])
def test_facilitators_settle_things_with_members_not_with_each_other(cast, rule, target):
    with unit_of_work():
        of = rules.standing(cast.by(target), cast.wells)
        assert verdicts(cast, rule, of) == ON_MEMBERS[target]


def test_everybody_with_an_account_may_found(cast):
    with unit_of_work():
        assert "".join("y" if rules.may_found(cast.by(kind)) else "-" for kind in KINDS) == "-yyyyy"
        assert rules.may_found(HOUSE)
