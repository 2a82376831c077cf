"""Finding reports and what was done, as far as the asker judges them."""

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.audit.models import Deed
from hub.errors import NotFound
from hub.moderation.models import Report
from hub.moderation.rules import may_settle
from hub.storage.paging import Page, keyset
from hub.storage.unit import db

PAGE = 20
VERBS = ("report", "dismiss", "hide", "unhide", "warn", "mute", "unmute", "suspend", "lift")


def open_reports_for(by: By, after: int | None = None) -> Page[Report]:
    """Unsettled reports `by` may judge, oldest first."""
    query = _judged_by(by, select(Report).where(Report.settled_at.is_(None)))
    return keyset(query.options(joinedload(Report.about), joinedload(Report.reporter)), Report.id, after=after, size=PAGE)


def open_count_for(by: By) -> int:
    """How many reports wait for `by`."""
    return db.scalar(_judged_by(by, select(func.count()).select_from(Report).where(Report.settled_at.is_(None))))


def report_for(by: By, id: int) -> Report:
    """A report `by` may judge, or NotFound."""
    found = db.scalar(select(Report).options(joinedload(Report.about), joinedload(Report.reporter)).where(Report.id == id))
    if found is None or not may_settle(by, found):
        raise NotFound()
    return found


def report_by(reporter_id: int, kind: str, thing_id: int) -> Report | None:
    """The report one person has made of one thing."""
    return db.scalar(select(Report).where(Report.reporter_id == reporter_id, Report.thing_kind == kind, Report.thing_id == thing_id))


def reporters_of(kind: str, thing_id: int) -> list[Report]:
    """All unsettled reports of one thing: they are settled together."""
    return list(db.scalars(select(Report).where(Report.thing_kind == kind, Report.thing_id == thing_id, Report.settled_at.is_(None))))


def deeds(before: int | None = None, size: int = 50) -> list[tuple[Deed, str | None]]:
    """What moderators have done, newest first, with the doer's name."""
    query = select(Deed, Person.name).outerjoin(Person, Person.id == Deed.by_id).where(Deed.verb.in_(VERBS))
    if before is not None:
        query = query.where(Deed.id < before)
    return [tuple(row) for row in db.execute(query.order_by(Deed.id.desc()).limit(size))]


def _judged_by(by: By, query: Select) -> Select:
    if by.is_admin:
        return query.where(Report.about_id.is_distinct_from(by.id))
    mine = [community_id for community_id, member in by.standings.items() if member.is_facilitator]
    return query.where(Report.community_id.in_(mine), Report.about_id.is_distinct_from(by.id))
