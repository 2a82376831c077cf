"""Office files made into PDF, where LibreOffice is present on the machine; in a folder of its own that is gone afterwards."""

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from hub.storage import apart

PROGRAM = "hub.slides.drawing.office"
NAMES = ("soffice", "libreoffice")
SECONDS, PATIENCE = 120, 10
MEMORY = 3 * 1024 * 1024 * 1024  # of address space, most of it never touched
MOST_WRITTEN = 64 * 1024 * 1024
NICER = 12


def is_present() -> bool:
    """Whether this machine can read office files."""
    return any(map(shutil.which, NAMES))


def as_pdf(path: Path, ending: str):
    """The file as PDF (an open file without a name), or None where that cannot be done in time and memory."""
    made = tempfile.TemporaryFile()  # noqa: SIM115 - handed on open
    with tempfile.TemporaryFile() as given, tempfile.TemporaryDirectory() as folder:
        given.write(json.dumps({"path": str(path), "ending": ending, "folder": folder}).encode())
        given.seek(0)
        well = apart.done(PROGRAM, given.fileno(), made.fileno(), SECONDS + PATIENCE)
    made.seek(0)
    if well and made.read(5) == b"%PDF-":
        made.seek(0)
        return made
    made.close()
    return None


def main() -> None:
    """Convert the file of the order on standard input; its PDF goes to standard output."""
    os.nice(NICER)
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, MOST_WRITTEN), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(what, (most, most))
    order = json.loads(sys.stdin.buffer.read())
    folder = Path(order["folder"])
    source = folder / f"deck.{order['ending']}"
    shutil.copyfile(order["path"], source)
    sys.exit(1) if not _converted(folder, source) else sys.stdout.buffer.write((folder / "deck.pdf").read_bytes())


def _converted(folder: Path, source: Path) -> bool:
    command = [
        next(filter(None, map(shutil.which, NAMES)), NAMES[0]), "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation=file://{folder}/profile",
        "--convert-to", "pdf", "--outdir", str(folder), str(source),
    ]
    # It starts programs of its own: ended together with all of them.
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    running = subprocess.Popen(command, cwd=folder, env={**os.environ, "HOME": str(folder)}, start_new_session=True, **quiet)
    try:
        return running.wait(SECONDS) == 0 and (folder / "deck.pdf").exists()
    except subprocess.TimeoutExpired:
        return False
    finally:
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
