"""Polls as JSON, by allow-list: what everybody may read, how one stands for who may see it, what is prepared."""

from hub.polls.ballots import size_of
from hub.polls.models import Ballot, Poll
from hub.polls.rules import is_for_all


def poll(one: Poll) -> dict:
    """A poll as everybody reads it while it is open: no votes."""
    return {
        "id": one.id, "kind": one.kind, "words": one.words, "choices": one.choices, "anonymous": one.is_anonymous,
        "results": one.results, "shown": one.is_shown,
    }


def closed(one: Poll, counts: list[int]) -> dict:
    """A closed poll, with its counts where everybody sees them."""
    return {**poll(one), "voted": one.voted, "counts": counts if is_for_all(one) else None}


def value(shown: list[Poll], counts: dict[int, list[int]]) -> dict:
    """The polls of a room as its state holds them."""
    now = next((poll(one) for one in shown if one.state == "open"), None)
    return {"open": now, "closed": [closed(one, counts[one.id]) for one in shown if one.state == "closed"]}


def tally(one: Poll, counts: list[int], texts: list[Ballot]) -> dict:
    """How a poll stands: how many voted, votes for each choice, what people wrote as [number, text, whether it is hidden]."""
    texts = [[row.id, row.text, row.is_hidden] for row in texts]
    return {"poll": one.id, "voted": one.voted, "counts": counts or [0] * size_of(one), "texts": texts}


def own(ballot: Ballot | None) -> dict | None:
    """What one voted oneself."""
    return {"choices": ballot.choices, "text": ballot.text} if ballot else None
