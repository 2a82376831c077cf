"""Finding communities, only as far as the asker may know of them."""

import json
from dataclasses import dataclass

from sqlalchemy import Select, String, and_, cast, func, or_, select

from hub.accounts.by import By
from hub.communities.charter import folded_words
from hub.communities.models import Community
from hub.communities.rules import may_facilitate, may_know_of, may_read, may_see_members
from hub.communities.unread import unread_by_community
from hub.errors import NotFound, require
from hub.storage.paging import Page, keyset
from hub.storage.unit import db


@dataclass(frozen=True)
class Wanted:
    """What a list of communities is narrowed to; empty values narrow nothing."""

    words: str = ""
    language: str = ""
    tag: str = ""


@dataclass(frozen=True)
class Mine:
    """One of the asker's own communities, and how much of it they have not read."""

    community: Community
    unread: int


def community_for(by: By, slug: str) -> Community:
    """The community of that slug, or NotFound where it does not exist for `by`."""
    found = db.scalar(select(Community).where(Community.slug == slug))
    if found is None or not may_know_of(by, found):
        raise NotFound()
    return found


def readable_community_for(by: By, slug: str) -> Community:
    """The community of that slug whose talk `by` may read, or NotFound."""
    found = community_for(by, slug)
    if not may_read(by, found):
        raise NotFound()
    return found


def facilitated_community_for(by: By, slug: str) -> Community:
    """The community of that slug which `by` looks after; NotFound if unknown to them, else Forbidden."""
    found = community_for(by, slug)
    require(may_facilitate(by, found))
    return found


def populated_community_for(by: By, slug: str) -> Community:
    """The community of that slug whose directory `by` may open; NotFound if unknown to them, else Forbidden."""
    found = community_for(by, slug)
    require(may_see_members(by, found))
    return found


def mine_for(by: By) -> list[Mine]:
    """The communities `by` belongs to, living ones first, the last active first, each with its unread count."""
    if not by.standings:
        return []
    rows = db.scalars(
        select(Community).where(Community.id.in_(by.standings))
        .order_by(Community.archived_at.isnot(None), Community.active_at.desc(), Community.id)
    )
    unread = unread_by_community(by)
    return [Mine(row, unread[row.id]) for row in rows]


def others_for(by: By, wanted: Wanted, *, after: str | None = None, before: str | None = None) -> Page[Community]:
    """Communities `by` may know of, in the order of their slugs, without their own unless something is asked for."""
    query = _known_to(by).where(Community.archived_at.is_(None))
    if wanted == Wanted():
        query = query.where(Community.id.notin_(by.standings))
    return keyset(_narrowed(query, wanted), Community.slug, after=after, before=before)


def archived_for(by: By) -> list[Community]:
    """The archived communities `by` may know of, the last archived first, at most a hundred."""
    query = _known_to(by).where(Community.archived_at.isnot(None))
    return list(db.scalars(query.order_by(Community.archived_at.desc(), Community.id).limit(100)))


def community_with_key(founder_id: int | None, key: str | None) -> Community | None:
    """What a person founded with that key before, if anything."""
    if founder_id is None or not key:
        return None
    return db.scalar(select(Community).where(Community.founded_by_id == founder_id, Community.client_key == key))


def slugs_beginning(stem: str) -> set[str]:
    """Every slug that is the stem or begins with it and a hyphen."""
    like = Community.slug.startswith(f"{stem}-", autoescape=True)
    return set(db.scalars(select(Community.slug).where(or_(Community.slug == stem, like))))


def locked(community: Community) -> Community:
    """The community with its row held until the end of this unit of work: one decides about facilitators at a time."""
    return db.scalar(
        select(Community).where(Community.id == community.id).with_for_update().execution_options(populate_existing=True)
    )


def communities_by_ids(by: By, ids) -> dict[int, Community]:
    """Id -> community, of those `by` may know of; in one query."""
    wanted = set(ids)
    return {row.id: row for row in db.scalars(_known_to(by).where(Community.id.in_(wanted)))} if wanted else {}


def audience_of(community: Community) -> str:
    """Who may find what is said there: 'everyone' or 'community' (the index's audiences)."""
    return "everyone" if community.access == "open" else "community"


def audience_of_card(community: Community) -> str:
    """Who may find the community itself: only a private one hides."""
    return "community" if community.access == "private" else "everyone"


def count_of_communities() -> int:
    """How many there are, for administrators."""
    return db.scalar(select(func.count()).select_from(Community))


def _known_to(by: By) -> Select:
    query = select(Community)
    if by.is_admin:
        return query
    return query.where(or_(Community.access != "private", Community.id.in_(by.standings)))


def _narrowed(query: Select, wanted: Wanted) -> Select:
    if wanted.language:
        query = query.where(_holds(Community.languages, wanted.language))
    if wanted.tag:
        query = query.where(_holds(Community.tags, wanted.tag))
    words = folded_words(wanted.words).split()
    return query.where(and_(True, *(Community.folded.contains(word, autoescape=True) for word in words[:8])))


def _holds(column, value: str):
    return cast(column, String).contains(json.dumps(value), autoescape=True)

