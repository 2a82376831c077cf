"""In the web process: what was heard is taken from the voices now and then and written down, a few people at a time so that no voice waits for it."""

import logging

from hub.attendance import actions
from hub.live import listening
from hub.live.sounding import BEATS, VOICES
from hub.realtime.hub_socket import socketio
from hub.storage.unit import unit_of_work

LOOKS, AT_ONCE, WRITES = 200, 50, 20  # lines looked at before voices have their turn; people in one unit of work; units of work in one beat
PAUSE = 0.05  # seconds between two units of work
log = logging.getLogger(__name__)


def beat() -> None:
    """Look how far everybody has heard and write some of it down, who waits longest first; all of it once the last voice is over."""
    for voice in list(VOICES.values()):
        for _looked in voice.ear.looks(voice, LOOKS):
            socketio.sleep(0)
    written = 0
    while listening.HEARD and (written < WRITES or not VOICES) and write():
        written += 1
        socketio.sleep(PAUSE)


def write() -> bool:
    """Write down what was noted first; False, and nothing lost, where that failed."""
    heard = listening.taken(AT_ONCE)
    try:
        if heard:
            with unit_of_work():
                actions.write_down(heard)
        return True
    except Exception:
        log.exception("what was heard is kept for later")
        for (live_id, person_id, way), ranges in heard.items():
            for begin, end in ranges:
                listening.note(live_id, person_id, way, begin, end)
        return False


BEATS.append(beat)
