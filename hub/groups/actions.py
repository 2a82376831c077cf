"""Making groups of a session, moving people, opening and closing their rooms, calling for help, saying something to all."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from hub.accounts.by import By
from hub.clock import now
from hub.errors import Conflict, Invalid, NotFound, require
from hub.groups import queries
from hub.groups.dealing import FEWEST, MOST, dealt
from hub.groups.models import WAYS, Group, Round
from hub.groups.rules import may_call, may_group, may_join
from hub.groups.state import moment
from hub.limits import Budget
from hub.live.actions.doors import shut, when_closing
from hub.live.actions.facts import already, happened
from hub.live.actions.presence import depart
from hub.live.models import Fact, LiveSession, Registration, Role
from hub.live.queries import host_ids, known_in, seat_for, seat_of
from hub.live.rules import Seat
from hub.realtime.announcing import show_out
from hub.realtime.channels import of_live
from hub.storage.unit import db
from hub.text.languages import _, speaking

LONGEST = 180  # minutes
CALLS = Budget(6, 60)  # calls for help of one person


@dataclass(frozen=True)
class Wish:
    """Groups to be made: how many, how people come into them (WAYS), for how many minutes (0: until they are closed)."""

    count: int
    how: str = "random"
    minutes: int = 0


def make(by: By, seat: Seat, wish: Wish, client_id: str | None = None) -> Fact:
    """Make groups with a room each, people dealt into them but still in the session; groups that were ready but not opened are made anew."""
    if first := already(by, seat.live, client_id):
        return first
    require(may_group(by, seat), _("Only who leads the session makes groups, while it is open."))
    _refuse_unfit(wish)
    _forget_ready(seat.live)
    made = Round(live_id=seat.live.id, how=wish.how, minutes=wish.minutes)
    db.add(made)
    db.flush()
    hosts, hands = host_ids(seat.live.id), dealt(queries.present_in(seat.live.id), wish.count, wish.how)
    groups = [_group(seat.live, made, number + 1, people, hosts) for number, people in enumerate(hands)]
    rooms = [{"number": one.number, "live": one.live_id} for one in groups]
    return happened(by, seat.live, "groups:made", client_id, round=made.id, how=made.how, groups=rooms)


def place(by: By, seat: Seat, person_id: int, number: int) -> Fact | None:
    """Put somebody of the session into a group, out of any other; number 0 takes them out of all. None: no change."""
    require(may_group(by, seat), _("Only who leads the session moves people between groups."))
    if known_in(seat.live.id, person_id) is None and queries.own_group(seat.live.id, person_id) is None:
        raise NotFound(_("Only somebody who is here or registered can be put into a group."))
    return _place(by, seat, person_id, number)


def join(by: By, seat: Seat, number: int = 0) -> Group:
    """Go into a group: the one chosen where people choose, else one's own; who has none yet goes into the smallest."""
    require(may_join(by, seat), _("Only who may be in the room of the session goes into a group."))
    made = _round(seat.live)
    own = queries.own_group(seat.live.id, by.id)
    if own is None or (made.how == "choice" and number and number != own.number):
        sizes = queries.sizes_of(made.id)
        chosen = number if made.how == "choice" and number in sizes else min(sizes, key=lambda one: (sizes[one], one))
        _place(by, seat, by.id, chosen)
        own = queries.own_group(seat.live.id, by.id)
    return own


def open_all(by: By, seat: Seat) -> Fact | None:
    """Open the rooms of all groups, for as long as was said when they were made. None: they are open."""
    require(may_group(by, seat), _("Only who leads the session opens groups."))
    made = _round(seat.live)
    if made.state == "open":
        return None
    made.state, made.opened_at = "open", now()
    made.until = made.opened_at + timedelta(minutes=made.minutes) if made.minutes else None
    for group in queries.groups_of(made.id):
        room = seat_of(group.live_id).live
        room.state, room.opened_at = "open", made.opened_at
        happened(by, room, "live:opened")
        happened(by, room, "groups:opened", until=moment(made.until))
    return happened(by, seat.live, "groups:opened", until=moment(made.until))


def lengthen(by: By, seat: Seat, minutes: int, client_id: str | None = None) -> Fact:
    """Give all groups more minutes, counted from now where their time is over."""
    if first := already(by, seat.live, client_id):
        return first
    require(may_group(by, seat), _("Only who leads the session gives groups more time."))
    made = _open_round(seat.live)
    made.until = max(made.until or now(), now()) + timedelta(minutes=minutes)
    if made.until - made.opened_at > timedelta(minutes=2 * LONGEST):
        raise Invalid(_("Groups can be open %(most)s minutes at most.", most=2 * LONGEST), "minutes")
    for group in queries.groups_of(made.id):
        happened(by, seat_of(group.live_id).live, "groups:timed", until=moment(made.until))
    return happened(by, seat.live, "groups:timed", client_id, until=moment(made.until))


def call(by: By, live_id: int, called: bool = True) -> Fact | None:
    """Call who leads into the group's room, or say that help is there. None: no change."""
    main = seat_of(seat_for(by, live_id).live.main_id or 0)  # locked before the group's room, as whoever closes all does
    seat = seat_for(by, live_id, lock=True)
    require(main is not None and may_call(by, seat), _("Only who takes part in a group calls for help from it."))
    CALLS.spend(by.id, _("You called a moment ago. Who leads the session has seen it."))
    return _call(by, main, queries.group_of_room(live_id), called)


