"""The commands of slides; every change comes back as a numbered fact."""

from hub.live.queries import seat_for
from hub.realtime.commands import command
from hub.realtime.schemas import ClientKey, Number
from hub.slides import actions, payloads

LIVE = Number(1)


@command("slide:show", takes={"live": LIVE, "deck": Number(1), "page": Number(1, 1000), "client_id": ClientKey()}, at_most=(60, 20))
def show(by, live, deck, page, client_id):
    """Show a page to everybody."""
    return payloads.told(actions.show(by, seat_for(by, live, lock=True), deck, page, client_id))


@command("slide:hide", takes={"live": LIVE})
def hide(by, live):
    """Take the slides off the stage."""
    return payloads.told(actions.hide(by, seat_for(by, live, lock=True)))


@command("still:end", takes={"live": LIVE})
def end(by, live):
    """Take the still off the stage."""
    return payloads.told(actions.end_stills(by, seat_for(by, live, lock=True)))
