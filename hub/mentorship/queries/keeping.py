"""Files of pairs, kept notes, and the hours two are free."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import exists, func, select
from sqlalchemy.orm import joinedload

from hub.accounts.by import By
from hub.clock import now
from hub.errors import NotFound
from hub.matching.models import MatchingProfile
from hub.mentorship import free
from hub.mentorship.models import CLOSED, KEPT_DAYS, Concern, GroupFile, Mentorship, PairFile, Resource, Retention, SharedNote
from hub.mentorship.queries.pairs import LARGEST_ID
from hub.storage.unit import db

MOST_KEPT = 50
MOST_CHOSEN = 50  # choices of a month
NOTICE = timedelta(days=30)  # before a shorter time holds


def files_of(note_ids: Collection[int]) -> list[PairFile]:
    """The files on these messages, in order."""
    return list(db.scalars(select(PairFile).where(PairFile.note_id.in_(list(note_ids))).order_by(PairFile.id)))


def files_of_pair(pair: Mentorship) -> list[PairFile]:
    """Every file of a pair."""
    return list(db.scalars(select(PairFile).where(PairFile.mentorship_id == pair.id)))


def ended_before(moment: datetime) -> list[Mentorship]:
    """Pairs that ended no later than a moment, whose words are still here and of which no report of harm is open, at most two hundred."""
    reported = exists().where(Concern.mentorship_id == Mentorship.id, Concern.settled_at.is_(None))
    over = (Mentorship.state.in_(CLOSED), Mentorship.closed_at <= moment, Mentorship.forgotten_at.is_(None), ~reported)
    return list(db.scalars(select(Mentorship).where(*over).order_by(Mentorship.id).limit(200)))


def newest_retention() -> Retention | None:
    """For how long words are kept, as an administrator chose it last; None where none did."""
    return db.scalar(select(Retention).order_by(Retention.id.desc()).limit(1))


def kept_days(at: datetime) -> int:
    """For how many days after the end words are kept at a moment; what was chosen lately and is shorter waits a month, so that everybody can take theirs."""
    chosen = list(db.scalars(select(Retention).order_by(Retention.id.desc()).limit(MOST_CHOSEN)))
    held = [one.days for one in chosen if one.at > at - NOTICE] + [next((one.days for one in chosen if one.at <= at - NOTICE), KEPT_DAYS)]
    return max(held)


def file_for(pair: Mentorship, file_id: int) -> PairFile:
    """A file of this pair, or NotFound."""
    found = db.scalar(select(PairFile).where(PairFile.id == file_id, PairFile.mentorship_id == pair.id)) if file_id <= LARGEST_ID else None
    if found is None:
        raise NotFound()
    return found


def bytes_of(by: By) -> int:
    """How much `by` has stored in all their pairs, groups and cohorts."""
    sizes = [select(func.coalesce(func.sum(kind.bytes), 0)).where(kind.owner_id == by.id) for kind in (PairFile, GroupFile, Resource)]
    return sum(db.scalar(one) for one in sizes)


def kept_notes(pair: Mentorship) -> list[SharedNote]:
    """What the two keep as their notes, newest first."""
    people = (joinedload(SharedNote.author), joinedload(SharedNote.answers))
    query = select(SharedNote).options(*people).where(SharedNote.mentorship_id == pair.id, SharedNote.is_kept)
    return list(db.scalars(query.order_by(SharedNote.id.desc()).limit(MOST_KEPT)))


def slots_of(people_ids: Collection[int]) -> dict[int, tuple]:
    """Person id -> (weekly slots, the zone they are in), of those who said in their profile for matching when they are free."""
    said = select(MatchingProfile.person_id, MatchingProfile.slots, MatchingProfile.zone).where(MatchingProfile.person_id.in_(list(people_ids)))
    return {person_id: (slots, zone) for person_id, slots, zone in db.execute(said) if slots}


def times_for_both(by: By, pair: Mentorship, minutes: int) -> list:
    """Moments of the next fortnight at which both are free, by what each said; empty where one has not."""
    slots, other = slots_of(pair.people_ids), pair.other_than(by.id)
    if len(slots) < 2:
        return []
    return free.common_times(slots[by.id], slots[other.id], now(), minutes)
