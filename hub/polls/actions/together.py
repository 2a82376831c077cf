"""Voting of many at once: who plainly may vote is found by a few questions for all, and their ballots are written down together.

Whoever is not plainly allowed is left to the usual way, which asks one by one and knows how to refuse.
"""

from typing import NamedTuple

from hub.errors import Refusal
from hub.live.queries import seat_of
from hub.live.rules import may_see
from hub.polls import queries
from hub.polls.actions.voting import cast_of, write_down
from hub.polls.ballots import Cast, numbers_in
from hub.polls.sites import voted_for


class Asked(NamedTuple):
    """A vote as it came over a line: the sign-in's token, and what was sent."""

    token: str
    live: int
    poll: int
    choices: str
    text: str


def vote_together(asked: list[Asked]) -> list[bool]:
    """Whether each ballot is safe; False for what must be looked at one by one."""
    casts: list[Cast | None] = [None] * len(asked)
    for live_id in {one.live for one in asked}:
        places = [place for place, one in enumerate(asked) if one.live == live_id]
        for place, cast in zip(places, _casts(live_id, [asked[place] for place in places]), strict=True):
            casts[place] = cast
    late = {id(one) for one in write_down([one for one in casts if one is not None])}
    return [one is not None and id(one) not in late for one in casts]


def _casts(live_id: int, asked: list[Asked]) -> list[Cast | None]:
    house = seat_of(live_id, lock=False)
    if house is None or house.live.main_id is not None:
        return [None] * len(asked)
    people, poll = queries.acting_in(house.live, {one.token for one in asked}), queries.open_poll(live_id)
    in_rooms = voted_for(poll) if poll else frozenset()
    return [_cast(people.get(one.token), poll, one, in_rooms) for one in asked]


def _cast(who: tuple | None, poll, one: Asked, in_rooms: frozenset[int]) -> Cast | None:
    if who is None or poll is None or poll.id != one.poll or who[0].id in in_rooms or not may_see(who[0], who[1].live):
        return None
    try:
        return cast_of(*who, poll, numbers_in(one.choices), one.text)
    except Refusal:
        return None
