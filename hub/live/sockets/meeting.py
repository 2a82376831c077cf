"""The commands of what goes with a meeting: more time for a point, the meeting elsewhere, being recorded."""

from hub.live import actions, payloads, queries
from hub.live.actions.meeting import MOST_MORE
from hub.live.consenting import CHOICES
from hub.live.outside import LONGEST
from hub.realtime.commands import command
from hub.realtime.schemas import Choice, ClientKey, Number, Text

LIVE, AFTER = Number(1), Number(0, default=0)  # AFTER: the last fact the page knew when a step was asked for


@command("agenda:extend", takes={"live": LIVE, "minutes": Number(1, MOST_MORE), "client_id": ClientKey(), "after": AFTER})
def extend(by, live, **step):
    """Give the present point more minutes."""
    return payloads.told(actions.extend(by, queries.seat_for(by, live, lock=True), **step))


@command("agenda:next", takes={"live": LIVE, "client_id": ClientKey(), "after": AFTER})
def next_point(by, live, **step):
    """Go on to the next point, once however many ask for it at the same moment."""
    return payloads.told(actions.next_point(by, queries.seat_for(by, live, lock=True), **step))


@command("outside:set", takes={"live": LIVE, "url": Text(LONGEST, empty=True)})
def set_outside(by, live, url):
    """Set the link of a meeting elsewhere, or take it away."""
    return payloads.told(actions.set_outside(by, queries.seat_for(by, live, lock=True), url))


@command("consent:say", takes={"live": LIVE, "choice": Choice(CHOICES)})
def consent(by, live, choice):
    """Say whether one agrees to be recorded."""
    return {"choice": actions.consent(by, queries.seat_for(by, live, lock=True), choice).choice}
