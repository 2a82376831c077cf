"""Finding files: those of posts by permission, those not yet posted only for their owner."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager

from hub.accounts.by import By
from hub.discussions.models import Attachment, Post, Thread
from hub.discussions.rules import may_read_thread
from hub.errors import NotFound
from hub.storage.unit import db


def attachment_for(by: By, id: int) -> Attachment:
    """The file if `by` may read the post it hangs on, or it is their own and not posted yet; else NotFound."""
    found = db.scalar(
        select(Attachment).outerjoin(Attachment.post).outerjoin(Post.thread).outerjoin(Thread.community)
        .options(contains_eager(Attachment.post).contains_eager(Post.thread).contains_eager(Thread.community))
        .where(Attachment.id == id)
    )
    if found is None or not _may_open(by, found):
        raise NotFound()
    return found


def attachments_of(post_ids: list[int]) -> list[Attachment]:
    """The files of these posts, in the order they were added."""
    return list(db.scalars(select(Attachment).where(Attachment.post_id.in_(post_ids)).order_by(Attachment.id))) if post_ids else []


def waiting_of(person_id: int, ids) -> list[Attachment]:
    """Those of the files that the person has uploaded and not posted yet."""
    ids = list(ids)
    if not ids:
        return []
    return list(db.scalars(
        select(Attachment).where(Attachment.owner_id == person_id, Attachment.post_id.is_(None), Attachment.id.in_(ids)).order_by(Attachment.id)
    ))


def waiting_since(moment: datetime) -> list[Attachment]:
    """Files uploaded before the moment that still hang on no post."""
    return list(db.scalars(select(Attachment).where(Attachment.post_id.is_(None), Attachment.made_at < moment)))


def bytes_of(person_id: int) -> int:
    """How much a person has stored, in bytes."""
    return db.scalar(select(func.coalesce(func.sum(Attachment.bytes), 0)).where(Attachment.owner_id == person_id))


def _may_open(by: By, file: Attachment) -> bool:
    if file.post is None:
        return by.id is not None and file.owner_id == by.id
    return not file.post.is_gone and may_read_thread(by, file.post.thread)
