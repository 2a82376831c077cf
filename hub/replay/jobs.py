"""What the worker does for replays: timeline and folder for offline as soon as a session is over, and writing recordings down."""

from hub.background.queue import job, wake
from hub.live.sounding import folder_of
from hub.mail.delivery import settings
from hub.replay import actions, queries
from hub.replay.collecting import timeline_now
from hub.replay.finding import make_findable
from hub.replay.hearing import Hearing, hear
from hub.replay.packing import make_pack
from hub.replay.showing import shown_of
from hub.replay.timeline import keep
from hub.storage.unit import unit_of_work

AT_WORK: dict[int, Hearing] = {}  # in the memory of the worker


@job("replay.renew")
def renew(live_id: int) -> None:
    """Put the timeline beside the sound, let the transcript follow the recording, make the folder for offline."""
    with unit_of_work():
        actions.follow_recording(live_id)
    find(live_id)
    with unit_of_work(write=False):
        if (found := queries.told_of(live_id)) is None:
            return
        keep(folder_of(found.seat.live), timeline_now(found.seat.live))
        make_pack(shown_of(found))
    if found.choices.hearing == "waiting":
        wake("replay.transcribe")


@job("replay.find")
def find(live_id: int) -> None:
    """Let searches find what was said, as the replay shows it now."""
    with unit_of_work():
        if found := queries.told_of(live_id):
            make_findable(shown_of(found))


@job("replay.find_older", every_minutes=6 * 60)
def find_older() -> None:
    """The same for sessions that were over before searches knew what was said, a few at a time."""
    with unit_of_work(write=False):
        older = queries.captioned_without_passages()
    for live_id in older:
        find(live_id)


@job("replay.pack")
def pack(live_id: int) -> None:
    """Make the folder for offline anew."""
    with unit_of_work(write=False):
        if found := queries.told_of(live_id):
            make_pack(shown_of(found))


@job("replay.transcribe")
def transcribe() -> None:
    """Give the speech-to-text command the next recording, if it is not at work; how it fared is noted under this name."""
    if settings().stt_command and not AT_WORK:
        _begin()


@job("replay.listen", every_minutes=1)
def listen() -> None:
    """Take what the speech-to-text command has written, and give it the next recording; one at a time, while the worker goes on with other things."""
    for one in [one for one in AT_WORK.values() if one.is_over]:
        _finish(one)
    with unit_of_work():
        for live_id in queries.running_now():
            if live_id not in AT_WORK:
                actions.hearing_was_lost(live_id)
    transcribe()


def _begin() -> None:
    with unit_of_work(write=False):
        live_id = queries.next_to_hear()
        found = queries.told_of(live_id) if live_id else None
    if live_id is None:
        return
    if found is None or found.sound is None:
        with unit_of_work():
            actions.hearing_failed(live_id, "the recording is gone", 0)
        return
    facts = {"live_id": live_id, "version": found.sound.version, "ms": found.sound.ms, "language": found.seat.live.language}
    with unit_of_work():
        actions.hearing_began(live_id)
    try:
        AT_WORK[live_id] = hear(settings().stt_command, folder_of(found.seat.live) / found.sound.file, facts)
    except OSError as error:
        with unit_of_work():
            actions.hearing_failed(live_id, f"it cannot be started: {error.strerror}", 0)


def _finish(one: Hearing) -> None:
    del AT_WORK[one.live_id]
    try:
        trouble = one.trouble()
        with unit_of_work():
            if trouble:
                actions.hearing_failed(one.live_id, trouble, one.took_s)
            else:
                actions.keep_heard(one.live_id, one.version, one.text(), one.took_s)
    finally:
        one.forget()
