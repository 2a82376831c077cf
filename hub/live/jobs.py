"""What the worker does for live sessions: reminders, letting go of lines that fell silent, putting recordings together."""

import shutil
from datetime import timedelta

from hub.background.queue import job
from hub.clock import now
from hub.live import lately, notices, queries, sounding  # noqa: F401 - lately answers what letters ask before they go
from hub.live.actions import keep_recording, let_go_of_the_silent
from hub.live.closing import points_set
from hub.live.recording import mixing, voice_notes
from hub.live.recording.chaptering import chapters_of
from hub.storage.unit import unit_of_work

AHEAD = {
    "hour": (timedelta(0), timedelta(hours=1)), "day": (timedelta(hours=1), timedelta(days=1)), "week": (timedelta(days=1), timedelta(days=7)),
}


@job("live.remind", every_minutes=5)
def remind() -> None:
    """Remind people of what they registered for, a week, a day and an hour ahead."""
    with unit_of_work():
        for ahead, (after, until) in AHEAD.items():
            for live in queries.due_for_reminder(now() + after, now() + until):
                notices.remind(live, ahead, since=live.starts_at - until)


@job("live.let_go", every_minutes=1)
def let_go() -> None:
    """End the stays of those whose line fell silent."""
    with unit_of_work():
        let_go_of_the_silent()


@job("live.publish")
def publish(live_id: int) -> None:
    """Put what was recorded of a closed session together, and say so in its notes; again when something was mended."""
    with unit_of_work(write=False):
        seat, without, pointed = queries.seat_of(live_id, lock=False), queries.left_out(live_id), queries.pointed_in(live_id)
    if seat is not None and seat.live.state == "closed":
        folder = sounding.folder_of(seat.live)
        made = mixing.publish(folder, without=without)
        with unit_of_work(write=False):
            speakers = queries.people_acting({one["person_id"] for one in made.speakers})
        chapters = chapters_of(folder, made, {by.id: by.name for by in speakers}, seat.live.title, points_set(seat.live, pointed))
        with unit_of_work():
            keep_recording(live_id, made, chapters)


@job("live.forget_sound", every_minutes=12 * 60)
def forget_sound() -> None:
    """Take away the sound of sessions that were deleted, and voice notes of those that are over."""
    folders = sounding.folders()  # before asking: a session that begins meanwhile is not among them
    with unit_of_work(write=False):
        known = {sounding.folder_of(live): live.is_open for live in queries.every_session()}
    for folder in folders:
        if folder not in known:
            shutil.rmtree(folder)
        elif not known[folder]:
            voice_notes.forget_all(folder)
