"""Whether a database still holds together: keys, counters, numbers without gaps, files and their rows."""

from sqlalchemy import func, select, text

from hub.communities.models import Community, Membership
from hub.discussions.models import Attachment, Post, Thread
from hub.live.models import Fact, LiveSession, Registration
from hub.storage import files
from hub.storage.unit import engine, unit_of_work


def deviations() -> list[str]:
    """What is not as it must be, in words; an empty list for a sound database."""
    with unit_of_work(write=False) as db:
        return [*_keys(db), *_counters(db), *_gaps(db), *_files(db)]


def _keys(db) -> list[str]:
    if engine().dialect.name != "sqlite":
        return []  # PostgreSQL checks them at each commit
    told = [row[0] for row in db.execute(text("pragma integrity_check"))]
    strays = list(db.execute(text("pragma foreign_key_check")))
    return [said for said in told if said != "ok"] + [f"row without its parent: {tuple(row)}" for row in strays[:5]]


def _counters(db) -> list[str]:
    pairs = (
        (Thread, Thread.posts_count, Post.thread_id), (Community, Community.members_count, Membership.community_id),
        (LiveSession, LiveSession.registered_count, Registration.live_id), (LiveSession, LiveSession.last_seq, Fact.live_id),
        (Post, Post.files_count, Attachment.post_id),
    )
    found = []
    for owner, counter, key in pairs:
        counted = select(key.label("id"), func.count().label("n")).where(key.is_not(None)).group_by(key).subquery()
        wrong = select(owner.id, counter, func.coalesce(counted.c.n, 0)).outerjoin(counted, counted.c.id == owner.id)
        for row in db.execute(wrong.where(counter != func.coalesce(counted.c.n, 0)).limit(5)):
            found.append(f"{counter} of {row[0]} says {row[1]}, there are {row[2]}")
    return found


def _gaps(db) -> list[str]:
    found = []
    for kind, key in ((Fact, Fact.live_id), (Post, Post.thread_id)):
        rows = select(key, func.count(), func.min(kind.seq), func.max(kind.seq), func.count(func.distinct(kind.seq))).group_by(key)
        found += [f"numbers of {kind.__tablename__} in {id} are not 1..{count}" for id, count, least, most, apart in db.execute(rows)
                  if (least, most, apart) != (1, count, count)]
    return found


def _files(db) -> list[str]:
    named, lying = set(db.scalars(select(Attachment.stored))), set(files.stored_names())
    return [f"row without file: {name}" for name in sorted(named - lying)[:5]] + [f"file without row: {name}" for name in sorted(lying - named)[:5]]
