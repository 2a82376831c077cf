"""Who may report, judge and sanction; pure."""

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.moderation.models import Report


def may_report(by: By, about_id: int | None) -> bool:
    """Whether `by` may report something someone else has done."""
    return by.is_active and by.id != about_id


def may_see_queue(by: By) -> bool:
    """Whether there can be anything in the queue for `by`: administrators, and facilitators of any community."""
    return by.is_admin or any(member.is_facilitator for member in by.standings.values())


def may_settle(by: By, report: Report) -> bool:
    """Whether `by` may judge this report: an administrator, or a facilitator of its community who is not its subject."""
    if report.about_id is not None and report.about_id == by.id:
        return False
    member = by.standings.get(report.community_id)
    return by.is_admin or (member is not None and member.is_facilitator)


def may_suspend(by: By, person: Person) -> bool:
    """Whether `by` may suspend a person from the whole site: administrators, never themselves or another administrator."""
    return by.is_admin and person.id != by.id and not person.is_admin
