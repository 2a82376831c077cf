"""Who may do what in a community; pure, from `by.standings` and the community alone."""

from hub.accounts.by import By
from hub.communities.models import Community, Membership


def standing(by: By, community: Community) -> Membership | None:
    """The membership of `by` in the community, if any."""
    return by.standings.get(community.id)


def may_know_of(by: By, community: Community) -> bool:
    """Whether the community exists for `by`: a private one does only for its members and for administrators."""
    return community.access != "private" or by.is_admin or standing(by, community) is not None


def may_read(by: By, community: Community) -> bool:
    """Whether `by` may read what is said there. An administrator is not a member: private talk stays among members."""
    return community.access == "open" or by.is_house or standing(by, community) is not None


def may_speak(by: By, community: Community) -> bool:
    """Whether `by` may start and reply: a member, not muted, in a community that is not archived."""
    member = standing(by, community)
    return by.is_house or (member is not None and not member.is_muted and community.archived_at is None)


def may_facilitate(by: By, community: Community) -> bool:
    """Whether `by` looks after the community; administrators do where they may read it."""
    member = standing(by, community)
    return by.is_house or (member is not None and member.is_facilitator) or (by.is_admin and community.access != "private")


def may_join(by: By, community: Community) -> bool:
    """Whether `by` may join at once, without being asked anything."""
    return by.is_authenticated and community.access == "open" and community.archived_at is None and standing(by, community) is None


def may_ask_to_join(by: By, community: Community) -> bool:
    """Whether `by` may ask to join."""
    return by.is_authenticated and community.access == "request" and community.archived_at is None and standing(by, community) is None


def may_found(by: By) -> bool:
    """Whether `by` may found a community: anyone whose account is active."""
    return by.is_house or by.is_active
