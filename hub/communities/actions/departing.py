"""What happens to memberships when someone closes their account, or two rows become one person."""

from hub.accounts.by import HOUSE
from hub.accounts.hearing import hears
from hub.accounts.parting import warns
from hub.audit.actions import record
from hub.communities import notices, queries
from hub.communities.actions.belonging import withdraw_member
from hub.communities.queries.alone import left_alone_by
from hub.text.languages import _


@hears("closed")
def withdraw_everywhere(person) -> None:
    """End all memberships of a closed account; where nobody else looks after a community, its oldest member does from now on."""
    for member in queries.memberships_of(person.id):
        queries.locked(member.community)
        withdraw_member(member.community, member)
        if member.is_facilitator and not queries.facilitator_ids(member.community_id):
            _hand_over(member.community)


@warns
def name_what_is_left(by) -> list[str]:
    """A sentence for each community only `by` looks after."""
    return [
        _("You alone look after “%(name)s”. After you, whoever has belonged there longest does; to choose yourself, make somebody a facilitator first.",
          name=community.name)
        for community in left_alone_by(by)
    ]


@hears("merged")
def count_again(person) -> None:
    """Count the members anew where someone belongs: two memberships may have become one."""
    for member in queries.memberships_of(person.id):
        queries.locked(member.community)
        member.community.members_count = queries.count_of_members(member.community_id)


def _hand_over(community) -> None:
    heir = queries.oldest_member(community.id)
    if heir is not None:
        heir.role = "facilitator"
        record(HOUSE, "appoint", community, person=heir.person_id)
        notices.appointed(HOUSE, community, heir)
