"""Saying that one comes, waiting for a seat, and giving free seats to who waits, in their order."""

from sqlalchemy import update

from hub.accounts.by import By
from hub.accounts.hearing import hears
from hub.accounts.models import Person
from hub.communities.leaving import when_leaving
from hub.errors import Forbidden, NotFound, require
from hub.limits import Budget
from hub.live import notices, queries
from hub.live.models import LiveSession, Registration
from hub.live.rules import Seat, may_host, may_register
from hub.storage.unit import db
from hub.text.asking import answers_to
from hub.text.languages import _

AGAIN = Budget(1, 24 * 3600)  # of one person for one session after the host declined


def register(by: By, seat: Seat, given: list[list[str]] | None = None) -> Registration:
    """Say that one comes, answering what is asked; wait where all seats are taken, or for the host's word. Saying it twice counts once.

    The seat must be locked: two cannot get the last one.
    """
    require(may_register(by, seat), _("This session is over."))
    if found := queries.registration(seat.live.id, by.id):
        return ask_again(by, seat, found, given) if found.place == "declined" else found
    answers = answers_to(seat.live.questions, given or [])
    mine = Registration(live_id=seat.live.id, person_id=by.id, place=_first_place(by, seat), answers=answers)
    db.add(mine)
    recount(seat.live, 1 if mine.place == "coming" else 0)
    if mine.place == "pending":
        notices.asked(by, seat.live)
    return mine


def ask_again(by: By, seat: Seat, declined: Registration, given: list[list[str]] | None = None) -> Registration:
    """Ask the host once more after they declined, whatever was asked before; not again and again."""
    answers = answers_to(seat.live.questions, given or [])
    AGAIN.spend((by.id, seat.live.id), _("You asked again already. Write to the host instead, or try tomorrow."))
    declined.place, declined.answers = "pending", answers or declined.answers
    notices.asked(by, seat.live)
    return declined


def register_here(by: By, seat: Seat, given: list[list[str]], with_following: bool) -> Registration:
    """Register for this session, or for it and all that follow in its series with the same answers."""
    if with_following:
        with_all_that_follow(by, seat, lambda by, one: register(by, one, given))
    return register(by, seat, given)


def unregister(by: By, seat: Seat) -> None:
    """Take back that one comes or waits; a seat that becomes free goes to the first who waits."""
    require(by.is_active)
    found = queries.registration(seat.live.id, by.id)
    if found and found.place != "declined":  # else one could ask again and again
        db.delete(found)
        recount(seat.live, -1 if found.place == "coming" else 0)
        fill_seats(seat.live)


@hears("closed")
def give_up_seats(person: Person) -> None:
    """Give the seats of somebody who closes their account to who waits."""
    for live_id in queries.ids_registered_ahead(person.id):
        _give_up(live_id, person.id)


@when_leaving
def give_up_seats_of(person_id: int, community_id: int) -> None:
    """The same for somebody who leaves a community in which only members may come."""
    for live_id in queries.ids_registered_ahead(person_id, community_id):
        _give_up(live_id, person_id)


def _give_up(live_id: int, person_id: int) -> None:
    seat, found = queries.seat_of(live_id), queries.registration(live_id, person_id)
    if seat is not None and found is not None:
        db.delete(found)
        recount(seat.live, -1 if found.place == "coming" else 0)
        fill_seats(seat.live)


def with_all_that_follow(by: By, seat: Seat, act) -> None:
    """Register for this session and all later ones of its series (or take it back); `act` is register or unregister."""
    act(by, seat)
    for live_id in queries.ids_that_follow(seat.live):
        try:
            act(by, queries.seat_for(by, live_id, lock=True))
        except (NotFound, Forbidden):  # a draft among them is for nobody yet
            continue


def fill_seats(live: LiveSession, tell: bool = True) -> None:
    """Give free seats to the first who wait, and tell them, unless they are told otherwise."""
    if live.state not in ("planned", "open"):
        return
    free = None if live.seats is None else max(0, live.seats - live.registered_count)
    chosen = queries.first_waiting(live.id, free)
    for one in chosen:
        one.place = "coming"
    if chosen:
        recount(live, len(chosen))
    if chosen and tell:
        notices.seat_free(live, [one.person_id for one in chosen])


def carry_over(live: LiveSession, registered: list[Registration]) -> None:
    """Register those who come to every other date for a new one too, with their answers, in their order; the house's own act."""
    db.add_all(Registration(live_id=live.id, person_id=one.person_id, place="waiting", answers=one.answers) for one in registered)
    db.flush()
    fill_seats(live, tell=False)


def recount(live: LiveSession, step: int) -> None:
    """Write down so many more (or fewer) who come."""
    db.flush()
    if step:
        db.execute(update(LiveSession).where(LiveSession.id == live.id).values(registered_count=LiveSession.registered_count + step))
        db.refresh(live, ["registered_count"])


def _first_place(by: By, seat: Seat) -> str:
    live = seat.live
    if live.needs_approval and not may_host(by, seat):
        return "pending"
    return "waiting" if live.seats is not None and live.registered_count >= live.seats else "coming"
