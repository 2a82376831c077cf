"""Groups round one mentor: for the mentor and the mentees of theirs; for everybody else they do not exist."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import joinedload

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.errors import NotFound
from hub.mentorship.models import LIVING, Group, GroupFile, GroupMessage, Mentorship
from hub.mentorship.queries.overview import ME, OVERSIGHT
from hub.mentorship.queries.pairs import LARGEST_ID
from hub.storage.paging import Page, keyset
from hub.storage.unit import db

# Asked on the page a mentor opens most: built once, as building it takes longer than carrying it out.
_IN_THEIRS = exists().where(Mentorship.mentor_id == Group.mentor_id, Mentorship.mentee_id == ME, or_(*(Mentorship.state == one for one in LIVING)))
_GROUPS_AND_OVERSIGHT = (
    select(OVERSIGHT, Group).select_from(Person).outerjoin(Group, or_(Group.mentor_id == Person.id, _IN_THEIRS)).options(joinedload(Group.mentor))
    .where(Person.id == ME).order_by(Group.id)
)


def group_for(by: By, group_id: int) -> tuple[Group, Mentorship | None]:
    """The group and the pair by which `by` belongs to its mentor (None for the mentor); NotFound for everybody else."""
    theirs = exists().where(Mentorship.mentor_id == Group.mentor_id, Mentorship.mentee_id == by.id, Mentorship.state.in_(LIVING))
    query = select(Group).options(joinedload(Group.mentor)).where(Group.id == group_id, or_(Group.mentor_id == by.id, theirs))
    found = db.scalar(query) if group_id <= LARGEST_ID else None
    pair = None if found is None or found.mentor_id == by.id else _pair_with(found.mentor_id, by)
    if found is None or (found.mentor_id != by.id and pair is None):
        raise NotFound()
    return found, pair


def groups_and_oversight(by: By) -> tuple[list[Group], bool]:
    """The groups `by` leads and those of their mentors, joined or not; and whether `by` looks after pairs. One query for both."""
    rows = db.execute(_GROUPS_AND_OVERSIGHT, {"me": by.id}).all()
    return [group for _oversees, group in rows if group is not None], by.is_admin or any(oversees for oversees, _group in rows)


def group_with(by: By, key: str | None) -> Group | None:
    """The group `by` began with a client's key before, if any."""
    return db.scalar(select(Group).where(Group.mentor_id == by.id, Group.client_key == key)) if key else None


def members_of(group: Group) -> list[Mentorship]:
    """The pairs that joined, with their mentees, by name."""
    query = select(Mentorship).join(Mentorship.mentee).options(joinedload(Mentorship.mentee))
    mine = (Mentorship.group_id == group.id, Mentorship.state.in_(LIVING))
    return sorted(db.scalars(query.where(*mine)), key=lambda pair: pair.mentee.name)


def pairs_in(group: Group) -> list[Mentorship]:
    """Every pair that stands in the group, also those that are over."""
    return list(db.scalars(select(Mentorship).where(Mentorship.group_id == group.id)))


def group_messages(group: Group, before: int | None) -> Page[GroupMessage]:
    """A page of what was said, newest first."""
    query = select(GroupMessage).options(joinedload(GroupMessage.author)).where(GroupMessage.group_id == group.id)
    return keyset(query, GroupMessage.id, after=before, newest_first=True)


def group_message_for(group: Group, message_id: int) -> GroupMessage:
    """One message of the group, or NotFound."""
    wanted = select(GroupMessage).where(GroupMessage.id == message_id, GroupMessage.group_id == group.id)
    found = db.scalar(wanted) if message_id <= LARGEST_ID else None
    if found is None:
        raise NotFound()
    return found


def said_with(by: By, group: Group, key: str | None) -> GroupMessage | None:
    """What `by` said in the group with a client's key before, if anything."""
    same = (GroupMessage.group_id == group.id, GroupMessage.author_id == by.id, GroupMessage.client_key == key)
    return db.scalar(select(GroupMessage).where(*same)) if key else None


def group_files_on(message_ids: Collection[int]) -> dict[int, list[GroupFile]]:
    """Message id -> its files, in order."""
    found: dict[int, list[GroupFile]] = {}
    for file in db.scalars(select(GroupFile).where(GroupFile.message_id.in_(list(message_ids))).order_by(GroupFile.id)):
        found.setdefault(file.message_id, []).append(file)
    return found


def group_files_of(group_id: int | None, author_id: int | None = None) -> list[GroupFile]:
    """Every file of a group, or those of one author."""
    query = select(GroupFile).join(GroupMessage, GroupMessage.id == GroupFile.message_id).where(GroupMessage.group_id == group_id)
    return list(db.scalars(query if author_id is None else query.where(GroupMessage.author_id == author_id)))


def group_file_for(group: Group, file_id: int) -> GroupFile:
    """A file of this group, or NotFound."""
    query = select(GroupFile).join(GroupMessage, GroupMessage.id == GroupFile.message_id)
    found = db.scalar(query.where(GroupFile.id == file_id, GroupMessage.group_id == group.id)) if file_id <= LARGEST_ID else None
    if found is None:
        raise NotFound()
    return found


def old_group_messages(moment: datetime) -> list[int]:
    """Messages written no later than a moment in groups where no pair goes on."""
    living = exists().where(Mentorship.group_id == GroupMessage.group_id, Mentorship.state.in_(LIVING))
    return list(db.scalars(select(GroupMessage.id).where(GroupMessage.at <= moment, ~living).limit(1000)))


def own_group_words(by: By) -> list[dict]:
    """What `by` said in groups, as plain values for their download."""
    query = select(Group.name, GroupMessage.at, GroupMessage.source, GroupMessage.id).join(GroupMessage, GroupMessage.group_id == Group.id)
    rows = db.execute(query.where(GroupMessage.author_id == by.id).order_by(GroupMessage.id)).all()
    files = group_files_on([row.id for row in rows])
    return [{"group": name, "at": at.isoformat(), "text": text, "files": [one.name for one in files.get(key, [])]} for name, at, text, key in rows]


def _pair_with(mentor_id: int, by: By) -> Mentorship | None:
    mine = (Mentorship.mentor_id == mentor_id, Mentorship.mentee_id == by.id, Mentorship.state.in_(LIVING))
    people = (joinedload(Mentorship.mentor), joinedload(Mentorship.mentee))
    return db.scalar(select(Mentorship).options(*people).where(*mine).limit(1))
