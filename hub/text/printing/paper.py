"""A certificate as PDF: drawn by a child process from what is told, and kept beside the files."""

import hashlib
import json
import tempfile
from pathlib import Path
from threading import BoundedSemaphore

from hub.errors import Busy
from hub.storage import files
from hub.storage.apart import done
from hub.text.languages import _

PROGRAM = "hub.text.printing.drawing"
SECONDS = 20
AT_ONCE = BoundedSemaphore(2)  # each costs half a second of a core and 60 MB


def pdf_kept(told: dict, folder: str, name: str) -> Path:
    """Where the PDF of what is told lies, drawn if it is not there yet; an older one of that name goes. Busy when it cannot be drawn."""
    given = json.dumps(told, ensure_ascii=False, sort_keys=True).encode()
    path = files.folder_of(folder) / f"{name}-{hashlib.sha256(given).hexdigest()[:24]}.pdf"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        for old in path.parent.glob(f"{name}-*.pdf"):
            old.unlink(missing_ok=True)
        with AT_ONCE:
            _draw(given, path)
    return path


def _draw(told: bytes, path: Path) -> None:
    draft = path.with_suffix(".part")
    with tempfile.TemporaryFile() as given:
        given.write(told)
        given.seek(0)
        with draft.open("wb") as made:
            well = done(PROGRAM, given.fileno(), made.fileno(), SECONDS)
    if not well or not draft.stat().st_size:
        draft.unlink(missing_ok=True)
        raise Busy(_("The page could not be drawn just now. Your certificate is safe; try again in a minute."))
    draft.replace(path)
