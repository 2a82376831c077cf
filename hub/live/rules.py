"""Who may do what in a live session; pure, from `by` and their seat in it."""

from dataclasses import dataclass

from hub.accounts.by import By
from hub.communities.models import Community
from hub.communities.rules import may_facilitate, may_read, may_speak
from hub.live.models import LiveSession


@dataclass(frozen=True)
class Seat:
    """A session as one person meets it: the session and what they do in it."""

    live: LiveSession
    roles: frozenset[str] = frozenset()
    has_place: bool = True

    @property
    def community(self) -> Community:
        """Where the session belongs."""
        return self.live.community


def may_schedule(by: By, community: Community) -> bool:
    """Whether `by` may plan sessions there: its facilitators, and its members unless it says otherwise, while it is not archived."""
    may = may_facilitate(by, community) or (community.members_plan and may_speak(by, community))
    return may and community.archived_at is None


def may_see(by: By, live: LiveSession) -> bool:
    """Whether the session exists for `by`; a draft does only for its host and the facilitators."""
    if not may_read(by, live.community):
        return False
    return live.state != "draft" or may_facilitate(by, live.community) or (by.id is not None and live.host_id == by.id)


def may_host(by: By, seat: Seat) -> bool:
    """Whether `by` leads the session: a host of it who may speak there, or a facilitator."""
    return may_facilitate(by, seat.community) or ("host" in seat.roles and may_speak(by, seat.community))


def may_change(by: By, seat: Seat) -> bool:
    """Whether `by` may change or call off the session: who leads it, until it is over."""
    return may_host(by, seat) and not seat.live.is_over


def may_register(by: By, seat: Seat) -> bool:
    """Whether `by` may say that they come: anyone with an account who may see it, until it is over."""
    return by.is_active and seat.live.state in ("planned", "open")


def may_enter(by: By, seat: Seat) -> bool:
    """Whether `by` may be in the room: anyone with an account who may see it and has a place, from before it opens until it closes."""
    return by.is_active and seat.live.state in ("planned", "open") and has_place(by, seat)


def may_admit(by: By, seat: Seat) -> bool:
    """Whether `by` may read what people answered, take and decline them: who leads the session."""
    return may_host(by, seat)


def has_place(by: By, seat: Seat) -> bool:
    """Whether there is room for `by`: where seats are counted, who registered in time, does something in it, or leads it."""
    return seat.has_place or bool(seat.roles) or may_host(by, seat)


def may_open(by: By, seat: Seat) -> bool:
    """Whether `by` may open the room."""
    return may_host(by, seat) and seat.live.state == "planned"


def may_close(by: By, seat: Seat) -> bool:
    """Whether `by` may close the open room."""
    return may_host(by, seat) and seat.live.is_open


def may_take_part(by: By, seat: Seat) -> bool:
    """Whether `by` may say something or raise a hand: who may speak in the community, while the room is open."""
    return seat.live.is_open and may_speak(by, seat.community)


def may_lead(by: By, seat: Seat) -> bool:
    """Whether `by` may hide lines, call hands, set the agenda's point and give roles, while the room is open."""
    return seat.live.is_open and may_host(by, seat)


def may_be_heard(by: By, seat: Seat, is_called: bool = False) -> bool:
    """Whether `by` may ask for the floor now: who leads, its speakers, and whose hand was called; never who is muted."""
    return may_take_part(by, seat) and (is_called or "speaker" in seat.roles or may_host(by, seat))


def may_take_away(by: By, seat: Seat) -> bool:
    """Whether `by` may take away a reported line, even after the session: who looks after the community."""
    return may_facilitate(by, seat.community)


def may_take_back(by: By, seat: Seat) -> bool:
    """Whether `by` may take the recording back, or anybody's turns in it: who leads, when the session is over."""
    return seat.live.state == "closed" and may_host(by, seat)


def may_leave_out(by: By, seat: Seat, person_id: int | None) -> bool:
    """Whether `by` may have a person's turns left out of the recording: one's own voice always, others' who leads."""
    own = by.is_active and person_id == by.id
    return seat.live.state == "closed" and own or may_take_back(by, seat)


def may_write_notes(by: By, seat: Seat) -> bool:
    """Whether `by` may type the notes: the scribes and who leads, while the room is open."""
    scribe = "scribe" in seat.roles and may_speak(by, seat.community)
    return seat.live.is_open and (scribe or may_host(by, seat))
