"""For how many people a site votes: as many as it counted, less those who voted on a device of their own there."""

from hub.accounts.by import By
from hub.errors import Conflict
from hub.live.rules import Seat
from hub.polls import queries as polls
from hub.polls.ballots import voter_of
from hub.polls.models import Poll
from hub.polls.sites import Cap
from hub.sites import queries
from hub.sites.models import Site
from hub.text.languages import _


def cap_of(by: By, seat: Seat) -> Cap | None:
    """The site `by` looks after and the most it may vote for in the open poll; None for who looks after none."""
    site = queries.own_site(seat.live.id, by.id)
    if site is None:
        return None
    poll = polls.open_poll(seat.live.id)
    return Cap(site.id, site.name, max(0, site.present - (_own_votes(site, poll) if poll else 0)))


def refuse_twice(by: By, seat: Seat, poll: Poll) -> None:
    """Conflict where somebody in a site's room votes on their own phone after the room has voted for everybody in it."""
    one = queries.companion(seat.live.id, by.id)
    site = queries.site_for(by, seat, one.site_id) if one else queries.own_site(seat.live.id, by.id)
    if site and is_voted_for(site, poll) and polls.ballot_of(by, poll) is None:
        raise Conflict(twice_words())


def voted_for(poll: Poll) -> frozenset[int]:
    """Everybody in the rooms that have voted together in a poll; one query where none has."""
    rooms = [one.site for one in polls.site_ballots(poll.id)]
    return frozenset(queries.people_with_any(rooms)) if rooms else frozenset()


def is_voted_for(site: Site, poll: Poll) -> bool:
    """Whether a site's room has voted for everybody in it, so that one more own vote would count twice."""
    together = polls.site_ballot(poll.id, site.id)
    if together is None:
        return False
    people = max(together.counts, default=0) if poll.kind == "several" else sum(together.counts)
    return people + _own_votes(site, poll) >= site.present


def guest_voter(guest_id: int) -> str:
    """The word by which a guest's ballot is known."""
    return f"guest-{guest_id}"


def twice_words() -> str:
    """Why an own vote is not taken."""
    return _("Your room has voted for everybody in it, so your own vote would count twice. Ask who looks after it to vote again without you.")


def _own_votes(site: Site, poll: Poll) -> int:
    voters = [*queries.people_with(site), *map(guest_voter, queries.all_guest_ids(site.id))]
    return len(polls.ballots_of(poll.id, {voter_of(poll, one) for one in voters}))
