"""Makers of what communities hold beside members: requests, invitations, charters."""

import secrets
from datetime import timedelta

from hub.clock import now
from hub.communities.charter import Charter
from hub.communities.models import Community, Invitation, JoinRequest
from hub.communities.queries import hashed
from hub.storage.unit import db
from tests.makers import maker


@maker
def join_request(place: Community, of, words: str = "I run wells", **changes) -> JoinRequest:
    """Someone asks to join."""
    thing = JoinRequest(**{"community_id": place.id, "person_id": of.id, "words": words} | changes)
    db.add(thing)
    return thing


@maker
def invitation(place: Community, **changes) -> Invitation:
    """A living invitation by link for ten; its token is `thing.token`."""
    token = secrets.token_urlsafe(32)
    thing = Invitation(**{"community_id": place.id, "token_hash": hashed(token), "uses_left": 10, "ends_at": now() + timedelta(days=7)} | changes)
    thing.token = token
    db.add(thing)
    return thing


def charter(name: str = "Hand pumps", **changes) -> Charter:
    """A charter that fits."""
    return Charter(**{"name": name, "purpose": "To keep water flowing", "tags": ("water",), "languages": ("en",)} | changes)
