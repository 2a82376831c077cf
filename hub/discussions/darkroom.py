"""Having a picture written anew apart from this process: one at a time, limited in memory and time, nothing left behind."""

import shutil
import tempfile
import threading

from hub.storage import apart

PROGRAM = "hub.discussions.pictures"
# A net above the program's own limit of processor time; longer because a busy machine is no attack.
SECONDS = 20.0
LONGEST_LINE = 40
# Two decoded photos of 40 million pixels at once are a quarter of a small machine.
_turn = threading.Lock()


class BadPicture(Exception):
    """Not a picture that can be read in time and memory, or too large a one."""


def developed(stream):
    """The picture as (open file without a name, format, (width, height)), of pixels and nothing else; BadPicture where that cannot be."""
    made = tempfile.TemporaryFile()  # noqa: SIM115 - handed on open
    try:
        with tempfile.TemporaryFile() as given:
            stream.seek(0)
            shutil.copyfileobj(stream, given)
            given.seek(0)
            with _turn:
                well = apart.done(PROGRAM, given.fileno(), made.fileno(), SECONDS)
        if not well:
            raise BadPicture
        made.seek(0)
        form, width, height = made.readline(LONGEST_LINE).decode().split()
        return made, form, (int(width), int(height))
    except BaseException:
        made.close()
        raise
