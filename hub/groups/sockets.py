"""The commands about groups: of who leads the session, and of who is in one."""

from hub.errors import require
from hub.groups import actions, queries
from hub.groups.actions import LONGEST, Wish
from hub.groups.dealing import FEWEST, MOST
from hub.groups.models import WAYS
from hub.groups.rules import may_group
from hub.live import payloads
from hub.live.payloads import told
from hub.live.queries import seat_for
from hub.realtime.commands import command
from hub.realtime.connections import RECHECKS
from hub.realtime.schemas import Choice, ClientKey, Flag, Number, Text

LIVE, KEY = Number(1), ClientKey()
MOST_SAID = 500


@command("groups:make", takes={"live": LIVE, "count": Number(FEWEST, MOST), "how": Choice(WAYS), "minutes": Number(0, LONGEST, default=0), "client_id": KEY})
def make(by, live, client_id, **wish):
    """Make groups."""
    return told(actions.make(by, seat_for(by, live, lock=True), Wish(**wish), client_id))


@command("groups:place", takes={"live": LIVE, "person_id": Number(1), "number": Number(0, MOST)}, at_most=(60, 20))
def place(by, live, person_id, number):
    """Put somebody into a group."""
    return told(actions.place(by, seat_for(by, live, lock=True), person_id, number))


@command("groups:join", takes={"live": LIVE, "number": Number(0, MOST, default=0)})
def join(by, live, number):
    """Go into a group."""
    group = actions.join(by, seat_for(by, live, lock=True), number)
    return {"number": group.number, "live": group.live_id}


@command("groups:open", takes={"live": LIVE})
def open_all(by, live):
    """Open all groups."""
    return told(actions.open_all(by, seat_for(by, live, lock=True)))


@command("groups:lengthen", takes={"live": LIVE, "minutes": Number(1, LONGEST), "client_id": KEY, "after": Number(0, default=0)})
def lengthen(by, live, **step):
    """Give all groups more time."""
    return told(actions.lengthen(by, seat_for(by, live, lock=True), **step))


@command("groups:call", takes={"live": LIVE, "called": Flag()})
def call(by, live, called):
    """Call for help from a group's room, or say that it is there."""
    actions.call(by, live, called)


@command("groups:answer", takes={"live": LIVE, "number": Number(1, MOST)})
def answer(by, live, number):
    """Go to a group that called."""
    return told(actions.answer(by, seat_for(by, live, lock=True), number))


@command("groups:tell", takes={"live": LIVE, "text": Text(MOST_SAID), "client_id": KEY})
def tell(by, live, text, client_id):
    """Say something to all groups."""
    return told(actions.tell_all(by, seat_for(by, live, lock=True), text, client_id))


@command("groups:close", takes={"live": LIVE})
def close_all(by, live):
    """Close all groups."""
    return told(actions.close_all(by, seat_for(by, live, lock=True)))


@command("groups:who", takes={"live": LIVE}, writes=False)
def who(by, live):
    """Who belongs to which group, and who to none; for who leads."""
    seat = seat_for(by, live)
    require(may_group(by, seat))
    made = queries.round_of(live)
    members = queries.members_of(made.id) if made else []
    placed = {person.id for _number, person in members}
    loose = [person for person in queries.present_in(live) if person.id not in placed]
    return {"people": [{**payloads.person(person), "number": number} for number, person in [*members, *((0, one) for one in loose)]]}


RECHECKS.append(actions.look_at_clock)  # each few seconds, while anybody is there; the worker looks once a minute
