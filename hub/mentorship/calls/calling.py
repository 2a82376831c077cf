"""The calls there are at this moment, in the memory of the web process: by pair, by person, by line."""

import time
from collections.abc import Callable

from hub.live.sounding import door_to
from hub.mentorship.calls.call import OVER, Call
from hub.realtime import carrying
from hub.realtime.announcing import send
from hub.realtime.channels import of_call, of_person

MOST_REMEMBERED = 1000

CALLS: dict[int, Call] = {}  # pair: its call
LAST: dict[int, str] = {}  # pair: the id of its last call that is over, so that no page takes it up again


class _House:
    is_reached: Callable[[int], bool] = staticmethod(lambda person_id: False)


def reached_by(is_reached: Callable[[int], bool]) -> None:
    """Learn by `is_reached(person_id)` who has a page open (the web process)."""
    _House.is_reached = staticmethod(is_reached)


def is_reached(person_id: int) -> bool:
    """Whether somebody has a page open that can ring."""
    return _House.is_reached(person_id)


def begin(pair_id: int, caller_id: int, other_id: int) -> Call:
    """A new call of a pair; Busy where another web process carries one."""
    carrying.require_here(name_of(pair_id))
    call = CALLS[pair_id] = Call(pair_id, caller_id, other_id, lambda person_id: door_to(of_call(pair_id, person_id)), time.monotonic)
    return call


def name_of(pair_id: int) -> str:
    """The name under which web processes agree who carries the call of a pair."""
    return f"call:{pair_id}"


def of_pair(pair_id: int) -> Call | None:
    """The call a pair is in."""
    return CALLS.get(pair_id)


def standing_of(pair) -> dict | None:
    """How the call of a pair stands, for a page that shows it; None where there is none."""
    call = CALLS.get(pair.id)
    return call.standing() if call else None


def busy_elsewhere(person_id: int, pair_id: int) -> bool:
    """Whether somebody takes part in a call of another pair."""
    return any(call.pair_id != pair_id and person_id in call.sides and call.sides[person_id].line for call in CALLS.values())


def on_line(sid: str) -> Call | None:
    """The call a socket takes part in."""
    return next((call for call in CALLS.values() if call.side_on(sid)), None)


def end(pair_id: int, why: str) -> None:
    """End the call of a pair, if this process carries one, and tell the two."""
    if call := CALLS.get(pair_id):
        call.end(why)
        settle(call)


def settle(call: Call) -> None:
    """Tell the two how their call stands; one that is over is forgotten."""
    if call.state == OVER and CALLS.get(call.pair_id) is call:
        del CALLS[call.pair_id]
        carrying.let_go(name_of(call.pair_id))
        LAST[call.pair_id] = call.id
        for old in list(LAST)[:-MOST_REMEMBERED]:
            del LAST[old]
    for person_id in call.sides:
        send(of_person(person_id), "call:changed", call.standing())


def was(pair_id: int) -> str:
    """The id of the last call of a pair that is over."""
    return LAST.get(pair_id, "")


def forget() -> None:
    """Start anew, without a word to anybody (tests)."""
    CALLS.clear()
    LAST.clear()
