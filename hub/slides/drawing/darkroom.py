"""Having pages drawn apart from this process: some at a time, limited in memory and time, nothing left behind."""

import json
import tempfile
from typing import NamedTuple

from hub.slides.drawing.sheets import Sheet
from hub.storage import apart

PROGRAM = "hub.slides.drawing.program"
SECONDS = 90.0  # a net above the program's own limit of processor time
AT_ONCE = 6  # pages; between two handfuls the worker does other things


class Handful(NamedTuple):
    """What came of drawing: how many pages there are in all (0: not known), those drawn now, and why it stopped ('' where it did not)."""

    pages: int
    drawn: list[Sheet]
    problem: str = ""


def drawn(path: str, kind: str, start: int = 0) -> Handful:
    """Some pages of a file, from page `start` on; `kind` is "pdf" or "picture". Pages done before it stopped are kept."""
    order = json.dumps({"path": path, "kind": kind, "start": start, "count": AT_ONCE}).encode()
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as made:
        given.write(order)
        given.seek(0)
        well = apart.done(PROGRAM, given.fileno(), made.fileno(), SECONDS)
        made.seek(0)
        return _handful(made, well)


def _handful(made, well: bool) -> Handful:
    pages, sheets, problem = 0, [], "" if well else "heavy"
    while said := _said(made):
        if "size" in said:
            sheet = Sheet(said["text"], tuple(said["size"]), made.read(said["small"]), made.read(said["large"]))
            if len(sheet.large) < said["large"]:
                break
            sheets.append(sheet)
        pages, problem = said.get("pages", pages), said.get("problem", problem)
    return Handful(pages, sheets, problem)


def _said(made) -> dict | None:
    line = made.readline()
    return json.loads(line) if line.endswith(b"\n") else None
