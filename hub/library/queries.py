"""Every SELECT about the library."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, joinedload

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.communities.models import Community
from hub.errors import NotFound
from hub.library.models import Guide, Item, ItemRevision, ItemSpeaker, ItemTopic
from hub.library.rules import may_see
from hub.storage.paging import Page, keyset
from hub.storage.unit import db

LARGEST_ID = 2**62
MOST_CHOICES = 40  # topics or speakers offered beside the list


@dataclass(frozen=True)
class Wanted:
    """How the library is narrowed: a community, a month as (year, month), a topic, a speaker's handle, or to training material."""

    community_id: int | None = None
    month: tuple[int, int] | None = None
    topic: str = ""
    speaker: str = ""
    training: bool = False


def item_for(by: By, item_id: int, *, lock: bool = False) -> Item:
    """The item with its community, or NotFound; `lock` keeps other writers of it out until the commit."""
    if not 0 < item_id < LARGEST_ID:
        raise NotFound()
    query = (
        select(Item).join(Item.community).where(Item.id == item_id).options(contains_eager(Item.community))
        .execution_options(populate_existing=True)
    )
    found = db.scalar(query.with_for_update(of=Item) if lock else query)
    if found is None or not may_see(by, found):
        raise NotFound()
    return found


def item_of_live(live_id: int) -> Item | None:
    """The notes that a session has left, with their community."""
    return db.scalar(select(Item).options(joinedload(Item.community)).where(Item.live_id == live_id))


def items_for(by: By, wanted: Wanted, before: int | None = None) -> Page[Item]:
    """A page of what the asker may read, newest first, narrowed."""
    return keyset(_narrowed(_seen_by(by), wanted), Item.id, after=before, newest_first=True)


def topics_for(by: By, wanted: Wanted) -> list[tuple[str, int]]:
    """(topic, how many items) among what the asker may read, commonest first."""
    rows = db.execute(
        select(ItemTopic.topic, func.count()).where(ItemTopic.item_id.in_(_ids(by, wanted)))
        .group_by(ItemTopic.topic).order_by(func.count().desc(), ItemTopic.topic).limit(MOST_CHOICES)
    )
    return [tuple(row) for row in rows]


def speakers_for(by: By, wanted: Wanted) -> list[tuple[Person, int]]:
    """(person, how many items they spoke in) among what the asker may read, commonest first."""
    counts = (
        select(ItemSpeaker.person_id, func.count().label("count")).where(ItemSpeaker.item_id.in_(_ids(by, wanted)))
        .group_by(ItemSpeaker.person_id).subquery()
    )
    rows = db.execute(
        select(Person, counts.c.count).join(counts, counts.c.person_id == Person.id)
        .order_by(counts.c.count.desc(), Person.name, Person.id).limit(MOST_CHOICES)
    )
    return [tuple(row) for row in rows]


def months_for(by: By, wanted: Wanted) -> list[tuple[int, int]]:
    """The months (year, month; UTC) in which something was held, newest first."""
    year, month = func.extract("year", Item.held_at), func.extract("month", Item.held_at)
    rows = db.execute(
        select(year, month).where(Item.id.in_(_ids(by, wanted))).group_by(year, month)
        .order_by(year.desc(), month.desc()).limit(MOST_CHOICES)
    )
    return [(int(row[0]), int(row[1])) for row in rows]


def count_of_training(by: By, wanted: Wanted) -> int:
    """How much training material the asker may read there."""
    return db.scalar(select(func.count()).select_from(Guide).where(Guide.item_id.in_(_ids(by, replace(wanted, training=False))))) or 0


def guide_of(item_id: int) -> Guide | None:
    """How to use an item for training, with who wrote it."""
    return db.scalar(select(Guide).options(joinedload(Guide.by)).where(Guide.item_id == item_id))


def guided_among(item_ids: list[int]) -> set[int]:
    """Which of these items are training material."""
    return set(db.scalars(select(Guide.item_id).where(Guide.item_id.in_(item_ids))))


def topic_rows(item_id: int) -> list[ItemTopic]:
    """The rows of an item's topics."""
    return list(db.scalars(select(ItemTopic).where(ItemTopic.item_id == item_id).order_by(ItemTopic.topic)))


def topics_of(item_id: int) -> list[str]:
    """The topics of one item."""
    return [row.topic for row in topic_rows(item_id)]


def speakers_of(item_id: int) -> list[Person]:
    """Those who spoke."""
    return list(db.scalars(
        select(Person).join(ItemSpeaker, ItemSpeaker.person_id == Person.id).where(ItemSpeaker.item_id == item_id).order_by(Person.name, Person.id)
    ))


def people_of_record(item: Item) -> dict[int, Person]:
    """Everybody whom an item's record names by number."""
    record = item.record
    numbers = {row["by"] for row in record.get("chat", ())} | {row["person"] for row in record.get("attendance", ())}
    numbers |= {person for row in record.get("recording", {}).get("chapters", ()) for person in (row["person"], *row.get("people", ()))}
    return {person.id: person for person in db.scalars(select(Person).where(Person.id.in_(numbers - {None})))}


def last_hand_of(item_id: int) -> int | None:
    """The person who left the newest version."""
    return db.scalar(select(ItemRevision.by_id).where(ItemRevision.item_id == item_id).order_by(ItemRevision.version.desc()).limit(1))


def revisions_of(item_id: int) -> list[ItemRevision]:
    """Every version with who left it, newest first."""
    return list(db.scalars(
        select(ItemRevision).options(joinedload(ItemRevision.by)).where(ItemRevision.item_id == item_id).order_by(ItemRevision.version.desc())
    ))


def revision_for(by: By, item: Item, version: int) -> ItemRevision:
    """One version of an item the asker may see, or NotFound."""
    found = db.scalar(
        select(ItemRevision).options(joinedload(ItemRevision.by))
        .where(ItemRevision.item_id == item.id, ItemRevision.version == min(version, LARGEST_ID))
    )
    if found is None:
        raise NotFound()
    return found


def source_of_version(item_id: int, version: int) -> str:
    """The text of a version; empty before the first."""
    return db.scalar(select(ItemRevision.source).where(ItemRevision.item_id == item_id, ItemRevision.version == version)) or ""


def _seen_by(by: By) -> Select:
    query = select(Item).join(Item.community).options(contains_eager(Item.community))
    return query.where((Community.access == "open") | Item.community_id.in_(by.standings))


def _ids(by: By, wanted: Wanted) -> Select:
    return _narrowed(_seen_by(by), wanted).with_only_columns(Item.id).order_by(None)


def _narrowed(query: Select, wanted: Wanted) -> Select:
    if wanted.community_id is not None:
        query = query.where(Item.community_id == wanted.community_id)
    if wanted.month:
        start, end = _span(*wanted.month)
        query = query.where(Item.held_at >= start, Item.held_at < end)
    if wanted.topic:
        query = query.where(Item.id.in_(select(ItemTopic.item_id).where(ItemTopic.topic == wanted.topic)))
    if wanted.speaker:
        spoke = select(ItemSpeaker.item_id).join(Person, Person.id == ItemSpeaker.person_id).where(Person.handle == wanted.speaker)
        query = query.where(Item.id.in_(spoke))
    if wanted.training:
        query = query.where(Item.id.in_(select(Guide.item_id)))
    return query


def _span(year: int, month: int) -> tuple[datetime, datetime]:
    return datetime(year, month, 1, tzinfo=UTC), datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC)
