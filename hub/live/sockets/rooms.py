"""The commands of a live room; every one is acknowledged, and every change comes back as a numbered fact."""

from hub.clock import now
from hub.errors import Invalid
from hub.live import actions, parts, payloads, queries, rules, sounding
from hub.live.actions.talking import MOST_LINE
from hub.live.forms import rendered_notes
from hub.live.models import ROLES
from hub.live.notes import MOST_NOTES, Splice
from hub.live.queries.facts import FACTS_AT_ONCE
from hub.live.sockets import inside
from hub.live.sockets.states import state_of
from hub.realtime.channels import of_live
from hub.realtime.commands import asking_socket, command, enter, leave
from hub.realtime.schemas import Choice, ClientKey, Flag, Number, Text
from hub.storage.unit import after_commit
from hub.text.languages import _

LIVE, SEQ, PERSON = Number(1), Number(0, default=0), Number(1)
MOST_LINES = 20_000  # lines the notes can have at all


@command("live:enter", takes={"live": LIVE, "last_seq": SEQ}, at_most=(20, 10), writes=False)
def come_in(by, live, last_seq):
    """Come into the room: the state, or the facts missed since the last number one knows. That one came is written down with others who come."""
    seat = queries.seat_for(by, live)
    actions.may_come(by, seat)
    channel, sid = of_live(seat.live.community_id, live), asking_socket()
    enter(channel)
    after_commit(lambda: inside.came(sid, live, by.id, channel))
    return {"you": _you(by, seat), "now": now().isoformat(timespec="seconds"), "beat_s": inside.beat_of(live), **_caught_up(by, seat.live, last_seq)}


@command("live:leave", takes={"live": LIVE})
def go(by, live):
    """Leave the room; another tab of the same person keeps them in it."""
    seat = queries.seat_for(by, live, lock=True)
    leave(of_live(seat.live.community_id, live))
    inside.left(asking_socket(), live)
    sounding.leave(asking_socket(), live)
    if not inside.is_inside(by.id, live):
        actions.depart(by, seat)


@command("live:here", takes={"live": LIVE}, at_most=(10, 60))
def stay(by, live):
    """A sign of life now and then; says the newest number, so that a hole is noticed even in silence."""
    seat = queries.seat_for(by, live, lock=True)
    enter(of_live(seat.live.community_id, live))
    actions.still_here(by, seat)
    return {"seq": seat.live.last_seq, "there": queries.count_there(live), "beat_s": inside.beat_of(live)}


@command("live:missed", takes={"live": LIVE, "after": SEQ}, at_most=(60, 10), writes=False)
def missed(by, live, after):
    """A page of facts after a number."""
    return _facts_after(queries.inside_for(by, live).live, after)


@command("live:more", takes={"live": LIVE, "part": Text(30)}, writes=False)
def more(by, live, part):
    """A part of the state that was too long for the first answer, and the number it stands at."""
    state, _brief = state_of(queries.inside_for(by, live).live, by.language)
    if part not in state:
        raise Invalid(_("The room has no such part."), "part")
    return {"seq": state["seq"], "part": state[part]}


@command("live:me", takes={"live": LIVE}, writes=False)
def me(by, live):
    """What one may do here now."""
    return {"you": _you(by, queries.seat_for(by, live))}


@command("chat:earlier", takes={"live": LIVE, "before": Number(1)}, writes=False)
def earlier(by, live, before):
    """Chat lines before a number."""
    seat = queries.inside_for(by, live)
    return {"lines": [payloads.line(fact) for fact in queries.lines_before(seat.live.id, before)]}


@command("live:open", takes={"live": LIVE})
def open_doors(by, live):
    """Open the room."""
    return payloads.told(actions.open_doors(by, queries.seat_for(by, live, lock=True)))


@command("live:close", takes={"live": LIVE}, prepare=lambda values: {**values, "notes": rendered_notes(values["live"])})
def close(by, live, notes):
    """Close the session; answers with the path of its notes."""
    item = actions.close(by, queries.seat_for(by, live, lock=True), notes)
    return {"path": f"/library/{item.id}"}


@command("chat:say", takes={"live": LIVE, "text": Text(MOST_LINE), "client_id": ClientKey()})
def say(by, live, text, client_id):
    """Say a line; the same key is the same line."""
    return payloads.told(actions.say(by, queries.seat_for(by, live, lock=True), text, client_id))


@command("chat:hide", takes={"live": LIVE, "seq": Number(1)})
def hide(by, live, seq):
    """Take a line away."""
    return payloads.told(actions.hide(by, queries.seat_for(by, live, lock=True), seq))


@command("agenda:point", takes={"live": LIVE, "point": Number(0, 1000)})
def point(by, live, point):
    """Set the point that is talked about."""
    return payloads.told(actions.point(by, queries.seat_for(by, live, lock=True), point))


@command(
    "notes:write", at_most=(40, 20),
    takes={"live": LIVE, "base": SEQ, "start": Number(0, MOST_LINES), "gone": Number(0, MOST_LINES),
           "text": Text(MOST_NOTES + 1, empty=True, exact=True), "client_id": ClientKey()},
)
def write(by, live, base, client_id, **edit):
    """Replace `gone` lines from `start` of version `base`; `text` ends each new line with a newline."""
    edit = Splice(edit["start"], edit["gone"], edit["text"].split("\n")[:-1])
    return payloads.told(actions.write_notes(by, queries.seat_for(by, live, lock=True), base, edit, client_id))


@command("role:give", takes={"live": LIVE, "person_id": PERSON, "role": Choice(ROLES), "given": Flag(), "client_id": ClientKey()})
def give(by, live, client_id, **part):
    """Give or take a role."""
    return payloads.told(actions.give(by, queries.seat_for(by, live, lock=True), actions.Part(**part), client_id))


def _you(by, seat) -> dict:
    asked = {"say": rules.may_take_part, "lead": rules.may_lead, "notes": rules.may_write_notes,
             "chat": rules.may_chat, "open": rules.may_open, "close": rules.may_close}
    may = {name: may(by, seat) for name, may in asked.items()}
    may["speak"] = rules.may_be_heard(by, seat, queries.is_called(seat.live.id, by.id))
    return {**payloads.person(by.person), "roles": sorted(seat.roles), "may": may, **parts.mine_of(by, seat)}


def _caught_up(by, live, last_seq: int) -> dict:
    if 0 < last_seq <= live.last_seq <= last_seq + FACTS_AT_ONCE:
        return _facts_after(live, last_seq)
    return {"state": state_of(live, by.language)[1]}


def _facts_after(live, seq: int) -> dict:
    facts = [payloads.fact(fact) for fact in queries.facts_after(live.id, seq)]
    return {"facts": facts, "more": bool(facts) and facts[-1]["seq"] < live.last_seq}
