"""A thread that was here before, brought into order after older or newer letters joined it."""

from sqlalchemy import update

from hub.discussions import queries
from hub.discussions.finding import make_findable
from hub.discussions.importing.sorting import Row, rearranged
from hub.discussions.models import Post, Thread
from hub.discussions.queries import importing as mails
from hub.search import actions as index
from hub.storage.unit import db


def arrange(thread: Thread, answers: dict[int, int], new_ids: set[int]) -> None:
    """Number the thread's posts by time again; `answers` are posts whose question has come, `new_ids` the posts that joined.

    Permalinks hold, as they name posts by id. Whoever had read everything has read the newcomers, too.
    """
    _name_questions(answers)
    rows = mails.rows_to_arrange(thread.id)
    seats = rearranged([Row(*row[:4]) for row in rows])
    before, after = [row[0] for row in rows], [seat["id"] for seat in seats]
    if before != after or answers:
        _renumber(seats)
    _move_marks(thread, [id for id in before if id not in new_ids], {id: seq for seq, id in enumerate(after, start=1)})
    by_mail = {row[0] for row in rows if row[4]}
    thread.history_seq = next((place for place, id in enumerate(after) if id not in by_mail), len(after))
    thread.last_post_at, thread.last_author_id = queries.last_of(thread.id)
    if before[0] != after[0]:
        _begin_with(thread, after[0], before[0])


def _name_questions(answers: dict[int, int]) -> None:
    if answers:
        db.execute(update(Post), [{"id": id, "parent_id": parent_id} for id, parent_id in answers.items()])


def _renumber(seats: list[dict]) -> None:
    # Numbers are unique in a thread: all step aside before the first takes its new one.
    db.execute(update(Post), [{"id": seat["id"], "seq": -seat["seq"]} for seat in seats])
    db.execute(update(Post), seats)


def _move_marks(thread: Thread, old: list[int], places: dict[int, int]) -> None:
    for mark in mails.marks_of(thread.id):
        if mark.read_seq >= len(old):
            mark.read_seq = len(places)
        elif mark.read_seq > 0:
            mark.read_seq = places[old[mark.read_seq - 1]]


def _begin_with(thread: Thread, first_id: int, former_id: int) -> None:
    first, former = (db.get(Post, id, populate_existing=True) for id in (first_id, former_id))
    thread.started_at, thread.starter_id = first.posted_at, first.author_id
    index.drop("post", first.id)
    make_findable(thread, first)
    make_findable(thread, former)
