"""What those who lead a session do: hide lines, set the agenda's point, give roles."""

from dataclasses import dataclass

from hub.accounts.by import By
from hub.clock import now
from hub.errors import Invalid, NotFound, require
from hub.library import afterwards
from hub.library.actions import renew_record
from hub.library.queries import item_of_live
from hub.live import payloads, queries, sounding
from hub.live.actions.facts import already, happened
from hub.live.audio.floor import MOST_FLOORS
from hub.live.closing import chat_of, links_of
from hub.live.models import Fact, LiveSession, Role
from hub.live.parts import record_of_parts
from hub.live.rules import Seat, may_host, may_lead, may_take_away
from hub.storage.unit import after_commit, db
from hub.text.languages import _


def hide(by: By, seat: Seat, seq: int) -> Fact:
    """Take a chat line away from everybody: its author their own, who leads any; its text leaves no door again."""
    line = queries.present_chat_line(seat, seq)
    require(line.by_id == by.id and seat.live.is_open or may_lead(by, seat))
    line.hidden_at = now()
    return happened(by, seat.live, "chat:hidden", seq=seq)


def take_away(by: By, seat: Seat, line: Fact) -> None:
    """Take a reported line away from the room, and from the session notes if the session is over."""
    require(may_take_away(by, seat))
    line.hidden_at = line.hidden_at or now()
    happened(by, seat.live, "chat:hidden", seq=line.seq)
    if item := item_of_live(seat.live.id):
        chat = queries.all_chat(seat.live.id)
        renew_record(item, chat=chat_of(chat), links=links_of(seat.live, chat))
        afterwards.changed(seat.live.id)


def renew_parts(live: LiveSession) -> None:
    """Write anew what other rooms leave in the notes of a session that is over, as something of it was taken away or brought back."""
    if item := item_of_live(live.id):
        renew_record(item, parts=record_of_parts(live))
        afterwards.changed(live.id)


def point(by: By, seat: Seat, number: int | None, client_id: str | None = None) -> Fact | None:
    """Say which point of the agenda is being talked about, counted from 0; None: no change."""
    require(may_lead(by, seat))
    if not 0 <= number < len(seat.live.agenda):
        raise Invalid(_("The agenda has no such point."), "point")
    if seat.live.point == number:
        return None
    seat.live.point = number
    return happened(by, seat.live, "agenda:pointed", client_id, point=number)


def set_floors(by: By, seat: Seat, most: int) -> Fact | None:
    """Say how many may speak at once, 1 to 3; turns above that number go on until they end. None: no change."""
    require(may_lead(by, seat), _("Only who leads the session says how many may speak at once."))
    return let_speak_at_once(by, seat, most)


def let_speak_at_once(by: By, seat: Seat, most: int) -> Fact | None:
    """The same for whoever was found to be allowed to change the session."""
    if not 1 <= most <= MOST_FLOORS:
        raise Invalid(_("One, two or three can speak at once."), "floors")
    if seat.live.floors == most:
        return None
    seat.live.floors = most
    after_commit(lambda: sounding.open_to(seat.live.id, most))
    return happened(by, seat.live, "floors:set", most=most) if seat.live.is_open else None


@dataclass(frozen=True)
class Part:
    """A role somebody is to be given, or to lose."""

    person_id: int
    role: str
    given: bool = True


def give(by: By, seat: Seat, part: Part, client_id: str | None = None) -> Fact | None:
    """Give or take a role; only to somebody who is there or registered, and a session keeps one host."""
    if first := already(by, seat.live, client_id):
        return first
    require(may_host(by, seat) and not seat.live.is_over)
    row = queries.role_of(seat.live.id, part.person_id, part.role)
    if (row is not None) == part.given:
        return None
    person = person_of(seat, part.person_id)
    if part.given:
        db.add(Role(live_id=seat.live.id, person_id=person.id, role=part.role))
    else:
        _keep_a_host(seat, part.role)
        db.delete(row)
        after_commit(lambda: sounding.silence(seat.live.id, part.person_id))
    return happened(by, seat.live, "role:given", client_id, person=payloads.person(person), role=part.role, given=part.given)


def person_of(seat: Seat, person_id: int):
    """Somebody who is in the room, has a role or has registered; NotFound for anybody else."""
    found = queries.known_in(seat.live.id, person_id)
    if found is None:
        raise NotFound(_("Only somebody who is here or registered can be given a role."))
    return found


def _keep_a_host(seat: Seat, role: str) -> None:
    hosts = [row for row in queries.people_with_roles(seat.live.id) if row.role == "host"]
    if role == "host" and len(hosts) == 1:
        raise Invalid(_("A session keeps at least one host. Make somebody else host first."), "role")
