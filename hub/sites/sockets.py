"""The commands of in-person sites."""

from hub.live import payloads
from hub.live.actions.hands import MOST_NAME, MOST_WORD, Asked
from hub.live.queries import any_seat_for, seat_for
from hub.realtime.commands import command
from hub.realtime.schemas import ClientKey, Number, Text
from hub.sites import actions, queries
from hub.sites.actions.counting import MOST_NOTE, MOST_PEOPLE

LIVE, SITE = Number(1), Number(1)
NOT_COUNTED = -1
PART = Number(NOT_COUNTED, MOST_PEOPLE)


@command("site:count", takes={"live": LIVE, "site": SITE, "total": Number(0, MOST_PEOPLE), "women": PART, "youth": PART, "note": Text(MOST_NOTE, empty=True)})
def count(by, live, site, **heads):
    """Write down how many are in the room now; -1 where women or young people were not counted."""
    seat = seat_for(by, live, lock=True)
    heads = actions.Heads(heads["total"], _counted(heads["women"]), _counted(heads["youth"]), heads["note"])
    return payloads.told(actions.count(by, seat, queries.site_for(by, seat, site), heads))


@command("site:raise", takes={"live": LIVE, "site": SITE, "who": Text(MOST_NAME, empty=True), "word": Text(MOST_WORD, empty=True), "client_id": ClientKey()})
def raise_for(by, live, site, client_id, **asked):
    """Raise the hand of a site for somebody in its room."""
    seat = seat_for(by, live, lock=True)
    return payloads.told(actions.raise_for(by, seat, queries.site_for(by, seat, site), Asked(**asked), client_id))


@command("site:lower", takes={"live": LIVE, "site": SITE, "client_id": ClientKey()})
def lower_for(by, live, site, client_id):
    """Lower the hand of a site."""
    seat = seat_for(by, live, lock=True)
    return payloads.told(actions.lower_for(by, seat, queries.site_for(by, seat, site), client_id))


@command("site:part", takes={"live": LIVE})
def part(by, live):
    """Follow by oneself again, with sound."""
    return payloads.told(actions.part(by, any_seat_for(by, live, lock=True)))


def _counted(number: int) -> int | None:
    return None if number == NOT_COUNTED else number
