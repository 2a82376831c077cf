"""Every SELECT about polls of a session."""

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, load_only

from hub.accounts.by import By
from hub.accounts.models import Person, SignIn
from hub.clock import now
from hub.communities.models import Membership
from hub.communities.queries import hashed
from hub.errors import NotFound
from hub.live.models import LiveSession, Standing
from hub.live.rules import Seat
from hub.polls.ballots import voter_of
from hub.polls.models import Ballot, Count, Poll, Reactions, SiteBallot
from hub.polls.rules import may_know
from hub.storage.unit import db

LARGEST_ID = 2**31 - 1  # larger numbers do not fit a column
MOST_CLOSED = 10  # in the state of a room; the page of polls lists all
MOST_TEXTS = 200


def poll_for(by: By, seat: Seat, poll_id: int, *, lock: bool = False) -> Poll:
    """One poll of a session, or NotFound where `by` may not know of it; `lock` keeps other writers of it out until the commit."""
    query = select(Poll).where(Poll.live_id == seat.live.id, Poll.id == poll_id).execution_options(populate_existing=True)
    found = db.scalar(query.with_for_update() if lock else query) if 0 < poll_id <= LARGEST_ID else None
    if found is None or not may_know(by, seat, found):
        raise NotFound()
    return found


def poll_of(poll_id: int) -> Poll | None:
    """A poll for the house itself."""
    return db.get(Poll, poll_id, populate_existing=True)


def locked(poll_ids: set[int]) -> dict[int, Poll]:
    """Polls by number, each locked for writing, in a steady order."""
    query = select(Poll).where(Poll.id.in_(poll_ids)).order_by(Poll.id).with_for_update().execution_options(populate_existing=True)
    return {one.id: one for one in db.scalars(query)}


def open_poll(live_id: int) -> Poll | None:
    """The poll that is open now; there is one at most."""
    return db.scalar(select(Poll).where(Poll.live_id == live_id, Poll.state == "open").order_by(Poll.id.desc()).limit(1))


def shown(live_id: int) -> list[Poll]:
    """The open poll and those closed last, the last one last."""
    last = select(Poll).where(Poll.live_id == live_id, Poll.state != "draft").order_by(Poll.closed_at.desc(), Poll.id.desc()).limit(MOST_CLOSED + 1)
    return sorted(db.scalars(last), key=_by_close)[-MOST_CLOSED - 1:]


def all_of(live_id: int) -> list[Poll]:
    """Every poll of a session in the order of making, drafts too."""
    return list(db.scalars(select(Poll).where(Poll.live_id == live_id).order_by(Poll.id)))


def drafts_of(live_id: int) -> list[Poll]:
    """What is prepared and not opened yet."""
    return list(db.scalars(select(Poll).where(Poll.live_id == live_id, Poll.state == "draft").order_by(Poll.id)))


def ahead_of(live_id: int) -> list[Poll]:
    """Polls that everybody may read before they are opened."""
    return list(db.scalars(select(Poll).where(Poll.live_id == live_id, Poll.is_ahead.is_(True)).order_by(Poll.id)))


def of_key(live_id: int, key: str | None) -> Poll | None:
    """What an earlier sending with this key has made."""
    return db.scalar(select(Poll).where(Poll.live_id == live_id, Poll.client_key == key)) if key else None


def counts_of(poll_ids: list[int]) -> dict[int, list[int]]:
    """Votes for each choice, by poll."""
    found: dict[int, list[int]] = {one: [] for one in poll_ids}
    if poll_ids:
        for poll_id, votes in db.execute(select(Count.poll_id, Count.votes).where(Count.poll_id.in_(poll_ids)).order_by(Count.poll_id, Count.choice)):
            found[poll_id].append(votes)
    return found


def texts_of(poll_ids: list[int], with_hidden: bool = False) -> dict[int, list[Ballot]]:
    """What people wrote, by poll, those of an anonymous poll in no order of time."""
    found: dict[int, list[Ballot]] = {one: [] for one in poll_ids}
    if poll_ids:
        query = select(Ballot).where(Ballot.poll_id.in_(poll_ids), Ballot.text != "").order_by(Ballot.poll_id, Ballot.voter)
        for one in db.scalars(query if with_hidden else query.where(Ballot.is_hidden.is_(False))):
            found[one.poll_id].append(one)
    return {poll_id: rows[:MOST_TEXTS] for poll_id, rows in found.items()}


