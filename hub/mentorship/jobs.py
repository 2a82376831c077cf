"""Regular work on mentoring, and what of it goes into a person's own download."""

from hub.accounts.by import HOUSE
from hub.accounts.exporting import exports
from hub.background.queue import job
from hub.mentorship import actions, lately, matched, queries  # noqa: F401 - lately answers what letters ask before they go, matched makes pairs of drafts
from hub.storage.unit import unit_of_work

SIX_HOURS = 360


@job("mentorship.nudge", every_minutes=SIX_HOURS)
def nudge() -> None:
    """Look at every pair: ask how it goes, what lasts, open and close alerts, remind, close what only one closed, let words go."""
    for act in (actions.finish_closings, actions.ask_how_it_goes, actions.ask_what_lasts, actions.watch, actions.forget_words, actions.tell_of_openings):
        with unit_of_work():
            act(HOUSE)


@exports("mentor_profile")
def _offer(by) -> dict:
    return queries.own_offer(by)


@exports("mentorship_groups")
def _in_groups(by) -> list:
    return queries.own_group_words(by)


@exports("mentorship_resources")
def _given_to_read(by) -> list:
    return queries.own_resources(by)


@exports("mentorships")
def _words(by) -> list:
    return queries.own_words(by)
