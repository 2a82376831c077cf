"""The recorded sound of the story: small files, spoken by a machine and saying so, played into a session as if somebody had said them."""

from hub.accounts.by import By
from hub.clock import now
from hub.demo.reading import CONTENT
from hub.live import actions
from hub.live.audio.bundles import bundles_of
from hub.live.recording.reading import looked_through
from hub.live.recording.recorder import Recorder
from hub.live.rules import Seat
from hub.live.sounding import folder_of

TAB = "demonstration"


def speak(by: By, seat: Seat, name: str) -> None:
    """Say what is in a file, into the recording; all of it in no time, at the session's own moment."""
    actions.consent(by, seat, "agreed")
    turn = actions.ask_for_floor(by, seat, TAB)
    begins = int((now() - seat.live.opened_at).total_seconds() * 1000)  # the story's clock: the voice's own stands almost still
    recorder = Recorder(folder_of(seat.live), lambda: begins)
    recorder.start()
    for bundle in bundles_of(looked_through(CONTENT / "sounds" / name).packets, turn.stream, begins):
        recorder.take(bundle, by.id)
    recorder.stop()
    actions.end_turn(by, seat, turn.stream)
