"""Who may do what about a replay; pure. Who may see it is who may read the session notes."""

from hub.accounts.by import By
from hub.live.rules import Seat, may_host


def may_choose(by: By, seat: Seat) -> bool:
    """Whether `by` may leave names out of the replay: who leads the session, once it is over."""
    return seat.live.state == "closed" and may_host(by, seat)


def may_transcribe(by: By, seat: Seat) -> bool:
    """Whether `by` may correct the transcript: who leads the session, and its scribes."""
    return seat.live.state == "closed" and by.is_active and (may_host(by, seat) or "scribe" in seat.roles)


def may_pack(by: By, seat: Seat) -> bool:
    """Whether `by` may have the folder for offline made: whoever has an account and may see the replay."""
    return seat.live.state == "closed" and by.is_active
