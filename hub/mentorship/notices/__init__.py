"""What people are told about mentoring, split by who tells: the two, or the watch over pairs."""

from hub.mentorship.notices import sentences  # noqa: F401 - it declares the sentences
from hub.mentorship.notices.care import group_was_open, harm_reported, messages_were_open
from hub.mentorship.notices.certificates import certificate_judged
from hub.mentorship.notices.cohorts import cohort_has, path_of_cohort
from hub.mentorship.notices.groups import group_begun, group_meets, path_of_group, said_in_group
from hub.mentorship.notices.telling import (
    accepted,
    account_away,
    agreement,
    asked,
    call_path,
    called,
    closed,
    closing,
    declined,
    logged,
    meeting,
    path_of,
    paused,
    proposed,
    resumed,
    ringing,
    thanked,
    withdrawn,
    wrote,
)
from hub.mentorship.notices.watching import (
    asked_how_it_goes,
    asks_for_help,
    helped,
    needs_a_look,
    needs_somebody,
    nudged,
    proposal_expired,
    rests,
    unanswered,
)

__all__ = [
    "accepted", "account_away", "agreement", "asked", "asked_how_it_goes", "asks_for_help", "call_path", "called", "certificate_judged", "closed",
    "closing", "cohort_has", "declined", "group_begun", "group_meets", "group_was_open", "harm_reported", "helped", "logged", "meeting",
    "messages_were_open", "needs_a_look", "needs_somebody", "nudged", "path_of", "path_of_cohort", "path_of_group", "paused", "proposal_expired",
    "proposed", "rests", "resumed", "ringing", "said_in_group", "thanked", "unanswered", "withdrawn", "wrote",
]
