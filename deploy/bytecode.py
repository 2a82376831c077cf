"""Loads once all that servers and worker load, so that their bytecode is written: PYTHONDONTWRITEBYTECODE= python -OO -X no_debug_ranges deploy/bytecode.py."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import hub.commands.web  # noqa: E402
import hub.commands.worker  # noqa: E402
import hub.working  # noqa: E402, F401
from hub.rooms import shelves  # noqa: E402

for _shelf in shelves("notices", "actions", "jobs", "views", "sockets"):
    pass
