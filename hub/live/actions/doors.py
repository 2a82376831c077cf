"""Opening the room, and closing it into session notes."""

from collections.abc import Callable

from sqlalchemy import delete

from hub.accounts.by import By
from hub.audit.actions import record
from hub.clock import now
from hub.errors import require
from hub.library import afterwards
from hub.library.actions import Kept, keep_notes
from hub.library.models import Item
from hub.library.queries import item_of_live
from hub.live import notices, queries
from hub.live.actions.facts import happened
from hub.live.actions.presence import end_all
from hub.live.actions.speaking import fall_silent
from hub.live.closing import record_of
from hub.live.finding import make_next_findable
from hub.live.models import Fact, Hand
from hub.live.rules import Seat, may_close, may_open
from hub.storage.unit import db
from hub.text.languages import _
from hub.text.plain import as_html
from hub.text.writing import Written


def open_doors(by: By, seat: Seat) -> Fact | None:
    """Open the room to everybody; None if it is open already."""
    if seat.live.is_open:
        return None
    require(may_open(by, seat), _("Only who leads the session can open it, and only before it is over."))
    seat.live.state, seat.live.opened_at = "open", now()
    record(by, "opened", seat.live)
    notices.opened(by, seat.live)
    return happened(by, seat.live, "live:opened")


CLOSING: list[Callable[[By, Seat], object]] = []


def when_closing(act: Callable[[By, Seat], object]):
    """Have `act(by, seat)` done before a session is closed: what other rooms keep open in it ends first."""
    CLOSING.append(act)
    return act


def close(by: By, seat: Seat, notes: Written) -> Item:
    """End the session for everybody; its notes, chat, attendance, agenda and links become session notes in the library."""
    if seat.live.state == "closed" and seat.live.notes_item_id:
        return item_of_live(seat.live.id)
    require(may_close(by, seat), _("Only who leads the session can close it."))
    for act in CLOSING:
        act(by, seat)
    shut(by, seat)
    live = seat.live
    item = keep_notes(by, live.community, _kept(seat, notes))
    live.notes_item_id = item.id
    make_next_findable(live)
    record(by, "closed", live)
    notices.notes_ready(by, live, item)
    happened(by, live, "live:closed", path=f"/library/{item.id}")
    afterwards.changed(live.id)
    return item


def shut(by: By, seat: Seat) -> None:
    """Nobody speaks, stands in or raises a hand in a room any more; who calls this tells the room."""
    fall_silent(by, seat)
    seat.live.state, seat.live.closed_at = "closed", now()
    end_all(seat)
    db.flush()
    db.execute(delete(Hand).where(Hand.live_id == seat.live.id))


def _kept(seat: Seat, notes: Written) -> Kept:
    live = seat.live
    if notes.source != live.notes_source:
        # Somebody typed between the rendering and the lock: shown as plain lines, correct in substance.
        notes = Written(live.notes_source, as_html(live.notes_source))
    speakers = {row.person_id for row in queries.people_with_roles(live.id) if row.role in ("host", "speaker")}
    return Kept(
        live_id=live.id, title=live.title, language=live.language, notes=notes, topics=live.topics,
        speaker_ids=sorted(speakers), held_at=live.opened_at, zone=live.zone,
        record=record_of(live, queries.spans_of(live.id), queries.all_chat(live.id), queries.pointed_in(live.id)),
    )
