"""Who may do what in matching; pure. A programme is coordinated by those who look after its community."""

from datetime import date

from hub.accounts.by import By
from hub.communities import rules as communities
from hub.matching.models import Programme, Talk


def may_describe_oneself(by: By) -> bool:
    """Whether `by` may fill in a profile for matching."""
    return by.is_active


def may_see(by: By, programme: Programme) -> bool:
    """Whether the programme exists for `by`: people signed in who may read in its community."""
    return by.is_authenticated and communities.may_read(by, programme.community)


def may_coordinate(by: By, programme: Programme) -> bool:
    """Whether `by` runs the programme: who looks after its community."""
    return by.is_active and communities.may_facilitate(by, programme.community)


def may_found(by: By, community) -> bool:
    """Whether `by` may begin a programme there."""
    return by.is_active and communities.may_facilitate(by, community) and community.archived_at is None


def may_apply(by: By, programme: Programme, today: date) -> bool:
    """Whether `by` may take part: members who are not muted, until the last day of applications."""
    return by.is_active and communities.may_speak(by, programme.community) and today <= programme.closes_on


def may_withdraw(by: By, programme: Programme) -> bool:
    """Whether `by` may stop taking part: at any time."""
    return by.is_active and may_see(by, programme)


def talks_are_open(programme: Programme) -> bool:
    """Whether people of a shortlist talk and rate just now."""
    return programme.talks_run_id is not None and programme.talks_closed_at is None


def may_rate(by: By, talk: Talk, programme: Programme) -> bool:
    """Whether `by` may rate this talk: one of the two, while the talks of this shortlist are open."""
    return by.is_active and by.id in (talk.mentee_id, talk.mentor_id) and talk.run_id == programme.talks_run_id and talks_are_open(programme)


def step_of(programme: Programme, today: date) -> str:
    """Where a programme stands: open, draft, talks, final (talks are over, the last round is to come) or published."""
    if programme.talks_run_id is not None and (programme.published_run_id or 0) < programme.talks_run_id:
        return "talks" if programme.talks_closed_at is None else "final"
    if programme.published_run_id is not None:
        return "published"
    return "open" if today <= programme.closes_on else "draft"
