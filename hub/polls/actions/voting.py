"""Voting: each ballot once, changed until the close; rooms of people vote together, never more than they are."""

from collections import Counter

from sqlalchemy import insert, update

from hub.accounts.by import By
from hub.errors import Conflict, Invalid, require
from hub.live.actions.talking import refusal
from hub.live.rules import Seat
from hub.polls import queries
from hub.polls.actions.counting import tell_soon
from hub.polls.ballots import Cast, checked, size_of, voter_of
from hub.polls.models import Ballot, Count, Poll, SiteBallot
from hub.polls.rules import may_vote
from hub.polls.sites import Cap, refuse_twice
from hub.storage.unit import db
from hub.text.languages import _, ngettext


def cast_of(by: By, seat: Seat, poll: Poll, choices: list[int], text: str) -> Cast:
    """A ballot that may go into the box as far as its voter alone is looked at, or the refusal."""
    require(may_vote(by, seat), refusal(seat))
    if poll.state != "open":
        raise Conflict(closed_words())
    chosen, text = checked(poll, choices, text)
    return Cast(poll.id, voter_of(poll, by.id), None if poll.is_anonymous else by.id, chosen, text)


def vote(by: By, seat: Seat, poll: Poll, choices: list[int], text: str = "") -> None:
    """Vote, or vote otherwise than before."""
    cast = cast_of(by, seat, poll, choices, text)
    refuse_twice(by, seat, poll)
    if write_down([cast]):
        raise Conflict(closed_words())


def write_down(casts: list[Cast]) -> list[Cast]:
    """Put ballots into the box and count them, all in one go; returns those whose poll was closed meanwhile."""
    polls = queries.locked({one.poll_id for one in casts})
    late = [one for one in casts if one.poll_id not in polls or polls[one.poll_id].state != "open"]
    for poll_id in {one.poll_id for one in casts} - {one.poll_id for one in late}:
        _count(polls[poll_id], {one.voter: one for one in casts if one.poll_id == poll_id})  # the last of a voter counts
    return late


def vote_for_site(by: By, seat: Seat, poll: Poll, counts: list[int], cap: Cap | None) -> None:
    """What a room of people chose by a show of hands, votes in the order of the choices; again: instead of before. At most as many as are there."""
    require(may_vote(by, seat) and cap is not None, _("Only who holds a site’s phone votes for it."))
    poll = queries.locked({poll.id})[poll.id]
    if poll.state != "open":
        raise Conflict(closed_words())
    _fit(poll, counts, cap)
    found = queries.site_ballot(poll.id, cap.site)
    before = found.counts if found else [0] * len(counts)
    if found is None:
        found = SiteBallot(poll_id=poll.id, site=cap.site)
        db.add(found)
    found.name, found.counts = cap.name, counts
    db.flush()
    _add(poll, {choice: new - old for choice, (new, old) in enumerate(zip(counts, before, strict=True))}, _people(poll, counts) - _people(poll, before))


def closed_words() -> str:
    """Why a ballot is not taken."""
    return _("The poll is closed. Your vote was not counted.")


def _count(poll: Poll, casts: dict[str, Cast]) -> None:
    before, change, new = queries.ballots_of(poll.id, set(casts)), Counter(), []
    for voter, one in casts.items():
        old = before.get(voter)
        change.subtract(old.choices if old else ())
        change.update(one.choices)
        if old is None:
            new.append({"poll_id": poll.id, "voter": voter, "person_id": one.person_id, "choices": list(one.choices), "text": one.text, "is_hidden": False})
        elif (old.choices, old.text) != (list(one.choices), one.text):
            old.choices, old.text, old.is_hidden = list(one.choices), one.text, False
    if new:
        db.execute(insert(Ballot), new)
    _add(poll, change, len(new))


def _add(poll: Poll, change: dict[int, int], voted: int) -> None:
    for choice, step in sorted(change.items()):
        if step:
            db.execute(update(Count).where(Count.poll_id == poll.id, Count.choice == choice).values(votes=Count.votes + step))
    db.execute(update(Poll).where(Poll.id == poll.id).values(voted=Poll.voted + voted).execution_options(synchronize_session=False))
    db.expire(poll, ["voted"])
    tell_soon(poll.id)


def _fit(poll: Poll, counts: list[int], cap: Cap) -> None:
    if poll.kind == "text" or len(counts) != size_of(poll) or any(one < 0 for one in counts):
        raise Invalid(_("Write how many chose each, in whole numbers."), "counts")
    if _people(poll, counts) > cap.most:
        raise Invalid(ngettext("Your site may vote for %(num)s person now. Count again, or correct the headcount first.",
                               "Your site may vote for %(num)s people now. Count again, or correct the headcount first.", cap.most), "counts")


def _people(poll: Poll, counts: list[int]) -> int:
    # Where one may choose several, nobody knows how many raised a hand: at least as many as for the most chosen.
    return max(counts, default=0) if poll.kind == "several" else sum(counts)
