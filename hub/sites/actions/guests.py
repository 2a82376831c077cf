"""Guests: people in a site's room who follow by a phone without an account. They may write, ask and vote in this session, and nothing else anywhere."""

import secrets

from sqlalchemy import delete

from hub.accounts.by import HOUSE, By
from hub.audit.actions import record
from hub.clock import now
from hub.communities.queries import hashed
from hub.errors import Conflict, Forbidden, Invalid, NotFound, TooMany, require
from hub.limits import Budget
from hub.live.actions.doors import when_closing
from hub.live.actions.facts import already, happened
from hub.live.models import Fact
from hub.live.queries import seat_of
from hub.live.rules import Seat
from hub.polls import actions as polls
from hub.polls import queries as poll_queries
from hub.polls.ballots import Cast, checked, voter_of
from hub.polls.models import Poll
from hub.questions import actions as questions
from hub.sites import queries, voting
from hub.sites.models import Guest, Site
from hub.sites.rules import may_be_guest, may_come_as_guest, may_tend
from hub.storage.unit import db
from hub.text.languages import _
from hub.text.letters import clean

LONGEST_NAME, LONGEST_LINE = 60, 500
LEAST_GUESTS, MOST_GUESTS = 5, 100  # of one site, whatever was counted there
WRONG = Budget(30, 3600)  # wrong codes from one address in an hour: a whole room may share an address
COMING = Budget(60, 600)  # guests of one site in ten minutes
PACE = Budget(12, 60)  # what one guest does in a minute
SLOW = Budget(1, 30)  # lines of one guest in slow mode


def come_as_guest(address: str, code: str, name: str) -> str:
    """Join a site's room by its code and a name; the secret for the guest's cookie. The same words for a wrong code and for a room that takes no guests."""
    if WRONG.left(address) <= 0:
        raise TooMany(_("Those were many codes. Ask who looks after the room, and try again in an hour."), retry_after=600)
    site, name = queries.site_of_code(code), " ".join(clean(name).split())
    seat = seat_of(site.live_id) if site else None
    if seat is None or not may_come_as_guest(seat, site):
        WRONG.spend(address)
        raise Invalid(_("No room lets you in by this code now. Look again, or ask who looks after the room."), "code")
    if not 1 <= len(name) <= LONGEST_NAME:
        raise Invalid(_("Write a name of at most %(most)s letters.", most=LONGEST_NAME), "name")
    if len(queries.guests_of(site.id)) >= min(MOST_GUESTS, max(LEAST_GUESTS, site.present)):
        raise Conflict(_("As many phones as people were counted are in this room already. Ask who looks after it to count again."))
    COMING.spend(site.id, _("That was too quick. Wait a moment and try again."))
    token = secrets.token_urlsafe(32)
    db.add(Guest(site_id=site.id, live_id=site.live_id, name=name, token_hash=hashed(token), since_seq=seat.live.last_seq))
    return token


def seat_of_guest(token: str, *, lock: bool = False) -> tuple[Guest, Seat]:
    """The guest who holds a cookie, and the session they follow; NotFound when that is over for them."""
    guest = queries.guest_of_token(token)
    seat = seat_of(guest.live_id, lock=lock) if guest else None
    if seat is None or not may_be_guest(seat, guest.site):
        raise NotFound(_("You follow no session from here now. Ask in the room for its code."))
    return guest, seat


def say_as_guest(guest: Guest, seat: Seat, text: str, key: str) -> Fact:
    """Write a line to everybody; the same key again is the same line."""
    if first := already(HOUSE, seat.live, key):
        return first
    _pace(guest)
    text = clean(text).strip()
    if not text or len(text) > LONGEST_LINE:
        raise Invalid(_("Write something first.") if not text else _("That is too long: %(most)s characters at most.", most=LONGEST_LINE), "text")
    if "paused" in seat.live.orders:
        raise Forbidden(_("Only who moderates writes now. You can ask and vote."))
    if "slow" in seat.live.orders:
        SLOW.spend(guest.id, _("That was too quick. Wait a moment and try again."))
    return happened(HOUSE, seat.live, "chat:said", key, text=text, guest=name_of(guest))


def ask_as_guest(guest: Guest, seat: Seat, text: str, key: str) -> None:
    """Ask everybody; held where the session looks at questions first."""
    _pace(guest)
    questions.ask_as_guest(seat.live, guest.id, name_of(guest), text, f"g{guest.id}-{key}"[:64])


def vote_as_guest(guest: Guest, seat: Seat, poll: Poll, choices: list[int], text: str) -> None:
    """Vote, or vote otherwise than before; counted instead of one of the room's votes."""
    _pace(guest)
    chosen, text = checked(poll, choices, text)
    voter = voting.guest_voter(guest.id)
    if voting.is_voted_for(guest.site, poll) and poll_queries.ballot_by(poll, voter) is None:
        raise Conflict(voting.twice_words())
    if polls.write_down([Cast(poll.id, voter_of(poll, voter), None, chosen, text)]):
        raise Conflict(_("The poll is closed. Your vote was not counted."))


def leave_as_guest(guest: Guest) -> None:
    """Follow no more; the cookie opens nothing from here on."""
    guest.removed_at = now()


def remove_guest(by: By, seat: Seat, site: Site, guest_id: int) -> None:
    """Show a guest out at once; nothing happens if they are gone."""
    require(may_tend(by, seat, site), _("Only who looks after this room, or moderates the session, can do that."))
    for guest in queries.guests_of(site.id):
        if guest.id == guest_id:
            guest.removed_at = now()
            record(by, "removed a guest", site, live=seat.live.id)


@when_closing
def forget_guests(_by: By, seat: Seat) -> None:
    """Let go of all guests as their session ends: their cookies open nothing, their names stand only where they wrote."""
    db.execute(delete(Guest).where(Guest.live_id == seat.live.id))


def name_of(guest: Guest) -> str:
    """What the room calls a guest: their name and their site's."""
    return f"{guest.name} ({guest.site.name})"


def _pace(guest: Guest) -> None:
    PACE.spend(guest.id, _("That was too quick. Wait a moment and try again."))
