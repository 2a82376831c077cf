"""Every SELECT about live sessions, split by noun."""

from hub.live.queries.attendance import count_there, named_spans, open_span, rooms_with, spans_of, stale_spans, there_of
from hub.live.queries.calendars import (
    dates_of,
    has_sooner,
    ids_that_follow,
    next_in_series,
    of_community_in_feed,
    own_in_feed,
    series_of,
    slots_before,
    slots_of,
    with_what_they_were,
)
from hub.live.queries.facts import (
    all_chat,
    any_line,
    fact_of_client,
    facts_after,
    is_done_since,
    lines_before,
    note_facts_since,
    pointed_in,
    present_chat_line,
)
from hub.live.queries.meeting import agreed_among, consent_of, consents_for, outside_of, recorder_of, timing_facts
from hub.live.queries.order import (
    count_at_door,
    fairness_of,
    groups_with,
    hands_by,
    last_line_of,
    leads_in,
    people_with_rights_for,
    rights_in,
    standing_of,
    standings_for,
    standings_of,
    turns_of,
)
from hub.live.queries.own import own_part
from hub.live.queries.plans import (
    coming_for,
    count_waiting,
    due_for_reminder,
    first_waiting,
    ids_registered_ahead,
    ids_to_remind,
    live_of_key,
    of_community_for,
    own_registration,
    past_for,
    registered_ids,
    registration,
    waiting_before,
)
from hub.live.queries.registered import registered_for_all, registered_for_any, registrations_for
from hub.live.queries.rooms import (
    hand_of,
    handle_of,
    hands_of,
    host_ids,
    known_in,
    leading_ids,
    people_of_handles,
    people_with_roles,
    role_of,
    room_of,
    zones_of_members_for,
)
from hub.live.queries.seats import any_seat_for, every_session, inside_for, notes_source_of, readable_of, removed_among, seat_for, seat_of
from hub.live.queries.voice import (
    floors_of,
    is_called,
    is_recording,
    last_stream,
    left_out,
    people_acting,
    recorded_turns,
    recording_for,
    rooms_with_notes,
    turn_facts,
    voice_note_for,
    waiting_notes,
    was_recorded,
)

__all__ = [
    "agreed_among", "consent_of", "consents_for", "is_done_since", "outside_of", "recorder_of", "timing_facts",
    "any_seat_for", "count_at_door", "fairness_of", "groups_with", "hands_by", "hands_of", "leading_ids", "leads_in", "people_with_rights_for", "rights_in",
    "inside_for", "last_line_of", "removed_among", "standing_of", "standings_for",
    "standings_of", "turns_of",
    "handle_of", "host_ids", "ids_registered_ahead", "registered_for_all", "registered_for_any", "zones_of_members_for", "registrations_for",
    "count_waiting", "first_waiting", "has_sooner", "next_in_series", "own_registration", "waiting_before",
    "dates_of", "ids_that_follow", "of_community_in_feed", "own_in_feed", "series_of", "slots_before", "slots_of", "with_what_they_were",
    "all_chat", "any_line", "coming_for", "count_there", "due_for_reminder", "every_session", "fact_of_client", "facts_after", "floors_of", "hand_of",
    "ids_to_remind", "is_called", "is_recording", "known_in", "last_stream", "left_out", "lines_before", "live_of_key",
    "named_spans", "note_facts_since", "notes_source_of", "of_community_for", "open_span", "own_part", "past_for", "pointed_in", "people_acting",
    "people_of_handles", "people_with_roles", "present_chat_line", "readable_of", "recorded_turns", "recording_for", "registered_ids", "registration",
    "role_of", "room_of", "rooms_with", "rooms_with_notes", "seat_for", "seat_of", "spans_of", "stale_spans", "there_of", "turn_facts",
    "voice_note_for", "waiting_notes", "was_recorded",
]
