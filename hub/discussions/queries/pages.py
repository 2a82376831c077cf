"""The hot page: twenty posts of a thread with all they are drawn from, in three or four statements."""

from collections import defaultdict
from dataclasses import dataclass, field

from sqlalchemy import Text, and_, bindparam, cast, literal, select
from sqlalchemy.orm import aliased, contains_eager

from hub.accounts.by import By
from hub.accounts.models import KeptDraft, Person
from hub.discussions.models import Attachment, Post, Reading, Thanks, Thread
from hub.discussions.order import PAGE
from hub.discussions.queries.files import attachments_of
from hub.discussions.rules import may_read_thread
from hub.errors import NotFound
from hub.storage.unit import db

_posts, _people, _thanks = Post.__table__, Person.__table__, Thanks.__table__
_parents, _answered = _posts.alias("parents"), _people.alias("answered")
_closer = aliased(Person)

# Built once: putting these together costs more than carrying them out.
_THREAD = (
    select(Thread, Reading.read_seq, Reading.following, KeptDraft.text)
    .join(Thread.community).outerjoin(_closer, Thread.closed_by)
    .outerjoin(Reading, and_(Reading.thread_id == Thread.id, Reading.person_id == bindparam("me")))
    .outerjoin(KeptDraft, and_(KeptDraft.person_id == bindparam("me"), KeptDraft.place == bindparam("place")))
    .options(contains_eager(Thread.community), contains_eager(Thread.closed_by.of_type(_closer)).load_only(_closer.name))
    .where(Thread.id == bindparam("id"))
)
_ROWS = (
    select(
        _posts.c.id, _posts.c.seq, _posts.c.depth, _posts.c.parent_id, _posts.c.html, _posts.c.posted_at, _posts.c.edited_at,
        _posts.c.withdrawn_at, _posts.c.hidden_at, _posts.c.files_count, _posts.c.thanks_count, _posts.c.by_mail, _posts.c.author_id,
        _people.c.name, _people.c.handle, _people.c.state, _people.c.organisation, cast(_people.c.shown_to, Text).label("shown_to"),
        _parents.c.seq.label("parent_seq"), _answered.c.name.label("parent_name"), _thanks.c.person_id.label("thanked_by"),
    )
    .select_from(
        _posts.join(_people, _people.c.id == _posts.c.author_id)
        .outerjoin(_parents, _parents.c.id == _posts.c.parent_id)
        .outerjoin(_answered, _answered.c.id == _parents.c.author_id)
        .outerjoin(_thanks, and_(_thanks.c.post_id == _posts.c.id, _thanks.c.person_id == bindparam("me")))
    )
    .where(_posts.c.thread_id == bindparam("thread"))
)
_FLAT = _ROWS.where(_posts.c.seq > bindparam("after"), _posts.c.seq <= bindparam("after") + literal(PAGE)).order_by(_posts.c.seq)
_beside = select(_posts.c.path).where(_posts.c.thread_id == bindparam("thread"), _posts.c.seq == bindparam("beside"))
_beside = _beside.correlate(None).scalar_subquery()
_NESTED_FIRST = _ROWS.order_by(_posts.c.path).limit(PAGE + 1)
_NESTED_AFTER = _ROWS.where(_posts.c.path > _beside).order_by(_posts.c.path).limit(PAGE + 1)
_NESTED_BEFORE = _ROWS.where(_posts.c.path < _beside).order_by(_posts.c.path.desc()).limit(PAGE + 1)


@dataclass
class Opened:
    """A page of a thread: `earlier` and `later` are what to ask the pages beside it by, None at the ends."""

    thread: Thread
    read_seq: int | None
    following: str | None
    draft: str | None
    rows: list
    earlier: int | None = None
    later: int | None = None
    files: dict[int, list[Attachment]] = field(default_factory=dict)


def opened_for(by: By, id: int, after: int = 0) -> Opened:
    """The thread with the posts numbered from after + 1, or NotFound."""
    thread, *mine = _thread_for(by, id)
    after = min(after, max(thread.posts_count - 1, 0) // PAGE * PAGE)
    rows = db.execute(_FLAT, {"me": by.id, "thread": id, "after": after}).all()
    earlier = max(after - PAGE, 0) if after else None
    later = after + PAGE if after + PAGE < thread.posts_count else None
    return Opened(thread, *mine, rows, earlier, later, _files_of(rows))


def opened_nested_for(by: By, id: int, after: int = 0, before: int = 0) -> Opened:
    """The thread with a page of posts in nested order, beginning after or ending before a post's number, or NotFound."""
    thread, *mine = _thread_for(by, id)
    query = _NESTED_AFTER if after else _NESTED_BEFORE if before else _NESTED_FIRST
    values = {"me": by.id, "thread": id} | ({"beside": after or before} if after or before else {})
    rows = db.execute(query, values).all()
    more, rows = len(rows) > PAGE, rows[:PAGE]
    if before and not after:
        rows.reverse()
    has_earlier, has_later = (bool(after), more) if after or not before else (more, True)
    earlier, later = (rows[0].seq, rows[-1].seq) if rows else (None, None)
    return Opened(thread, *mine, rows, earlier if has_earlier else None, later if has_later else None, _files_of(rows))


def _thread_for(by: By, id: int):
    found = db.execute(_THREAD, {"me": by.id, "id": id, "place": f"thread:{id}"}).first()
    if found is None or not may_read_thread(by, found[0]):
        raise NotFound()
    return found


def _files_of(rows) -> dict[int, list[Attachment]]:
    files = defaultdict(list)
    for file in attachments_of([row.id for row in rows if row.files_count]):
        files[file.post_id].append(file)
    return files
