"""Making groups of a session, dealing people into them, moving them, going into one."""

import secrets
from dataclasses import dataclass

from sqlalchemy import delete

from hub.accounts.by import By
from hub.clock import now
from hub.errors import Conflict, Invalid, NotFound, require
from hub.groups import queries
from hub.groups.actions.rounds import round_now
from hub.groups.dealing import FEWEST, MOST, dealt
from hub.groups.models import WAYS, Group, Round
from hub.groups.rules import may_group, may_join
from hub.live.actions.facts import already, happened
from hub.live.actions.presence import depart
from hub.live.actions.registering import recount
from hub.live.audio.floor import MOST_FLOORS
from hub.live.models import Fact, LiveSession, Registration, Role
from hub.live.queries import host_ids, known_in, seat_of
from hub.live.rules import Seat
from hub.realtime.announcing import show_out
from hub.realtime.channels import of_live
from hub.storage.unit import db
from hub.text.languages import _, speaking

LONGEST = 180  # minutes
OF_MEMBERS = ("speaker", "scribe")  # what everybody is in the room of their group


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
    made = round_now(seat.live)
    own = queries.own_group(seat.live.id, by.id)
    if own is None or (made.how == "choice" and number and number != own.number):
        sizes = queries.sizes_of(made.id)
        chosen = number if made.how == "choice" and number in sizes else min(sizes, key=lambda one: (sizes[one], one))
        _place(by, seat, by.id, chosen)
        own = queries.own_group(seat.live.id, by.id)
    return own


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
        zone=main.zone, language=main.language, floors=MOST_FLOORS, state="planned", needs_approval=True, uid=f"{secrets.token_hex(12)}@live",
    )
    db.add(room)
    db.flush()
    db.add_all(Role(live_id=room.id, person_id=person_id, role="host") for person_id in hosts)
    for person in people:
        _let_in(room, person.id)
    group = Group(round_id=made.id, number=number, live_id=room.id)
    db.add(group)
    db.flush()
    return group


def _place(by: By, seat: Seat, person_id: int, number: int) -> Fact | None:
    made, own = round_now(seat.live), queries.own_group(seat.live.id, person_id)
    if (own.number if own else 0) == number:
        return None
    wanted = next((one for one in queries.groups_of(made.id) if one.number == number), None)
    if number and wanted is None:
        raise NotFound(_("There is no such group."))
    if own:
        _take_out(seat, own, person_id)
    if wanted:
        _let_in(seat_of(wanted.live_id).live, person_id)
    db.flush()
    return happened(by, seat.live, "groups:placed", person_id=person_id, number=number)


def _let_in(room: LiveSession, person_id: int) -> None:
    # In a small room everybody speaks without asking and types the notes.
    db.add(Registration(live_id=room.id, person_id=person_id))
    db.add_all(Role(live_id=room.id, person_id=person_id, role=role) for role in OF_MEMBERS)
    recount(room, 1)


def _take_out(seat: Seat, own: Group, person_id: int) -> None:
    room = seat_of(own.live_id)
    db.delete(queries.place_in(own.live_id, person_id))
    recount(room.live, -1)
    db.execute(delete(Role).where(Role.live_id == own.live_id, Role.person_id == person_id, Role.role.in_(OF_MEMBERS)))
    if room.live.is_open and (person := known_in(own.live_id, person_id)):
        depart(By(person), room)
    show_out(person_id, of_live(seat.live.community_id, own.live_id))
