"""How a poll stands, for whoever may see it; told to the room at most once a second, however many vote."""

from hub.accounts.by import By
from hub.errors import require
from hub.live.queries import seat_of
from hub.live.rules import Seat
from hub.polls import payloads, queries
from hub.polls.models import Poll
from hub.polls.rules import is_for_all, leads, may_see_results
from hub.realtime.announcing import announce
from hub.realtime.channels import of_live
from hub.realtime.pacing import Paced
from hub.storage.unit import after_commit, unit_of_work
from hub.text.languages import _


def standing_for(by: By, seat: Seat, poll: Poll) -> dict:
    """How a poll stands: how many voted, votes for each choice, what was written (to who leads, hidden texts too)."""
    has_voted = not is_for_all(poll) and queries.ballot_of(by, poll) is not None
    require(may_see_results(by, seat, poll, has_voted), _("The results are not shown yet."))
    return _standing(poll, with_hidden=leads(by, seat))


def tell_standing(poll_id: int) -> None:
    """Tell the room how many have voted, and how the poll stands to those who may see it. Not a numbered fact: the last one is, at the close."""
    poll = queries.poll_of(poll_id)
    seat = seat_of(poll.live_id, lock=False) if poll and poll.state == "open" else None
    if seat is None:
        return
    room, standing = of_live(seat.live.community_id, poll.live_id), {"live": poll.live_id, **_standing(poll, texts=False)}
    voted = {name: standing[name] for name in ("live", "poll", "voted")}
    announce(room, "poll:counted", standing if is_for_all(poll) and poll.kind != "text" else voted)
    if poll.results == "voters" and not poll.is_shown and poll.kind != "text":
        announce(of_voters(room, poll_id), "poll:counted", standing)


def tell_soon(poll_id: int) -> None:
    """Have it told after this unit of work."""
    after_commit(lambda: COUNTED.put(poll_id))


def of_voters(room: str, poll_id: int) -> str:
    """The channel of those who voted in a poll, below the room's."""
    return f"{room}:poll:{poll_id}"


def _standing(poll: Poll, with_hidden: bool = False, texts: bool = True) -> dict:
    written = queries.texts_of([poll.id], with_hidden)[poll.id] if texts and poll.kind == "text" else []
    return payloads.tally(poll, queries.counts_of([poll.id])[poll.id], written)


def _tell(poll_id: int) -> None:
    with unit_of_work(write=False):
        tell_standing(poll_id)


COUNTED = Paced(_tell)
