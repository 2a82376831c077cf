"""Who may bring an in-person room into a session, look after it, and join it with a phone."""

from hub.accounts.by import By
from hub.communities.rules import may_speak
from hub.live.rules import Seat, may_host, may_keep_order, may_observe, rights
from hub.sites.models import Site


def may_bring(by: By, seat: Seat) -> bool:
    """Whether `by` may register a site: who may write in the session, from its planning until it is over."""
    return not seat.live.is_over and by.is_active and may_speak(by, seat.community) and "message" in rights(by, seat)


def may_tend(by: By, seat: Seat, site: Site) -> bool:
    """Whether `by` may count a site's people and speak for it: its facilitator and who moderates, until the session is over."""
    own = by.id is not None and site.person_id == by.id and "message" in rights(by, seat)
    return not seat.live.is_over and site.gone_at is None and (own or may_keep_order(by, seat))


def may_read_roster(by: By, seat: Seat, site: Site) -> bool:
    """Whether `by` may read and correct the names of who was there, afterwards too: the site's facilitator and who leads the session."""
    own = by.is_active and site.person_id == by.id and may_speak(by, seat.community)
    return own or may_host(by, seat)


def may_be_guest(seat: Seat, site: Site) -> bool:
    """Whether somebody without an account may follow from a site's room: where who moderates has said so, while the session is open and the site is there."""
    return seat.live.is_open and site.gone_at is None and "guests" in (seat.live.orders or ())


def may_come_as_guest(seat: Seat, site: Site) -> bool:
    """The same for who comes anew: not past a lobby or a lock."""
    return may_be_guest(seat, site) and not {"lobby", "locked"} & set(seat.live.orders)


def may_accompany(by: By, seat: Seat, site: Site) -> bool:
    """Whether `by` may join a site with their phone: who may follow the session, while the site is there."""
    return by.is_active and not seat.live.is_over and site.gone_at is None and may_observe(by, seat)
