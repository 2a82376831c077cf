"""Gathering a session's timeline from its rows."""

from hub.live.models import LiveSession
from hub.live.sounding import folder_of
from hub.replay import queries
from hub.replay.collecting.asked import of_polls, of_questions, of_reactions
from hub.replay.collecting.said import of_agenda, of_chat, of_floors, of_notes, of_recording
from hub.replay.collecting.shown import of_captions, of_slides, of_stills
from hub.replay.timeline import kept, timeline_of

__all__ = ["timeline_now", "timeline_of_rows"]

FROM_FACTS = (of_chat, of_notes, of_agenda, of_floors, of_recording, of_captions, of_stills)


def timeline_now(live: LiveSession) -> dict:
    """The timeline of a session that is over: its file where that is up to date, else from rows."""
    return kept(folder_of(live), live.last_seq) or timeline_of_rows(live)


def timeline_of_rows(live: LiveSession) -> dict:
    """The timeline from rows, in a constant number of queries."""
    facts = queries.facts_told(live.id)
    entries = [one for gather in FROM_FACTS for one in gather(live, facts)]
    entries += of_slides(live, facts, queries.slides_told(live.id))
    entries += of_questions(live, queries.questions_told(live.id)) + of_polls(live, queries.polls_told(live.id))
    entries += of_reactions(live, queries.reactions_told(live.id))
    return timeline_of(live.last_seq, int((live.closed_at - live.opened_at).total_seconds() * 1000), entries)
