"""Who may do what in a live session; pure, from `by` and their seat in it."""

from dataclasses import dataclass

from hub.accounts.by import By
from hub.communities.models import Community
from hub.communities.rules import may_facilitate, may_read, may_speak
from hub.live.models import LiveSession
from hub.live.rights import rights_of


@dataclass(frozen=True)
class Seat:
    """A session as one person meets it: what they do in it, and what who moderates decided about them; the house's own is let in."""

    live: LiveSession
    roles: frozenset[str] = frozenset()
    has_place: bool = True
    place: str = "admitted"
    given: frozenset[str] = frozenset()
    taken: frozenset[str] = frozenset()
    was_inside: bool = True

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
    return may_host(by, seat) and not seat.live.is_over and seat.live.main_id is None


def may_register(by: By, seat: Seat) -> bool:
    """Whether `by` may say that they come: anyone with an account who may see it, until it is over."""
    return by.is_active and seat.live.state in ("planned", "open")


def may_observe(by: By, seat: Seat) -> bool:
    """Whether `by`, who may see the session, may follow it: not removed, and past the lobby and the lock where the room has them."""
    if may_host(by, seat):
        return True
    if seat.place == "removed":
        return False
    is_guarded = bool({"lobby", "locked"} & set(seat.live.orders or ()))
    return not is_guarded or (by.id is not None and (seat.place == "admitted" or bool(seat.roles) or seat.was_inside))


def rights(by: By, seat: Seat) -> frozenset[str]:
    """What `by` may do in the session: some of observe, message, speak, caption, moderate; none for who may not follow it."""
    if not may_observe(by, seat):
        return frozenset()
    return rights_of(may_speak(by, seat.community), may_host(by, seat), seat.roles, seat.given, seat.taken)


def standing_in(by: By, community: Community) -> str:
    """How somebody stands in a session of a community before any role: "leads", "observes", or "" for who may speak."""
    if may_facilitate(by, community):
        return "leads"
    return "" if may_speak(by, community) else "observes"


def may_keep_order(by: By, seat: Seat) -> bool:
    """Whether `by` may let people in, remove them, change their rights and the order of the room: who moderates, until it is over; for its groups too."""
    return not seat.live.is_over and seat.live.main_id is None and "moderate" in rights(by, seat)


def may_change_right(by: By, seat: Seat, right: str) -> bool:
    """Whether `by` may give or take a right; who moderates by a given right cannot pass that on."""
    return may_keep_order(by, seat) and (right != "moderate" or may_host(by, seat))


def may_knock(by: By, seat: Seat) -> bool:
    """Whether `by` may ask to be let in: who stands before the lobby of a room that is not locked."""
    may_wait = by.is_active and seat.live.state in ("planned", "open") and has_place(by, seat)
    return may_wait and seat.place != "removed" and "locked" not in seat.live.orders and not may_observe(by, seat)


def may_enter(by: By, seat: Seat) -> bool:
    """Whether `by` may be in the room: anyone with an account who may follow it and has a place, from before it opens until it closes."""
    return by.is_active and seat.live.state in ("planned", "open") and has_place(by, seat) and may_observe(by, seat)


def may_admit(by: By, seat: Seat) -> bool:
    """Whether `by` may read what people answered, take and decline them: who leads the session."""
    return may_host(by, seat)


def has_place(by: By, seat: Seat) -> bool:
    """Whether there is room for `by`: where seats are counted, who registered in time, does something in it, or leads it."""
    return seat.has_place or bool(seat.roles) or may_host(by, seat)


def may_open(by: By, seat: Seat) -> bool:
    """Whether `by` may open the room."""
    return may_host(by, seat) and seat.live.state == "planned" and seat.live.main_id is None


def may_close(by: By, seat: Seat) -> bool:
    """Whether `by` may close the open room; those of groups are closed together, from their session."""
    return may_host(by, seat) and seat.live.is_open and seat.live.main_id is None


def may_take_part(by: By, seat: Seat) -> bool:
    """Whether `by` may say something or raise a hand: who may speak in the community and was not muted here, while the room is open."""
    return seat.live.is_open and "message" in rights(by, seat)


def may_chat(by: By, seat: Seat) -> bool:
    """Whether `by` may write a line now: who takes part, unless only who moderates writes."""
    return may_take_part(by, seat) and ("paused" not in (seat.live.orders or ()) or may_lead(by, seat))


def may_lead(by: By, seat: Seat) -> bool:
    """Whether `by` may hide lines, call hands and set the agenda's point: who moderates, while the room is open."""
    return seat.live.is_open and "moderate" in rights(by, seat)


def may_be_heard(by: By, seat: Seat, is_called: bool = False) -> bool:
    """Whether `by` may ask for the floor now: who leads, its speakers, and whose hand was called; never who is muted."""
    has_right = "speak" in rights(by, seat)
    return may_take_part(by, seat) and (has_right or is_called and "speak" not in seat.taken)


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
    """Whether `by` may type notes and captions: the scribes, who leads, and who was given that right, while the room is open."""
    return seat.live.is_open and "caption" in rights(by, seat)
