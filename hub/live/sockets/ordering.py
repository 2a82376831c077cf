"""The commands about hands and about the order of a room: who is let in, removed, given or denied a right."""

from hub.live import actions, payloads, queries
from hub.live.actions.hands import MOST_WORD
from hub.live.models import HAND_KINDS, ORDERS
from hub.live.rights import CHANGEABLE
from hub.realtime.commands import command
from hub.realtime.schemas import Choice, ClientKey, Flag, Number, Text

LIVE, PERSON, ANYBODY, SITE = Number(1), Number(1), Number(0, default=0), Number(0, default=0)
HAND = {"word": Text(MOST_WORD, empty=True), "kind": Choice(HAND_KINDS), "language": Text(5, empty=True)}


@command("hand:raise", takes={"live": LIVE, "client_id": ClientKey()})
def raise_hand(by, live, client_id):
    """Raise one's hand."""
    return payloads.told(actions.raise_hand(by, queries.seat_for(by, live, lock=True), client_id))


@command("hand:ask", takes={"live": LIVE, "client_id": ClientKey(), **HAND})
def ask(by, live, client_id, **asked):
    """Raise one's hand with a word, the way one will say it, and its language."""
    return payloads.told(actions.raise_hand(by, queries.seat_for(by, live, lock=True), client_id, actions.Asked(**asked)))


@command("hand:lower", takes={"live": LIVE, "person_id": ANYBODY, "site": SITE, "client_id": ClientKey()})
def lower(by, live, person_id, site, client_id):
    """Lower one's hand (person_id left out), or another's."""
    return payloads.told(actions.lower(by, queries.seat_for(by, live, lock=True), person_id or None, client_id, site))


@command("hand:call", takes={"live": LIVE, "person_id": PERSON, "site": SITE})
def call(by, live, person_id, site):
    """Give somebody the word."""
    return payloads.told(actions.call(by, queries.seat_for(by, live, lock=True), person_id, site))


@command("hand:next", takes={"live": LIVE, "client_id": ClientKey(), "after": Number(0, default=0)})
def call_next(by, live, **step):
    """Give the word to whoever is next in the fair order, once however many ask for it at the same moment."""
    return payloads.told(actions.call_next(by, queries.seat_for(by, live, lock=True), **step))


@command("order:switch", takes={"live": LIVE, "name": Choice(ORDERS), "on": Flag()})
def switch(by, live, name, on):
    """Switch the lobby, the lock, quiet chat, slow chat or remote people first on or off."""
    return payloads.told(actions.set_order(by, queries.seat_for(by, live, lock=True), name, on))


@command("lobby:admit", takes={"live": LIVE, "person_id": ANYBODY})
def admit(by, live, person_id):
    """Let in one who waits, or all (person_id left out)."""
    return {"admitted": actions.admit(by, queries.seat_for(by, live, lock=True), person_id or None)}


@command("person:remove", takes={"live": LIVE, "person_id": PERSON})
def remove(by, live, person_id):
    """Show somebody out at once."""
    actions.remove(by, queries.seat_for(by, live, lock=True), person_id)


@command("person:readmit", takes={"live": LIVE, "person_id": PERSON})
def readmit(by, live, person_id):
    """Let somebody in again who was removed."""
    actions.readmit(by, queries.seat_for(by, live, lock=True), person_id)


@command("right:change", takes={"live": LIVE, "person_id": PERSON, "right": Choice(CHANGEABLE), "on": Flag()})
def change_right(by, live, person_id, right, on):
    """Give somebody a right in this session, or take it."""
    return payloads.told(actions.change_right(by, queries.seat_for(by, live, lock=True), person_id, right, on))
