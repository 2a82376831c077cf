"""What was said while the speaker's line was down: kept on their device, sent again, put into the recording."""

from datetime import timedelta

from hub.accounts.by import By
from hub.background.queue import wake
from hub.clock import now
from hub.communities.rules import may_speak
from hub.errors import Invalid, NotFound, require
from hub.limits import Budget
from hub.live import queries, sounding
from hub.live.actions.speaking import session_ms
from hub.live.audio.bundles import REPAIR, Bundle
from hub.live.audio.floor import LINE, QUIET
from hub.live.audio.intake import Intake
from hub.live.audio.lengths import parts_of
from hub.live.audio.refusing import Unheard
from hub.live.models import Fact, LiveSession
from hub.live.recording.recorder import Recorder
from hub.live.recording.voices import spans
from hub.live.rules import Seat
from hub.storage.unit import after_commit
from hub.text.languages import _

SENT = Budget(60, 60)  # pieces of some seconds, of one person
KEPT_FOR = timedelta(days=1)  # after the session; a device that finds no line for longer keeps it to itself
AFTER_MS, AFTER_LOST_MS = 500, 60_000  # of sound past the end of a turn: clocks differ; who was cut off spoke on without knowing


def mend(by: By, seat: Seat, stream: int, body: bytes) -> bool:
    """Keep bundles of a turn of one's own (each with two bytes of length before it) for the recording; all of them or, Unheard or Invalid, none.

    Whether any was said while the recording was on; sent twice they are there once.
    """
    recent = seat.live.is_open or seat.live.state == "closed" and now() - seat.live.closed_at < KEPT_FOR
    require(may_speak(by, seat.community) and recent)
    SENT.spend(by.id, _("That was too quick. Wait a moment and try again."))
    turn = queries.turn_facts(seat.live.id, stream)
    opened = turn.get("floor:opened")
    if opened is None or opened.by_id != by.id or stream in queries.left_out(seat.live.id):
        raise NotFound()
    bundles = _looked_at(seat, stream, body, opened, _until(seat, turn.get("floor:closed")))
    person_id = by.id
    after_commit(lambda: _keep(seat.live, person_id, bundles))
    if seat.live.is_over:
        wake("live.publish", seat.live.id)
    on = spans(sounding.folder_of(seat.live))
    return any(since <= bundle.t_ms < until for bundle in bundles for since, until in on)


def _looked_at(seat: Seat, stream: int, body: bytes, opened: Fact, until: int) -> list[Bundle]:
    intake = Intake(stream, lambda: session_ms(seat.live), opened.data["t_ms"])
    bundles = [intake.take(data) for data in parts_of(body)]
    if not bundles:
        raise Invalid(_("This is no sound of ours."))
    for bundle in bundles:
        if not bundle.flags & REPAIR or bundle.t_ms + bundle.ms > until:
            raise Unheard("clock", f"of {bundle.t_ms} ms where the turn ended at {until} ms")
    return bundles


def _until(seat: Seat, closed: Fact | None) -> int:
    if closed is None:
        return session_ms(seat.live) + AFTER_MS
    return closed.data["t_ms"] + (AFTER_LOST_MS if closed.data["why"] in (LINE, QUIET) else AFTER_MS)


def _keep(live: LiveSession, person_id: int, bundles: list[Bundle]) -> None:
    voice = sounding.VOICES.get(live.id)
    if not voice and not (sounding.folder_of(live) / "recording.log").exists():
        return  # nothing was recorded, or the recording was taken back
    recorder = voice.stage.recorder if voice else Recorder(sounding.folder_of(live), lambda: 0)
    for bundle in bundles:
        recorder.repair(bundle, person_id)
