"""Who may report, judge and read the log; pure."""

from hub.accounts.by import By
from hub.moderation.models import Report


def may_report(by: By, about_id: int | None) -> bool:
    """Whether `by` may report something someone else has done."""
    return by.is_active and by.id != about_id


def may_see_queue(by: By) -> bool:
    """Whether there can be anything in the queue for `by`: administrators, and facilitators of any community."""
    return by.is_admin or bool(looked_after(by))


def may_settle(by: By, report: Report) -> bool:
    """Whether `by` may judge this report: a facilitator of its community or an administrator, never whom it is about."""
    if report.about_id is not None and report.about_id == by.id:
        return False
    return report.community_id in looked_after(by) or (by.is_admin and report.to_admins)


def looked_after(by: By) -> frozenset[int]:
    """The ids of the communities `by` facilitates."""
    return frozenset(community_id for community_id, member in by.standings.items() if member.is_facilitator)
