"""What letters told of sessions, as it stands when they are about to go."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload, load_only

from hub.communities.models import Community
from hub.library.models import Item
from hub.live.models import LiveSession, Registration
from hub.storage.unit import db

AHEAD = ("planned", "open")


def sessions_now(ids: set[int]) -> dict[int, LiveSession]:
    """Id -> the session with its community, of those that are there."""
    if not ids:
        return {}
    community = joinedload(LiveSession.community).load_only(Community.name)
    return {live.id: live for live in db.scalars(select(LiveSession).options(community).where(LiveSession.id.in_(ids)))}


def series_ahead(ids: set[int]) -> set[int]:
    """Those of the series of which a session is still to come or open."""
    ahead = select(LiveSession.series_id).where(LiveSession.series_id.in_(ids), LiveSession.state.in_(AHEAD))
    return set(db.scalars(ahead)) if ids else set()


def registered_pairs(live_ids: set[int], person_ids: set[int]) -> set[tuple[int, int]]:
    """(session id, person id) of who has registered or waits."""
    rows = select(Registration.live_id, Registration.person_id)
    asked = rows.where(Registration.live_id.in_(live_ids), Registration.person_id.in_(person_ids))
    return set(map(tuple, db.execute(asked))) if live_ids else set()


def notes_now(ids: set[int]) -> dict[int, str]:
    """Item id -> its title, of those that are there."""
    found = db.scalars(select(Item).options(load_only(Item.title)).where(Item.id.in_(ids))) if ids else ()
    return {item.id: item.title for item in found}
