"""Every SELECT about replays, split by noun."""

from hub.replay.queries.replays import (
    captioned_without_passages,
    choices_of,
    found_for,
    locked_choices,
    next_to_hear,
    passages_in,
    people_named,
    running_now,
    told_of,
)
from hub.replay.queries.told import facts_told, polls_told, questions_told, reactions_told, slides_told

__all__ = [
    "captioned_without_passages", "choices_of", "facts_told", "found_for", "locked_choices", "next_to_hear", "passages_in", "people_named",
    "polls_told", "questions_told", "reactions_told", "running_now", "slides_told", "told_of",
]
