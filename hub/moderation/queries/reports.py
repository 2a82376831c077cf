"""Finding reports, as far as the asker judges them."""

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import joinedload

from hub.accounts.by import By
from hub.errors import NotFound
from hub.moderation.models import Report
from hub.moderation.rules import looked_after, may_settle
from hub.storage.paging import Page, keyset
from hub.storage.unit import db

WITH_PEOPLE = (joinedload(Report.about), joinedload(Report.reporter), joinedload(Report.community))


def open_reports_for(by: By, after: int | None = None) -> Page[Report]:
    """Unsettled reports `by` may judge, oldest first."""
    query = _judged_by(by, select(Report).where(Report.settled_at.is_(None)))
    return keyset(query.options(*WITH_PEOPLE), Report.id, after=after)


def open_count_for(by: By) -> int:
    """How many reports wait for `by`."""
    return db.scalar(_judged_by(by, select(func.count()).select_from(Report).where(Report.settled_at.is_(None))))


def report_for(by: By, id: int) -> Report:
    """A report `by` may judge, with its people and community, or NotFound."""
    found = db.scalar(select(Report).options(*WITH_PEOPLE).where(Report.id == id))
    if found is None or not may_settle(by, found):
        raise NotFound()
    return found


def report_by(reporter_id: int, kind: str, thing_id: int) -> Report | None:
    """The report one person has made of one thing."""
    return db.scalar(select(Report).where(Report.reporter_id == reporter_id, Report.thing_kind == kind, Report.thing_id == thing_id))


def held_reports(kind: str, thing_id: int) -> list[Report]:
    """All unsettled reports of one thing, held until this unit of work ends: they are settled together, once."""
    return list(db.scalars(
        select(Report).options(*WITH_PEOPLE)
        .where(Report.thing_kind == kind, Report.thing_id == thing_id, Report.settled_at.is_(None))
        .order_by(Report.id).with_for_update(of=Report).execution_options(populate_existing=True)
    ))


def others_of(report: Report) -> int:
    """How many more people have reported the same thing and wait."""
    same = Report.thing_kind == report.thing_kind, Report.thing_id == report.thing_id
    return db.scalar(select(func.count()).where(*same, Report.settled_at.is_(None), Report.id != report.id))


def _judged_by(by: By, query: Select) -> Select:
    mine = Report.community_id.in_(looked_after(by))
    return query.where(or_(mine, Report.to_admins) if by.is_admin else mine, Report.about_id.is_distinct_from(by.id))
