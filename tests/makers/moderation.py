"""Makers of reports."""

from hub.accounts.models import Person
from hub.communities.queries import by_of
from hub.discussions.queries import any_post
from hub.moderation import actions
from hub.moderation.actions import Complaint
from hub.moderation.models import Report
from tests.makers import maker


@maker
def report(by: Person, of, reason: str = "abuse", words: str = "It calls people names") -> Report:
    """Someone reports a post or a person."""
    complaint = Complaint(reason, words)
    if isinstance(of, Person):
        return actions.report_person(by_of(by), of, complaint)
    return actions.report_post(by_of(by), any_post(of.id), complaint)
