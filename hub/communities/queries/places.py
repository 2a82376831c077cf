"""Finding communities and who belongs to them, only as far as the asker may know."""

from sqlalchemy import select

from hub.accounts.by import By
from hub.communities.models import Community
from hub.communities.rules import may_know_of, may_read
from hub.errors import NotFound
from hub.storage.unit import db


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
