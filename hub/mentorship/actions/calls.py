"""Calls: ringing, answering, going on after a lost line, hanging up; whoever is not of an active pair is refused each time."""

from hub.accounts.by import By
from hub.errors import Conflict, require
from hub.mentorship import notices, rules
from hub.mentorship.calls import calling
from hub.mentorship.calls.call import CLOSED, DECLINED, HUNG_UP, ON, OVER, RINGING, Call, Line
from hub.mentorship.models import WORKING, Mentorship
from hub.notifications.actions import mark_seen
from hub.realtime import carrying
from hub.realtime.announcing import announce
from hub.storage.unit import after_commit
from hub.text.languages import _


def start_call(by: By, pair: Mentorship, line: Line) -> Call:
    """Ring the other; where they ring already, or both talk, it is taking part from this line."""
    _may(by, pair)
    call = calling.of_pair(pair.id)
    if call is None:
        if calling.busy_elsewhere(pair.other_than(by.id).id, pair.id):
            raise Conflict(_("%(name)s is in another call. Try again in a while, or write.", name=pair.other_than(by.id).name))
        _not_elsewhere(by, pair)
        call = calling.begin(pair.id, by.id, pair.other_than(by.id).id)
        call.rings = notices.ringing(by, pair, call.id)
        notices.called(by, pair, call.id, calling.is_reached(pair.other_than(by.id).id))
    return _join(by, pair, call, line)


def answer_call(by: By, pair: Mentorship, line: Line) -> Call:
    """Take part in the call there is; Conflict when it is over."""
    _may(by, pair)
    _not_elsewhere(by, pair)
    call = _going_on(pair)
    mark_seen(by, [notices.call_path(pair)])
    return _join(by, pair, call, line)


def hold_call(by: By, pair: Mentorship, line: Line, call_id: str) -> Call:
    """The same page on a new line; also after a restart of the hub, when no process knows of the call any more."""
    _may(by, pair)
    call = calling.of_pair(pair.id)
    if call is None and calling.was(pair.id) != call_id:
        call = calling.begin(pair.id, by.id, pair.other_than(by.id).id)
        call.id = call_id
        call.go_on()
    call = _going_on(pair)
    mine = call.sides[by.id].line
    if call.id != call_id or mine and mine.tab != line.tab:
        raise Conflict(_("Your call goes on in another tab."))
    return _join(by, pair, call, line)


def refuse_call(by: By, pair: Mentorship) -> None:
    """Not now. A second time changes nothing."""
    _may(by, pair)
    call = calling.of_pair(pair.id)
    if call and call.state == RINGING and call.caller_id != by.id:
        mark_seen(by, [notices.call_path(pair)])
        _end(call, DECLINED)


def hang_up_call(by: By, pair: Mentorship) -> None:
    """Hang up. A second time changes nothing."""
    _may(by, pair)
    if call := calling.of_pair(pair.id):
        _end(call, HUNG_UP)


def signal(by: By, pair: Mentorship, sid: str, said: dict) -> None:
    """Pass on to the other's page what may lead to a direct line; only the line that takes part may."""
    _may(by, pair)
    call = _going_on(pair)
    mine, other = call.sides[by.id], call.other_than(by.id)
    require(call.state == ON and mine.line is not None and mine.line.sid == sid)
    if other.is_here:
        announce(other.line.sid, "call:signalled", {"call": call.id, **said})


def standing_of(by: By, pair: Mentorship, sid: str) -> dict | None:
    """How the call of a pair stands, None where there is none; asking is a sign of life of a line that takes part."""
    _may(by, pair)
    call = calling.of_pair(pair.id)
    if call and (side := call.side_on(sid)):
        side.seen()
    return call.standing() if call else None


def end_call_of(pair: Mentorship) -> None:
    """A pair that is not active any more hears nothing from now on."""
    if pair.state not in WORKING:
        after_commit(lambda: calling.end(pair.id, CLOSED))


def _may(by: By, pair: Mentorship) -> None:
    require(rules.may_call(by, pair), _("This mentorship is not active at present, so there is nobody to call."))


def _not_elsewhere(by: By, pair: Mentorship) -> None:
    if calling.busy_elsewhere(by.id, pair.id):
        raise Conflict(_("You are in another call. Hang up there first."))


def _going_on(pair: Mentorship) -> Call:
    call = calling.of_pair(pair.id)
    if call is None and carrying.is_elsewhere(calling.name_of(pair.id)):
        raise carrying.astray()
    if call is None or call.state == OVER:
        raise Conflict(_("The call is over."))
    return call


def _join(by: By, pair: Mentorship, call: Call, line: Line) -> Call:
    if older := call.join(by.id, line):
        announce(older.sid, "call:moved", {"pair": pair.id, "call": call.id})
    after_commit(lambda: calling.settle(call))
    return call


def _end(call: Call, why: str) -> None:
    after_commit(lambda: calling.end(call.pair_id, why))
