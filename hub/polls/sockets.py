"""The commands about polls of a live room, and reactions."""

from hub.limits import Budget
from hub.live.payloads import told
from hub.live.queries import seat_for
from hub.polls import actions, payloads, queries
from hub.polls.actions import REACTIONS, Asked, Draft
from hub.polls.actions.counting import of_voters
from hub.polls.ballots import LONGEST_TEXT, LONGEST_WORDS, numbers_in
from hub.polls.box import Box
from hub.polls.models import KINDS, RESULTS
from hub.polls.sites import cap_of
from hub.realtime.channels import of_live
from hub.realtime.commands import command, enter
from hub.realtime.connections import Connections
from hub.realtime.pacing import runs_beside
from hub.realtime.schemas import Choice, ClientKey, Flag, Number, Text
from hub.text.languages import _

LIVE, POLL = Number(1), Number(1)
ONE = {"live": LIVE, "poll": POLL}
NUMBERS = Text(100, empty=True)  # "0 2": choices, or counts of a site
PACE = Budget(20, 10)  # of one sign-in
BOX = Box(actions.vote_together)


@command("poll:make", takes={
    "live": LIVE, "kind": Choice(KINDS), "words": Text(LONGEST_WORDS), "choices": Text(2000, empty=True, exact=True), "anonymous": Flag(),
    "results": Choice(RESULTS), "open": Flag(), "client_id": ClientKey()})
def make(by, live, open, client_id, **draft):
    """Prepare a poll in the room (a choice a line), and open it at once where asked."""
    seat = seat_for(by, live, lock=True)
    draft = Draft(draft["kind"], draft["words"], draft["choices"].split("\n"), draft["anonymous"], draft["results"])
    poll = actions.prepare(by, seat, draft, client_id)
    return {"poll": payloads.poll(poll), **(told(actions.open_poll(by, seat, poll)) if open else {})}


@command("poll:open", takes=ONE)
def open_poll(by, live, poll):
    """Let everybody vote."""
    return told(actions.open_poll(*_of(by, live, poll)))


@command("poll:close", takes=ONE)
def close_poll(by, live, poll):
    """End the voting."""
    return told(actions.close_poll(*_of(by, live, poll)))


@command("poll:show", takes=ONE)
def show(by, live, poll):
    """Show everybody how it stands."""
    return told(actions.show(*_of(by, live, poll)))


@command("poll:drop", takes=ONE)
def drop(by, live, poll):
    """Throw a draft away."""
    actions.drop(*_of(by, live, poll))


@command("poll:hide", takes={**ONE, "text": Number(1), "hidden": Flag()})
def hide(by, live, poll, text, hidden):
    """Take what somebody wrote out of the list, or put it back."""
    by, seat, poll = _of(by, live, poll)
    actions.hide_text(by, seat, poll, queries.text_in(poll, text), hidden)


def _with_others(sid: str, values: dict) -> dict | None:
    token = Connections.tokens.get(sid)
    if token is None or not runs_beside():
        return None
    PACE.spend(token, _("That was too quick. Wait a moment and try again."))
    return {} if BOX.put(Asked(token, **values)) else None


@command("poll:vote", takes={**ONE, "choices": NUMBERS, "text": Text(LONGEST_TEXT, empty=True)}, together=_with_others)
def vote(by, live, poll, choices, text):
    """Vote, or vote otherwise; acknowledged when the ballot is safe."""
    seat = seat_for(by, live)
    poll = queries.poll_for(by, seat, poll)
    actions.vote(by, seat, poll, numbers_in(choices), text)
    if poll.results == "voters":
        enter(of_voters(of_live(seat.live.community_id, live), poll.id))


@command("poll:vote_for_site", takes={**ONE, "counts": NUMBERS})
def vote_for_site(by, live, poll, counts):
    """What a room of people chose by a show of hands: how many for each choice."""
    seat = seat_for(by, live)
    actions.vote_for_site(by, seat, queries.poll_for(by, seat, poll), numbers_in(counts), cap_of(by, seat))


@command("polls:tally", takes=ONE, at_most=(30, 10), writes=False)
def tally(by, live, poll):
    """How a poll stands, and one's place among those who are told."""
    seat = seat_for(by, live)
    poll = queries.poll_for(by, seat, poll)
    standing = actions.standing_for(by, seat, poll)
    if poll.results == "voters" and poll.state == "open":
        enter(of_voters(of_live(seat.live.community_id, live), poll.id))
    return {"tally": standing}


@command("reaction:give", takes={"live": LIVE, "kind": Choice(REACTIONS)}, at_most=(10, 10), writes=False)
def react(by, live, kind):
    """Clap, and the like."""
    actions.react(by, seat_for(by, live), kind)


def _of(by, live: int, poll: int) -> tuple:
    seat = seat_for(by, live, lock=True)
    return by, seat, queries.poll_for(by, seat, poll)
