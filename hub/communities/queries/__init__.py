"""Every SELECT about communities, split by noun."""

from hub.communities.queries.acting import by_of, by_of_token, hashed, holder_of_token, living_tokens
from hub.communities.queries.directory import called_for, choices_for, directory_for, facilitators_for
from hub.communities.queries.joining import (
    expired_invitations,
    invitation_by_token,
    invitation_of,
    invitation_to,
    invitations_for,
    invitations_waiting_for,
    is_member_at,
    lets_in,
    made_since_yesterday,
    open_request_of,
    open_requests,
    person_at,
    request_of,
    was_just_invited,
)
from hub.communities.queries.members import (
    count_of_members,
    facilitator_ids,
    facilitators_of,
    followers,
    is_last_facilitator,
    member_of,
    members_to_tell,
    membership_of,
    memberships_of,
    mix_for,
    oldest_member,
)
from hub.communities.queries.places import (
    Mine,
    Wanted,
    archived_for,
    audience_of,
    audience_of_card,
    communities_by_ids,
    community_for,
    community_with_key,
    count_of_communities,
    facilitated_community_for,
    locked,
    mine_for,
    others_for,
    populated_community_for,
    readable_community_for,
    slugs_beginning,
)

__all__ = [
    "Mine", "Wanted", "archived_for", "audience_of", "audience_of_card", "by_of", "by_of_token", "called_for", "choices_for",
    "communities_by_ids", "community_for", "community_with_key", "count_of_communities", "count_of_members", "directory_for", "expired_invitations",
    "facilitated_community_for", "facilitator_ids", "facilitators_for", "facilitators_of", "followers", "hashed",
    "invitation_by_token", "invitation_of", "invitation_to", "invitations_for", "invitations_waiting_for", "is_last_facilitator",
    "holder_of_token", "is_member_at", "lets_in", "living_tokens", "locked",
    "made_since_yesterday", "member_of", "members_to_tell", "membership_of", "memberships_of", "mine_for", "mix_for",
    "oldest_member",
    "open_request_of", "open_requests", "others_for", "person_at", "populated_community_for", "readable_community_for",
    "request_of", "slugs_beginning", "was_just_invited",
]
