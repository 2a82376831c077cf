"""The first of two steps: a shortlist is told to both sides, they talk, each rates in private, the coordinator closes it."""

from hub.accounts.by import By
from hub.audit.actions import record
from hub.clock import now
from hub.errors import Conflict, Invalid, require
from hub.matching import notices, queries, rules
from hub.matching.models import Programme, Talk
from hub.matching.words import RATING_WORDS
from hub.storage.unit import db
from hub.text.languages import _


def begin_talks(by: By, programme: Programme, run_id: int, pairs: list[tuple[int, int]]) -> None:
    """Let these (mentee's id, mentor's id) of a run's shortlist talk, and tell them; a shortlist before this one is laid aside."""
    require(rules.may_coordinate(by, programme))
    if not pairs:
        raise Conflict(_("Nobody is on the shortlist, so there is nothing to publish."))
    talks = [Talk(run_id=run_id, mentee_id=mentee, mentor_id=mentor, mentee_says="", mentor_says="") for mentee, mentor in pairs]
    db.add_all(talks)
    programme.talks_run_id, programme.talks_closed_at = run_id, None
    db.flush()
    notices.talks_began(by, programme, talks)


def rate(by: By, talk: Talk, programme: Programme, rating: int | None, reach: str) -> None:
    """Keep what `by` says of the talk: a rating from 1 to 5, or None for not yet, and how they can be reached; the other reads the latter alone."""
    require(rules.may_rate(by, talk, programme), _("The talks are over; what you said before counts."))
    if rating is not None and rating not in RATING_WORDS:
        raise Invalid(_("Choose one of those offered."), "rating")
    side = "mentee" if by.id == talk.mentee_id else "mentor"
    if reach and reach != getattr(talk, f"{side}_says"):
        notices.reached(by, talk)
    setattr(talk, f"{side}_rates", rating)
    setattr(talk, f"{side}_says", reach)


def close_talks(by: By, programme: Programme) -> None:
    """End the talks: nobody rates any more, and the last round can be drafted. Closing twice is once."""
    require(rules.may_coordinate(by, programme))
    if programme.talks_run_id is None:
        raise Conflict(_("No shortlist is published yet."))
    if programme.talks_closed_at is None:
        programme.talks_closed_at = now()
        record(by, "closed talks of matching", programme)
        people = {person for one in queries.talks_of(programme) for person in (one.mentee_id, one.mentor_id)}
        notices.talks_closed(by, programme, sorted(people))
