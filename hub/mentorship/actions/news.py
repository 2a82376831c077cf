"""The news of a pair for open pages: its number, to its two people alone."""

from hub.mentorship.actions.calls import end_call_of
from hub.mentorship.models import Mentorship
from hub.realtime import channels
from hub.realtime.announcing import announce


def changed(pair: Mentorship) -> None:
    """Tell the open pages of both that something in their pair is new; their call ends with it."""
    end_call_of(pair)
    for person_id in pair.people_ids:
        announce(channels.of_person(person_id), "mentoring:changed", {"pair_id": pair.id})
