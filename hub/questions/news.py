"""News for single people that no number tells of: something waits to be let in, something became of a question."""

from hub.communities.queries.members import facilitator_ids
from hub.live import queries
from hub.live.models import LiveSession
from hub.questions.models import Question
from hub.realtime.announcing import announce
from hub.realtime.channels import of_person


def to_hosts(live: LiveSession) -> None:
    """Let the pages of who leads ask what waits; who and what is not said here."""
    moderating = [one.person_id for one in queries.standings_of(live.id) if "moderate" in one.given]
    for person_id in sorted({*queries.host_ids(live.id), *facilitator_ids(live.community_id), *moderating}):
        announce(of_person(person_id), "questions:waiting", {"live": live.id})


def to_author(question: Question) -> None:
    """Let the pages of its author ask what became of it."""
    if question.by_id:
        announce(of_person(question.by_id), "questions:yours", {"live": question.live_id})
