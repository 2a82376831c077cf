"""Keeping items and correcting them; each save is a version that stays."""

from dataclasses import dataclass, field
from datetime import datetime

from hub.accounts.by import By
from hub.audit.actions import record
from hub.clock import now
from hub.communities.models import Community
from hub.communities.queries import audience_of
from hub.errors import Conflict, Invalid, require
from hub.library import afterwards, queries
from hub.library.models import Guide, Item, ItemRevision, ItemSpeaker, ItemTopic
from hub.library.rules import may_correct, may_keep, may_mark
from hub.search.actions import put
from hub.storage.unit import db
from hub.text.agreed import agreed_in
from hub.text.excerpts import plain
from hub.text.languages import _
from hub.text.letters import clean
from hub.text.writing import Written

LONGEST_TOPIC = 60
MOST_TOPICS = 12


@dataclass(frozen=True)
class Kept:
    """What a session leaves: `record` as `hub.live.closing.record_of` makes it."""

    live_id: int
    title: str
    language: str
    notes: Written
    held_at: datetime
    record: dict
    zone: str = "UTC"
    topics: list = field(default_factory=list)
    speaker_ids: list = field(default_factory=list)


@dataclass(frozen=True)
class Correction:
    """A corrected text, made on version `base`."""

    title: str
    notes: Written
    base: int
    why: str = ""
    topics: list = field(default_factory=list)


def keep_notes(by: By, community: Community, kept: Kept) -> Item:
    """Make the session notes of a session; a session has one, so a second call returns it."""
    require(may_keep(by, community))
    if first := queries.item_of_live(kept.live_id):
        return first
    item = Item(
        community_id=community.id, live_id=kept.live_id, title=kept.title, language=kept.language, source=kept.notes.source,
        html=kept.notes.html, record={**kept.record, "agreed": agreed_in(kept.notes.source)}, zone=kept.zone, held_at=kept.held_at, kept_by_id=by.id,
    )
    item.community = community
    db.add(item)
    db.flush()
    db.add_all(ItemSpeaker(item_id=item.id, person_id=person_id) for person_id in kept.speaker_ids)
    _set_topics(item, kept.topics)
    _remember(by, item, _("As the session ended"))
    _make_findable(item)
    record(by, "kept", item, title=item.title)
    return item


def correct(by: By, item: Item, correction: Correction) -> Item:
    """Save a corrected text as the next version; refused with both texts kept if somebody saved meanwhile."""
    require(may_correct(by, item), _("Members of the community who are not muted can correct its notes."))
    if correction.base != item.version:
        raise Conflict(
            _("Somebody saved a newer version while you were writing. Your text is still here; theirs stands below. Put them together and save again."),
            "source",
        )
    item.title, item.source, item.html = correction.title, correction.notes.source, correction.notes.html
    item.record = {**item.record, "agreed": agreed_in(item.source)}
    item.version += 1
    item.changed_at = now()
    _set_topics(item, correction.topics)
    _remember(by, item, correction.why)
    _make_findable(item)
    record(by, "corrected", item, version=item.version)
    if item.live_id:
        afterwards.changed(item.live_id)
    return item


def mark_as_training(by: By, item: Item, guide: Written) -> Guide:
    """Make an item training material, with a guide for who leads such a training; the guide again is a new text of it."""
    require(may_mark(by, item), _("Only who looks after the community marks training material."))
    if not guide.source.strip():
        raise Invalid(_("Write a few lines for who will use it: aims, time, steps, materials."), "source")
    row = queries.guide_of(item.id) or Guide(item_id=item.id)
    row.source, row.html, row.by_id, row.at = guide.source, guide.html, by.id, now()
    db.add(row)
    db.flush()
    _make_findable(item)
    record(by, "marked as training material", item, title=item.title)
    return row


def unmark_training(by: By, item: Item) -> None:
    """Make an item plain notes again; its guide goes."""
    require(may_mark(by, item), _("Only who looks after the community marks training material."))
    if row := queries.guide_of(item.id):
        db.delete(row)
        db.flush()
        _make_findable(item)
        record(by, "unmarked training material", item, title=item.title)


def renew_record(item: Item, **parts) -> None:
    """Put other parts into an item's record, such as the chat without a line that was taken away."""
    item.record = {**item.record, **parts}
    db.flush()
    _make_findable(item)


def folded_topics(text: str) -> list[str]:
    """Topics as typed, separated by commas: small letters, each once, at most a dozen."""
    topics = (" ".join(clean(one).lower().split())[:LONGEST_TOPIC].strip() for one in text.replace("،", ",").split(","))
    return list(dict.fromkeys(topic for topic in topics if topic))[:MOST_TOPICS]


def _set_topics(item: Item, topics: list[str]) -> None:
    present = {row.topic: row for row in queries.topic_rows(item.id)}
    for topic in present.keys() - set(topics):
        db.delete(present[topic])
    db.add_all(ItemTopic(item_id=item.id, topic=topic) for topic in topics if topic not in present)
    db.flush()


def _remember(by: By, item: Item, why: str) -> None:
    db.add(ItemRevision(item_id=item.id, version=item.version, title=item.title, source=item.source, why=why, by_id=by.id))
    db.flush()


def _make_findable(item: Item) -> None:
    guide = queries.guide_of(item.id)
    words = [plain(item.html), plain(guide.html) if guide else "", *(line["text"] for line in item.record.get("chat", ())), *queries.topics_of(item.id)]
    put(
        "notes", item.id, title=item.title, body="\n".join(words), language=item.language, path=f"/library/{item.id}",
        audience=audience_of(item.community), community_id=item.community_id, at=item.held_at,
    )
