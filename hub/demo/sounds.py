"""The recorded sound of the story: a small file, spoken by a machine and saying so, played into a session as if somebody had said it."""

from hub.accounts.by import By
from hub.demo.reading import CONTENT
from hub.live import actions
from hub.live.actions.speaking import session_ms
from hub.live.audio.bundles import bundles_of
from hub.live.recording.reading import looked_through
from hub.live.recording.recorder import Recorder
from hub.live.rules import Seat
from hub.live.sounding import folder_of

TAB = "demonstration"


def speak(by: By, seat: Seat, name: str) -> None:
    """Start the recording, say what is in a file, and stop; all of it in no time, at the session's own moment."""
    actions.start_recording(by, seat)
    turn, begins = actions.ask_for_floor(by, seat, TAB), session_ms(seat.live)
    recorder = Recorder(folder_of(seat.live), lambda: begins)
    recorder.start()
    for bundle in bundles_of(looked_through(CONTENT / "sounds" / name).packets, turn.stream, begins):
        recorder.take(bundle, by.id)
    recorder.stop()
    actions.end_turn(by, seat, turn.stream)
    actions.stop_recording(by, seat)
