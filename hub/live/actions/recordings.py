"""What becomes of a recording after the session: said in the notes, turns left out of it, taken back as a whole."""

from hub.accounts.by import By
from hub.audit.actions import record
from hub.background.queue import wake
from hub.clock import now
from hub.errors import Invalid, NotFound, require
from hub.library import afterwards
from hub.library.actions import renew_record
from hub.library.models import Item
from hub.library.queries import item_of_live
from hub.live import queries, sounding
from hub.live.recording.mixing import Manifest
from hub.live.recording.taking_back import forget_all, forget_turns
from hub.live.rules import Seat, may_leave_out, may_take_back
from hub.storage.unit import after_commit
from hub.text.languages import _


def keep_recording(live_id: int, made: Manifest, chapters: list[dict]) -> None:
    """Say in a session's notes that its recording is there, and what is in it; the house's own act."""
    seat, item = queries.seat_of(live_id), item_of_live(live_id)
    if seat is None or item is None:
        return
    if "taken_back" in item.record:  # while it was put together
        after_commit(lambda: forget_all(sounding.folder_of(seat.live)))
    elif made.file and not set(item.record.get("left_out", ())) & {one["stream"] for one in made.speakers}:
        heard = sorted({one["person_id"] for one in made.speakers})
        renew_record(item, recording={"ms": made.ms, "bytes": made.bytes, "version": made.version, "heard": heard, "chapters": chapters}, renewing=False)
    elif item.record.get("renewing") and not made.file:
        renew_record(item, renewing=False)
    afterwards.changed(live_id)


def leave_out(by: By, seat: Seat, streams: set[int]) -> None:
    """Take turns out of the recording: off the disk at once, and the recording is put together anew without them. Nothing brings them back."""
    turns = [turn for turn in queries.recorded_turns(seat.live) if turn.stream in streams]
    allowed = all(may_leave_out(by, seat, turn.person_id) for turn in turns)
    require(allowed, _("You can leave out what you said yourself; who leads the session, what anybody said."))
    if not turns:
        raise Invalid(_("Choose at least one turn."))
    item, gone = _item(seat), {turn.stream for turn in turns}
    before = item.record.get("left_out", ())
    _renew_without_recording(item, left_out=sorted({*before, *gone}), renewing=True)
    record(by, "left_out_of_recording", seat.live, turns=len(turns), people=sorted({turn.person_id for turn in turns}))
    folder = sounding.folder_of(seat.live)
    after_commit(lambda: forget_turns(folder, gone))
    afterwards.changed(seat.live.id)
    wake("live.publish", seat.live.id)


def take_back(by: By, seat: Seat) -> None:
    """Delete the recording of a session that is over, with all it was made of; the notes say so."""
    require(may_take_back(by, seat), _("Only who leads the session can delete its recording, and only when it is over."))
    item = _item(seat)
    if "taken_back" in item.record:
        return
    _renew_without_recording(item, taken_back={"by": by.id, "at": now().isoformat(timespec="seconds")}, renewing=False)
    record(by, "deleted_recording", seat.live)
    folder = sounding.folder_of(seat.live)
    after_commit(lambda: forget_all(folder))
    afterwards.changed(seat.live.id)


def _item(seat: Seat) -> Item:
    item = item_of_live(seat.live.id)
    if item is None:
        raise NotFound()
    return item


def _renew_without_recording(item: Item, **parts) -> None:
    item.record = {name: part for name, part in item.record.items() if name != "recording"}
    renew_record(item, **parts)
