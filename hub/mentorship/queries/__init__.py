"""Every SELECT about mentoring, split by noun."""

from hub.mentorship.queries.care import (
    concern_for,
    concerns_for,
    heard_in_group,
    officer,
    officers,
    opened_messages,
    opening_for,
    openings_to_tell,
    same_concern,
    same_opening,
)
from hub.mentorship.queries.certificates import (
    carried_by,
    certificate_for,
    certificate_of,
    certificate_of_code,
    certificates_of,
    has_code,
    own_certificates,
)
from hub.mentorship.queries.cohorts import (
    RoundPage,
    Standing,
    cohort_for,
    count_resources,
    own_resources,
    people_of_cohort,
    readable_item,
    resource_for,
    resource_with,
    resources_for,
    round_of,
)
from hub.mentorship.queries.exported import own_offer, own_words
from hub.mentorship.queries.group_meetings import (
    Together,
    group_answer_of,
    group_meeting_for,
    group_meeting_with,
    group_meetings,
    old_group_meetings,
    times_for_group,
)
from hub.mentorship.queries.groups import (
    group_file_for,
    group_files_of,
    group_files_on,
    group_for,
    group_message_for,
    group_messages,
    group_with,
    groups_and_oversight,
    members_of,
    old_group_messages,
    own_group_words,
    pairs_in,
    said_with,
)
from hub.mentorship.queries.keeping import (
    bytes_of,
    ended_before,
    file_for,
    files_of,
    files_of_pair,
    kept_days,
    kept_notes,
    newest_retention,
    slots_of,
    times_for_both,
)
from hub.mentorship.queries.matched import cohort_of_programme
from hub.mentorship.queries.messages import draft_place, earlier_words, earlier_words_of, kept_draft, messages_with
from hub.mentorship.queries.overseen import (
    check_in_results,
    overseen_for,
    overseen_pair,
    own_questions,
    question_of,
    questions_waiting,
)
from hub.mentorship.queries.overview import (
    Scope,
    coordinator,
    coordinators,
    is_coordinator,
    lines_of,
    loads_of,
    oversees,
    scope_of,
    totals_of,
)
from hub.mentorship.queries.pairs import (
    active_among,
    agreement_for,
    agreements_of,
    asked_with,
    closing_since,
    closing_words_of,
    cohort_with,
    count_goals,
    goal_for,
    has_closed,
    living_of,
    made_with,
    meeting_for,
    meetings_ahead,
    newest_version,
    open_between,
    pair_for,
    private_note_for,
    question_with,
    shared_note_for,
    step_for,
    waiting_of,
    written_with,
)
from hub.mentorship.queries.profiles import Asked, found_mentors, own_profile, profile_for, profile_locked
from hub.mentorship.queries.rows import PairRow, Waiting, rows_for, waiting_for
from hub.mentorship.queries.watching import (
    alert_of,
    asked_days,
    check_in_for,
    check_in_waiting,
    check_ins_waiting,
    closed_before,
    cohort_of,
    looking_after,
    nudged_since,
    open_alerts,
    pairs_that_go_on,
    pairs_to_watch,
    signs_of,
)
from hub.mentorship.queries.workspace import Workspace, workspace_for

__all__ = [
    "active_among", "agreement_for", "agreements_of", "alert_of", "Asked", "asked_days", "asked_with", "bytes_of", "carried_by", "certificate_for",
    "certificate_of", "certificate_of_code", "certificates_of", "check_in_for", "check_in_results", "check_in_waiting", "check_ins_waiting",
    "closed_before", "closing_since", "closing_words_of", "cohort_for", "cohort_of", "cohort_of_programme", "cohort_with", "concern_for",
    "concerns_for", "coordinator", "coordinators", "count_goals", "count_resources", "draft_place", "earlier_words", "earlier_words_of",
    "ended_before", "file_for", "files_of", "files_of_pair", "found_mentors", "goal_for", "group_answer_of", "group_file_for", "group_files_of",
    "group_files_on", "group_for", "group_meeting_for", "group_meeting_with", "group_meetings", "group_message_for", "group_messages", "group_with",
    "groups_and_oversight", "has_closed", "has_code", "heard_in_group", "is_coordinator", "kept_days", "kept_draft", "kept_notes", "lines_of",
    "living_of", "loads_of", "looking_after", "made_with", "meeting_for", "meetings_ahead", "members_of", "messages_with", "newest_retention",
    "newest_version", "nudged_since", "officer", "officers", "old_group_meetings", "old_group_messages", "open_alerts", "open_between",
    "opened_messages", "opening_for", "openings_to_tell", "overseen_for", "overseen_pair", "oversees", "own_certificates", "own_group_words",
    "own_offer", "own_profile", "own_questions", "own_resources", "own_words", "pair_for", "PairRow", "pairs_in", "pairs_that_go_on",
    "pairs_to_watch", "people_of_cohort", "private_note_for", "profile_for", "profile_locked", "question_of", "question_with", "questions_waiting",
    "readable_item", "resource_for", "resource_with", "resources_for", "round_of", "RoundPage", "rows_for", "said_with", "same_concern",
    "same_opening", "Scope", "scope_of", "shared_note_for", "signs_of", "slots_of", "Standing", "step_for", "times_for_both", "times_for_group",
    "Together", "totals_of", "Waiting", "waiting_for", "waiting_of", "Workspace", "workspace_for", "written_with",
]