def ballot_of(by: By, poll: Poll) -> Ballot | None:
    """The ballot of `by` in a poll; in an anonymous one that is closed nobody finds theirs again."""
    if by.id is None or (poll.is_anonymous and not poll.secret):
        return None
    return ballot_by(poll, by.id)


def ballot_by(poll: Poll, voter: int | str) -> Ballot | None:
    """The ballot of a person by number, or of a guest, in an open poll."""
    return db.scalar(select(Ballot).where(Ballot.poll_id == poll.id, Ballot.voter == voter_of(poll, voter)))


def ballots_of(poll_id: int, voters: set[str]) -> dict[str, Ballot]:
    """The ballots of these voters in a poll."""
    found: dict[str, Ballot] = {}
    ordered = sorted(voters)
    for start in range(0, len(ordered), 500):
        part = ordered[start:start + 500]
        found |= {one.voter: one for one in db.scalars(select(Ballot).where(Ballot.poll_id == poll_id, Ballot.voter.in_(part)))}
    return found


def named_ballots(poll_id: int) -> list[Ballot]:
    """Every ballot of a poll with its person, in the order of their numbers."""
    return list(db.scalars(select(Ballot).options(joinedload(Ballot.person)).where(Ballot.poll_id == poll_id).order_by(Ballot.id)))


def text_in(poll: Poll, ballot_id: int) -> Ballot:
    """One text of a poll, or NotFound."""
    found = db.scalar(select(Ballot).where(Ballot.poll_id == poll.id, Ballot.id == ballot_id, Ballot.text != "")) if 0 < ballot_id <= LARGEST_ID else None
    if found is None:
        raise NotFound()
    return found


def site_ballots(poll_id: int) -> list[SiteBallot]:
    """What sites chose together."""
    return list(db.scalars(select(SiteBallot).where(SiteBallot.poll_id == poll_id).order_by(SiteBallot.id)))


def site_ballot(poll_id: int, site: int) -> SiteBallot | None:
    """What one site chose."""
    return db.scalar(select(SiteBallot).where(SiteBallot.poll_id == poll_id, SiteBallot.site == site))


def reactions_of(live_id: int) -> list[Reactions]:
    """Reactions of a session by minute, for its replay."""
    return list(db.scalars(select(Reactions).where(Reactions.live_id == live_id).order_by(Reactions.minute, Reactions.kind)))


def reactions_in(live_id: int, minute: int) -> dict[str, Reactions]:
    """Reactions in one minute, by kind."""
    return {one.kind: one for one in db.scalars(select(Reactions).where(Reactions.live_id == live_id, Reactions.minute == minute))}


def count_polls(live_id: int) -> int:
    """How many polls a session has, drafts too."""
    return db.scalar(select(func.count()).select_from(Poll).where(Poll.live_id == live_id))


def acting_in(live: LiveSession, tokens: set[str]) -> dict[str, tuple[By, Seat]]:
    """Who holds these sign-ins now, and their seats in a session as far as three questions tell: without roles and places, so never more than they may."""
    by_hash = {hashed(token): token for token in tokens}
    signed_in = db.execute(
        select(SignIn.token_hash, Person).join(SignIn.person).options(load_only(Person.state, Person.is_admin))
        .where(SignIn.token_hash.in_(by_hash), SignIn.ends_at > now())).all()
    people = {person.id for _hash, person in signed_in}
    members = db.scalars(select(Membership).where(Membership.community_id == live.community_id, Membership.person_id.in_(people)))
    belonging = {row.person_id: {row.community_id: row} for row in members}
    decided = {row.person_id: row for row in db.scalars(select(Standing).where(Standing.live_id == live.id, Standing.person_id.in_(people)))}
    return {by_hash[token_hash]: (By(person, None, belonging.get(person.id, {})), _seat(live, decided.get(person.id))) for token_hash, person in signed_in}


def _seat(live: LiveSession, decided: Standing | None) -> Seat:
    if decided is None:
        return Seat(live, place="", was_inside=False)
    return Seat(live, place=decided.place, given=frozenset(decided.given), taken=frozenset(decided.taken), was_inside=False)


def _by_close(poll: Poll) -> tuple:
    return (poll.closed_at is None, poll.closed_at or poll.opened_at, poll.id)
