"""In the web process: what was heard is taken from the voices now and then and written down, some hundred people at a time."""

import logging
from itertools import count

from hub.attendance import actions
from hub.live import listening
from hub.live.sounding import BEATS, VOICES
from hub.storage.unit import unit_of_work

AT_ONCE, WRITES = 500, 4  # people in one unit of work; beats between two of them: a minute
log = logging.getLogger(__name__)
_beats = count(1)


def beat() -> None:
    """Look how far everybody has heard; each fourth time, and once the last voice is over, write it down."""
    for voice in list(VOICES.values()):
        voice.ear.look_at_all(voice)
    if not VOICES:
        while listening.HEARD and write():
            pass
    elif next(_beats) % WRITES == 0:
        write()


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