def answer(by: By, seat: Seat, number: int) -> Fact | None:
    """Say that somebody who leads goes to a group that called. None: it does not wait any more."""
    require(may_group(by, seat), _("Only who leads the session answers a group."))
    group = next((one for one in queries.groups_of(_round(seat.live).id) if one.number == number), None)
    if group is None:
        raise NotFound(_("There is no such group."))
    seat_of(group.live_id)
    return _call(by, seat, group, False)


def tell_all(by: By, seat: Seat, text: str, client_id: str | None = None) -> Fact:
    """Say a line to all groups at once."""
    if first := already(by, seat.live, client_id):
        return first
    require(may_group(by, seat), _("Only who leads the session says something to all groups."))
    for group in queries.groups_of(_open_round(seat.live).id):
        happened(by, seat_of(group.live_id).live, "groups:told", text=text)
    return happened(by, seat.live, "groups:told", client_id, text=text)


def close_all(by: By, seat: Seat) -> Fact | None:
    """Close the rooms of all groups: everybody is back in the session. None: there are none."""
    require(may_group(by, seat), _("Only who leads the session closes groups."))
    return _close(by, seat)


@when_closing
def _close(by: By, seat: Seat) -> Fact | None:
    made = queries.round_of(seat.live.id)
    if made is None:
        return None
    for group in queries.groups_of(made.id):
        room = seat_of(group.live_id)
        was_open = room.live.is_open
        room.live.opened_at = room.live.opened_at or now()
        shut(by, room)
        group.called_at = None
        if was_open:
            happened(by, room.live, "live:closed", path=f"/live/{seat.live.id}/room")
    made.state, made.closed_at = "closed", now()
    return happened(by, seat.live, "groups:closed")


def _refuse_unfit(wish: Wish) -> None:
    if not FEWEST <= wish.count <= MOST:
        raise Invalid(_("Make %(fewest)s to %(most)s groups.", fewest=FEWEST, most=MOST), "count")
    if wish.how not in WAYS:
        raise Invalid(_("Choose one of those offered."), "how")
    if not 0 <= wish.minutes <= LONGEST:
        raise Invalid(_("Groups can be open %(most)s minutes at most.", most=LONGEST), "minutes")


def _forget_ready(live: LiveSession) -> None:
    old = queries.round_of(live.id)
    if old is None:
        return
    if old.state == "open":
        raise Conflict(_("Groups are open. Close them before you make others."))
    for group in queries.groups_of(old.id):
        db.delete(group.live)
        db.delete(group)
    db.flush()
    db.delete(old)
    db.flush()


def _group(main: LiveSession, made: Round, number: int, people: list, hosts: list[int]) -> Group:
    with speaking(main.language):
        title = _("Group %(number)s", number=number)
    room = LiveSession(
        community_id=main.community_id, host_id=main.host_id, main_id=main.id, title=f"{title} – {main.title}"[:160], starts_at=now(), minutes=main.minutes,
        zone=main.zone, language=main.language, floors=main.floors, state="planned", needs_approval=True, uid=f"{secrets.token_hex(12)}@live",
    )
    db.add(room)
    db.flush()
    db.add_all(Role(live_id=room.id, person_id=person_id, role="host") for person_id in hosts)
    db.add_all(Registration(live_id=room.id, person_id=person.id) for person in people)
    group = Group(round_id=made.id, number=number, live_id=room.id)
    db.add(group)
    db.flush()
    return group


def _place(by: By, seat: Seat, person_id: int, number: int) -> Fact | None:
    made, own = _round(seat.live), queries.own_group(seat.live.id, person_id)
    if (own.number if own else 0) == number:
        return None
    wanted = next((one for one in queries.groups_of(made.id) if one.number == number), None)
    if number and wanted is None:
        raise NotFound(_("There is no such group."))
    if own:
        _take_out(seat, own, person_id)
    if wanted:
        db.add(Registration(live_id=wanted.live_id, person_id=person_id))
    db.flush()
    return happened(by, seat.live, "groups:placed", person_id=person_id, number=number)


def _take_out(seat: Seat, own: Group, person_id: int) -> None:
    room = seat_of(own.live_id)
    db.delete(queries.place_in(own.live_id, person_id))
    if room.live.is_open and (person := known_in(own.live_id, person_id)):
        depart(By(person), room)
    show_out(person_id, of_live(seat.live.community_id, own.live_id))


def _call(by: By, main: Seat, group: Group, called: bool) -> Fact | None:
    if (group.called_at is not None) == called:
        return None
    group.called_at = now() if called else None
    happened(by, seat_of(group.live_id).live, "groups:called", number=group.number, called=called)
    return happened(by, main.live, "groups:called", number=group.number, called=called)


def _round(live: LiveSession) -> Round:
    made = queries.round_of(live.id)
    if made is None:
        raise Conflict(_("There are no groups now."))
    return made


def _open_round(live: LiveSession) -> Round:
    made = _round(live)
    if made.state != "open":
        raise Conflict(_("The groups are not open yet."))
    return made
