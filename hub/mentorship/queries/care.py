"""Finding officers, what was reported, and messages opened to them for a while."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, union
from sqlalchemy.orm import joinedload

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.clock import now
from hub.errors import NotFound
from hub.mentorship.models import LIVING, Concern, Group, GroupMessage, Mentorship, NoteVersion, Officer, Opening, SharedNote
from hub.mentorship.queries.messages import earlier_words_of
from hub.mentorship.queries.pairs import LARGEST_ID, WITH_PEOPLE
from hub.mentorship.rules import is_of_pair
from hub.storage.unit import db

MOST = 100


@dataclass(frozen=True)
class Opened:
    """What officers may read for a while: the messages of a pair with how they read before, and those of its group where that was asked for."""

    opening: Opening
    pair: Mentorship
    messages: list[SharedNote]
    earlier: dict[int, list[NoteVersion]]
    in_group: list[GroupMessage]


def officer(person_id: int | None) -> Officer | None:
    """Someone's naming as an officer, if there is one."""
    return db.get(Officer, person_id) if person_id is not None else None


def officers() -> list[Person]:
    """Everybody named for reports of harm, by name."""
    return list(db.scalars(select(Person).join(Officer, Officer.person_id == Person.id).order_by(Person.name, Person.id)))


def concerns_for(by: By) -> list[tuple[Concern, Mentorship, list[Opening]]]:
    """What was reported, with pair and openings, open ones first; never of a pair of one's own; NotFound for who is no officer."""
    _check(by)
    query = (
        select(Concern, Mentorship).join(Mentorship, Mentorship.id == Concern.mentorship_id).options(joinedload(Concern.by), *WITH_PEOPLE)
        .where(Mentorship.mentor_id != by.id, Mentorship.mentee_id != by.id).order_by(Concern.settled_at.is_not(None), Concern.id.desc()).limit(MOST)
    )
    rows = db.execute(query).all()
    openings: dict[int, list[Opening]] = {}
    for one in db.scalars(select(Opening).where(Opening.concern_id.in_([row[0].id for row in rows])).order_by(Opening.id)):
        openings.setdefault(one.concern_id, []).append(one)
    return [(concern, pair, openings.get(concern.id, [])) for concern, pair in rows]


def concern_for(by: By, concern_id: int) -> tuple[Concern, Mentorship]:
    """A report with its pair, for an officer who is not of it; else NotFound."""
    _check(by)
    found = db.get(Concern, min(concern_id, LARGEST_ID))
    pair = db.scalar(select(Mentorship).options(*WITH_PEOPLE).where(Mentorship.id == found.mentorship_id)) if found else None
    if pair is None or is_of_pair(by, pair):
        raise NotFound()
    return found, pair


def same_concern(by: By, pair: Mentorship, words: str) -> Concern | None:
    """What the same person reported of a pair in the same words, while officers have it before them."""
    return db.scalar(select(Concern).where(
        Concern.mentorship_id == pair.id, Concern.by_id == by.id, Concern.settled_at.is_(None), Concern.words == words).limit(1))


def same_opening(by: By, concern: Concern, reason: str, hours: int, group_id: int | None) -> Opening | None:
    """What the same officer asked for with the same reason, while nobody has granted it."""
    waiting = select(Opening).where(Opening.concern_id == concern.id, Opening.asked_by_id == by.id, Opening.granted_at.is_(None))
    return db.scalar(waiting.where(Opening.reason == reason, Opening.hours == hours, Opening.group_id.is_not_distinct_from(group_id)).limit(1))


def opening_for(by: By, opening_id: int) -> tuple[Opening, Concern, Mentorship]:
    """An opening with its report and pair, for an officer who is not of it; else NotFound."""
    _check(by)
    found = db.get(Opening, min(opening_id, LARGEST_ID))
    if found is None:
        raise NotFound()
    return found, *concern_for(by, found.concern_id)


def opened_messages(by: By, opening_id: int) -> Opened:
    """What was opened, oldest first, while the opening lasts; private notes are never among it. NotFound before and after."""
    opening, _concern, pair = opening_for(by, opening_id)
    if opening.granted_at is None or opening.ends_at <= now():
        raise NotFound()
    query = select(SharedNote).options(joinedload(SharedNote.author)).where(SharedNote.mentorship_id == pair.id).order_by(SharedNote.id)
    messages = list(db.scalars(query))
    return Opened(opening, pair, messages, earlier_words_of({note.id for note in messages if note.changed_at}), _said_in(opening.group_id))


def openings_to_tell(moment: datetime) -> list[tuple[Opening, Mentorship]]:
    """Openings that ended no later than a moment, of which the pair was not told."""
    query = (
        select(Opening, Mentorship).join(Concern, Concern.id == Opening.concern_id).join(Mentorship, Mentorship.id == Concern.mentorship_id)
        .options(*WITH_PEOPLE).where(Opening.granted_at.is_not(None), Opening.ends_at <= moment, Opening.told_at.is_(None)).order_by(Opening.id)
    )
    return [tuple(row) for row in db.execute(query)]


def heard_in_group(group_id: int) -> set[int]:
    """Everybody who is in a group or said something there."""
    mentor = select(Group.mentor_id).where(Group.id == group_id)
    members = select(Mentorship.mentee_id).where(Mentorship.group_id == group_id, Mentorship.state.in_(LIVING))
    return set(db.scalars(union(mentor, members, select(GroupMessage.author_id).where(GroupMessage.group_id == group_id))))


def _said_in(group_id: int | None) -> list[GroupMessage]:
    if group_id is None:
        return []
    query = select(GroupMessage).options(joinedload(GroupMessage.author)).where(GroupMessage.group_id == group_id)
    return list(db.scalars(query.order_by(GroupMessage.id)))


def _check(by: By) -> None:
    if not by.is_active or officer(by.id) is None:
        raise NotFound()
