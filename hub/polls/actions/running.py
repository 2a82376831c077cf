"""What who leads does with polls: open one at a time, close it, show how it stands, hide what somebody wrote."""

import secrets

from sqlalchemy import delete, insert

from hub.accounts.by import HOUSE, By
from hub.clock import now
from hub.errors import Conflict, Invalid, require
from hub.live.actions.facts import happened
from hub.live.models import Fact, LiveSession
from hub.live.rules import Seat
from hub.polls import payloads, queries
from hub.polls.actions.counting import tell_soon
from hub.polls.ballots import size_of
from hub.polls.models import Ballot, Count, Poll
from hub.polls.rules import is_for_all, may_run
from hub.storage.unit import db
from hub.text.languages import _


def open_poll(by: By, seat: Seat, poll: Poll) -> Fact | None:
    """Let everybody vote; None if it is open already, Conflict while another one is."""
    require(may_run(by, seat), _refusal())
    if poll.state == "open":
        return None
    if poll.state == "closed":
        raise Invalid(_("A poll is opened once. Make another one to ask again."))
    if queries.open_poll(seat.live.id):
        raise Conflict(_("Another poll is open. Close it first."))
    poll.state, poll.opened_at = "open", now()
    poll.secret = secrets.token_hex(32) if poll.is_anonymous else None
    db.flush()
    if size := size_of(poll):
        db.execute(insert(Count), [{"poll_id": poll.id, "choice": choice, "votes": 0} for choice in range(size)])
    return happened(by, seat.live, "poll:opened", poll=payloads.poll(poll))


def close_poll(by: By, seat: Seat, poll: Poll) -> Fact | None:
    """End the voting; from here on nobody can tell who chose what in an anonymous poll. None if it is closed already."""
    require(may_run(by, seat), _refusal())
    if poll.state == "draft":
        raise Invalid(_("This poll was not opened yet."))
    return _close(by, seat.live, poll)


def end_left_open(live: LiveSession) -> None:
    """Close the poll that is still open as its session closes."""
    if found := queries.open_poll(live.id):
        _close(HOUSE, live, found)


def show(by: By, seat: Seat, poll: Poll) -> Fact | None:
    """Show everybody how a poll stands; None if they see it already."""
    require(may_run(by, seat), _refusal())
    if poll.state == "draft":
        raise Invalid(_("This poll was not opened yet."))
    if is_for_all(poll):
        return None
    poll.is_shown = True
    db.flush()
    tell_soon(poll.id)
    return happened(by, seat.live, "poll:shown", id=poll.id, voted=poll.voted, counts=queries.counts_of([poll.id])[poll.id])


def hide_text(by: By, seat: Seat, poll: Poll, ballot: Ballot, hidden: bool = True) -> None:
    """Take what somebody wrote out of the list, or put it back."""
    require(may_run(by, seat), _refusal())
    if ballot.is_hidden != hidden:
        ballot.is_hidden = hidden
        tell_soon(poll.id)


def _close(by: By, live: LiveSession, poll: Poll) -> Fact | None:
    poll = queries.locked({poll.id})[poll.id]
    if poll.state == "closed":
        return None
    poll.state, poll.closed_at, poll.secret = "closed", now(), None
    if poll.is_anonymous:
        _forget_voters(poll)
    db.flush()
    counts = queries.counts_of([poll.id])[poll.id]
    return happened(by, live, "poll:closed", id=poll.id, voted=poll.voted, counts=counts if is_for_all(poll) else None)


def _forget_voters(poll: Poll) -> None:
    # The order of rows is the order of voting: what was written stays, under other numbers in the order of the alphabet.
    written = sorted((one.text, one.is_hidden) for one in queries.texts_of([poll.id], with_hidden=True)[poll.id])
    db.execute(delete(Ballot).where(Ballot.poll_id == poll.id))
    if written:
        db.execute(insert(Ballot), [
            {"poll_id": poll.id, "voter": f"text {number:05}", "person_id": None, "choices": [], "text": text, "is_hidden": is_hidden}
            for number, (text, is_hidden) in enumerate(written)
        ])


def _refusal() -> str:
    return _("Only who leads the open session does this with polls.")
