"""The stage the story is played on: deeds in the order of their moments, and who and what has appeared so far."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby

from hub import clock
from hub.accounts.by import By
from hub.accounts.queries.people import person_by_id
from hub.background.queue import run_here
from hub.communities.queries import by_of, community_for
from hub.storage.unit import unit_of_work

TOGETHER = timedelta(hours=2)  # deeds this near each other share one commit
# Letters of the past must not leave, nor wait to leave: only notices of the last hours may become mail, by the worker.
NO_LETTERS = frozenset({"mail.deliver", "notifications.write"})


@dataclass
class Stage:
    """Who and what has appeared: keys of the story -> ids of rows, addresses or numbers."""

    opening: datetime
    people: dict[str, int] = field(default_factory=dict)
    handles: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    things: dict[tuple, int] = field(default_factory=dict)

    def by(self, key: str) -> By:
        """Somebody of the story, acting, as they stand now."""
        return by_of(person_by_id(self.people[key]))

    def place(self, by: By, key: str):
        """A community of the story, as `by` may know of it."""
        return community_for(by, self.places[key])


@dataclass(frozen=True)
class Deed:
    """Something done at a moment."""

    at: datetime
    do: Callable[[Stage], object]


def play(stage: Stage, deeds: list[Deed]) -> int:
    """Do everything in the order of its moments, each at its own; returns how many. A refusal stops the play."""
    ordered = sorted((deed for deed in deeds if deed.at < stage.opening), key=lambda deed: deed.at)
    for _span, group in groupby(ordered, key=lambda deed: (deed.at - datetime.min.replace(tzinfo=deed.at.tzinfo)) // TOGETHER):
        _play_together(stage, list(group))
    return len(ordered)


def _play_together(stage: Stage, deeds: list[Deed]) -> None:
    with clock.at(deeds[-1].at), run_here(but=NO_LETTERS), unit_of_work():
        for deed in deeds:
            with clock.at(deed.at):
                deed.do(stage)
