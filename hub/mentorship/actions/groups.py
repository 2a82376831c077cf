"""Groups: a mentor begins one, each mentee decides whether to join, all of it talk together."""

from sqlalchemy import delete

from hub.accounts.by import By
from hub.audit.actions import record
from hub.clock import now
from hub.errors import Invalid, require
from hub.mentorship import notices, queries, rules
from hub.mentorship.actions.notes import forget_files, make_room
from hub.mentorship.models import Group, GroupFile, GroupMessage, Mentorship
from hub.storage.unit import db
from hub.text.languages import _
from hub.text.writing import Written

FEWEST = 2  # mentees; with one there is the pair's own thread


def begin_group(by: By, name: str, key: str | None = None) -> Group:
    """Begin a group; one's mentees are told and nobody is in it before they join. The same key again returns the first."""
    require(by.is_active)
    if earlier := queries.group_with(by, key):
        return earlier
    if not name:
        raise Invalid(_("Give it a name."), "name")
    mentees = [pair.mentee_id for pair in queries.living_of(by.id) if pair.mentor_id == by.id and rules.may_work(by, pair)]
    if len(mentees) < FEWEST:
        raise Invalid(_("A group needs at least two mentees. With one, write in the thread you two have."), "name")
    group = Group(mentor_id=by.id, name=name, made_at=now(), client_key=key)
    db.add(group)
    db.flush()
    record(by, "began a group of mentees", group)
    notices.group_begun(by, group, mentees)
    return group


def join_group(by: By, group: Group, pair: Mentorship | None) -> None:
    """Join, so that the others see one's name; a second time changes nothing."""
    require(rules.may_join_group(by, group, pair))
    pair.group_id = group.id


def leave_group(by: By, group: Group, pair: Mentorship | None) -> None:
    """Leave; what one said stays until one removes it."""
    require(pair is not None and rules.is_in_group(by, group, pair))
    pair.group_id = None


def end_group(by: By, group: Group) -> None:
    """End the group with everything said in it; the pairs go on as they are."""
    require(rules.may_end_group(by, group))
    for pair in queries.pairs_in(group):
        pair.group_id = None
    record(by, "ended a group of mentees", group)
    forget_files(queries.group_files_of(group.id))
    db.flush()
    db.execute(delete(GroupMessage).where(GroupMessage.group_id == group.id))
    db.delete(group)


def say_in_group(by: By, group: Group, pair: Mentorship | None, words: Written, key: str | None = None, *, uploads=()) -> GroupMessage:
    """Say something to all of the group, or send a voice note or files; for mentees it counts as contact. The same key again returns the first."""
    require(rules.may_say_in_group(by, group, pair))
    if earlier := queries.said_with(by, group, key):
        return earlier
    if not words.source.strip() and not uploads:
        raise Invalid(_("Write something first."), "text")
    make_room(by, uploads)
    said = GroupMessage(group_id=group.id, author_id=by.id, source=words.source, html=words.html, at=now(), client_key=key)
    db.add(said)
    db.flush()
    db.add_all(GroupFile(message_id=said.id, owner_id=by.id, made_at=now(), **upload.facts()) for upload in uploads)
    if pair is not None:
        pair.contact_at = max(pair.contact_at or said.at, said.at)
    people = {group.mentor_id, *(one.mentee_id for one in queries.members_of(group))}
    notices.said_in_group(by, group, sorted(people - {by.id}), said.id)
    return said


def remove_from_group(by: By, group: Group, said: GroupMessage) -> None:
    """Remove what one said oneself; the mentor may remove anything."""
    require(rules.may_remove_from_group(by, group, said))
    forget_files(queries.group_files_on([said.id]).get(said.id, []))
    db.flush()
    db.delete(said)
