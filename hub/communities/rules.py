"""Who may do what in a community; pure, from `by.standings` and the community alone."""

from hub.accounts.by import By
from hub.communities.models import Community, Invitation, JoinRequest, Membership


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
    """Whether `by` looks after the community; administrators do where it is not private."""
    member = standing(by, community)
    return by.is_house or (member is not None and member.is_facilitator) or (by.is_admin and community.access != "private")


def may_see_members(by: By, community: Community) -> bool:
    """Whether `by` may open the directory: people who are signed in and may read here."""
    return by.is_house or (by.is_authenticated and may_read(by, community))


def may_found(by: By) -> bool:
    """Whether `by` may found a community: anyone whose account is active."""
    return by.is_house or by.is_active


def may_edit(by: By, community: Community) -> bool:
    """Whether `by` may change name, access, about page and the like; an archived community stays as it is."""
    return may_facilitate(by, community) and community.archived_at is None


def may_archive(by: By, community: Community) -> bool:
    """Whether `by` may close the community to new words."""
    return may_facilitate(by, community) and community.archived_at is None


def may_reopen(by: By, community: Community) -> bool:
    """Whether `by` may open an archived community again."""
    return may_facilitate(by, community) and community.archived_at is not None


def may_join(by: By, community: Community) -> bool:
    """Whether `by` may join at once, without being asked anything."""
    return by.is_active and community.access == "open" and community.archived_at is None and standing(by, community) is None


def may_ask_to_join(by: By, community: Community) -> bool:
    """Whether `by` may ask to join."""
    return by.is_active and community.access == "request" and community.archived_at is None and standing(by, community) is None


def may_withdraw_request(by: By, request: JoinRequest | None) -> bool:
    """Whether `by` may take their own request back: while nobody has answered it."""
    return request is not None and by.id is not None and request.person_id == by.id and request.is_open


def may_answer_requests(by: By, community: Community) -> bool:
    """Whether `by` may accept and decline those who ask to join."""
    return may_edit(by, community)


def may_invite(by: By, community: Community) -> bool:
    """Whether `by` may make invitations and revoke them."""
    return may_edit(by, community)


def may_redeem(by: By, invitation: Invitation) -> bool:
    """Whether an invitation (with its community) lets `by` in; one sent by mail is for the owner of that address."""
    if not by.is_active or not invitation.is_open or invitation.community.archived_at is not None:
        return False
    return not invitation.is_by_mail or invitation.address == by.person.address


def may_leave(by: By, community: Community) -> bool:
    """Whether `by` has something to leave; the action asks the last facilitator to name another first."""
    return standing(by, community) is not None


def may_follow(by: By, community: Community) -> bool:
    """Whether `by` may choose what they are told of the community."""
    return standing(by, community) is not None


def may_appoint(by: By, community: Community) -> bool:
    """Whether `by` may make members facilitators."""
    return may_edit(by, community)


def may_step_down(by: By, community: Community) -> bool:
    """Whether `by` may become an ordinary member again."""
    member = standing(by, community)
    return member is not None and member.is_facilitator


def may_dismiss(by: By, community: Community, member: Membership) -> bool:
    """Whether `by` may make another facilitator an ordinary member again: an administrator, as facilitators do not judge each other."""
    return by.is_admin and may_edit(by, community) and member.is_facilitator and member.person_id != by.id


def may_remove(by: By, community: Community, member: Membership) -> bool:
    """Whether `by` may remove a member; facilitators do not remove each other, an administrator settles that."""
    if not may_facilitate(by, community) or member.person_id == by.id:
        return False
    return by.is_admin or not member.is_facilitator


def may_mute(by: By, community: Community, member: Membership) -> bool:
    """Whether `by` may let a member only read for a while; the same people as may remove."""
    return may_remove(by, community, member)
