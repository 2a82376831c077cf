"""Every SELECT about people and their accounts, split by noun."""

from hub.accounts.queries.entering import (
    administrators,
    invitation_of,
    invitations,
    letter_token,
    sign_in_for,
    sign_ins_of,
    tries,
)
from hub.accounts.queries.own import draft_for, drafts_of, own_data
from hub.accounts.queries.people import (
    community_ids_of,
    handle_is_taken,
    is_empty,
    nameless_placeholder,
    people_by_handles,
    people_by_ids,
    person_by_address,
    person_by_id,
    person_for,
    waiting_people,
)

__all__ = [
    "administrators", "community_ids_of", "draft_for", "drafts_of", "handle_is_taken", "invitation_of", "invitations", "is_empty",
    "letter_token", "nameless_placeholder", "own_data", "people_by_handles", "people_by_ids", "person_by_address",
    "person_by_id", "person_for", "sign_in_for", "sign_ins_of", "tries", "waiting_people",
]
