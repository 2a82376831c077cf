"""The log: what moderators have done, on whom, where and why, in a constant number of queries."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, or_, select

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.accounts.queries import people_by_ids
from hub.audit.models import Deed
from hub.communities.models import Community
from hub.communities.queries import communities_by_ids
from hub.discussions.models import Post, Thread
from hub.moderation.models import Report
from hub.moderation.rules import looked_after
from hub.storage.unit import db

PAGE = 50
# Who reported is told to nobody, so reporting itself stands in no log.
OF_COMMUNITIES = ("dismiss", "warn", "hid", "took a line away", "took a question away", "showed a question again", "showed", "mute", "unmute", "remove")
OF_THE_SITE = ("suspended", "lifted suspension", "appointed administrator", "dismissed administrator", "admitted", "declined")


@dataclass(frozen=True)
class Entry:
    """One act: who did what to whom, where, why (a report's reason or words told), and where to look."""

    id: int
    at: datetime
    verb: str
    by: str
    about: str
    community: str
    reason: str
    words: str
    path: str


def entries_for(by: By, before: int | None = None) -> tuple[list[Entry], int | None]:
    """A page of acts, newest first, and the id to ask the next by: all for administrators, for facilitators those in their communities."""
    query = (
        select(Deed, Report, Post, Thread)
        .outerjoin(Report, and_(Deed.thing_kind == "reports", Report.id == Deed.thing_id))
        .outerjoin(Post, and_(Deed.thing_kind == "posts", Post.id == Deed.thing_id))
        .outerjoin(Thread, Thread.id == Post.thread_id)
        .where(_seen_by(by)).order_by(Deed.id.desc()).limit(PAGE + 1)
    )
    rows = [tuple(row) for row in db.execute(query.where(Deed.id < before) if before else query)]
    return _entries(by, rows[:PAGE]), rows[PAGE - 1][0].id if len(rows) > PAGE else None


def _seen_by(by: By):
    if by.is_admin:
        return Deed.verb.in_((*OF_COMMUNITIES, *OF_THE_SITE))
    mine = looked_after(by)
    place = or_(Report.community_id.in_(mine), Thread.community_id.in_(mine), and_(Deed.thing_kind == "communities", Deed.thing_id.in_(mine)))
    return Deed.verb.in_(OF_COMMUNITIES) & place


def _entries(by: By, rows: list[tuple]) -> list[Entry]:
    people = people_by_ids({id for row in rows for id in (row[0].by_id, _about(*row)) if id})
    places = communities_by_ids(by, {id for row in rows if (id := _place(*row))})
    return [_entry(row, people, places) for row in rows]


def _entry(row: tuple, people: dict[int, Person], places: dict[int, Community]) -> Entry:
    deed, report, post, _thread = row
    place, about = places.get(_place(*row)), people.get(_about(*row))
    path = report.path if report else f"/posts/{post.id}" if post else f"/people/{about.handle}" if about else ""
    return Entry(
        deed.id, deed.at, deed.verb, people[deed.by_id].name if deed.by_id in people else "",
        about.name if about else "", place.name if place else "", report.reason if report else "", deed.facts.get("why", ""), path,
    )


def _about(deed: Deed, report: Report | None, post: Post | None, _thread) -> int | None:
    if deed.thing_kind == "people":
        return deed.thing_id
    return report.about_id if report else post.author_id if post else deed.facts.get("person")


def _place(deed: Deed, report: Report | None, _post, thread: Thread | None) -> int | None:
    if deed.thing_kind == "communities":
        return deed.thing_id
    return report.community_id if report else thread.community_id if thread else None
