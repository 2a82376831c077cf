"""Looking after members: appoint, step down, remove, mute."""

from datetime import timedelta

from hub.accounts.by import By
from hub.audit.actions import record
from hub.clock import now
from hub.communities import notices, queries, rules
from hub.communities.actions.belonging import refuse_last_facilitator, withdraw_member
from hub.communities.leaving import fall_silent
from hub.communities.models import Community, Membership
from hub.errors import Conflict, Invalid, require
from hub.text.languages import _

SAME_TAP = timedelta(minutes=1)  # the same button twice
LONGEST_MUTE = 90  # days; for longer, one removes


def appoint(by: By, community: Community, member: Membership) -> None:
    """Make a member a facilitator; they are told."""
    require(rules.may_appoint(by, community))
    if member.is_facilitator:
        return
    member.role, member.muted_until = "facilitator", None
    record(by, "appoint", community, person=member.person_id)
    notices.appointed(by, community, member)


def step_down(by: By, community: Community) -> None:
    """Become an ordinary member again; the last facilitator names another first."""
    require(rules.may_step_down(by, community))
    refuse_last_facilitator(by, community)
    rules.standing(by, community).role = "member"
    record(by, "step down", community)


def dismiss(by: By, community: Community, member: Membership) -> None:
    """Make another facilitator an ordinary member again; the last one stays until there is another."""
    require(rules.may_dismiss(by, community, member))
    queries.locked(community)
    if queries.is_last_facilitator(community.id, member.person_id):
        raise Conflict(_("Nobody else looks after this community. Make another member a facilitator first; nothing was changed."))
    member.role = "member"
    record(by, "dismiss", community, person=member.person_id)
    notices.dismissed(by, community, member)


def remove(by: By, community: Community, member: Membership) -> None:
    """End someone's membership: access and open pages end at once; they are told."""
    require(rules.may_remove(by, community, member))
    withdraw_member(community, member)
    record(by, "remove", community, person=member.person_id)
    notices.removed(by, community, member)


def mute(by: By, community: Community, member: Membership, days: int) -> None:
    """Let a member only read for some days; they are told until when."""
    require(rules.may_mute(by, community, member))
    if not 1 <= days <= LONGEST_MUTE:
        raise Invalid(_("Choose between 1 and %(most)s days.", most=LONGEST_MUTE), "days")
    until = now() + timedelta(days=days)
    if member.muted_until is not None and abs(member.muted_until - until) < SAME_TAP:
        return
    member.muted_until = until
    fall_silent(member.person_id, community.id)
    record(by, "mute", community, person=member.person_id, days=days)
    notices.muted(by, community, member)


def unmute(by: By, community: Community, member: Membership) -> None:
    """Let a muted member speak again."""
    require(rules.may_mute(by, community, member))
    member.muted_until = None
    record(by, "unmute", community, person=member.person_id)
