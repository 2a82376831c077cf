"""The administrator's speech-to-text command at work on one recording: a process of its own, without a shell, without our secrets, not for ever."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

PASSED_ON = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "LD_LIBRARY_PATH")
SHORTEST, TIMES = 600, 6  # seconds a command may take at least, and how much longer than the recording
LARGEST = 5_000_000  # bytes of a transcript
SAID = 300  # bytes of its last words that administrators see


@dataclass(eq=False)
class Hearing:
    """One run: of which session and which version of its recording."""

    live_id: int
    version: int
    process: subprocess.Popen
    folder: Path
    until: float
    began: float

    @property
    def is_over(self) -> bool:
        """Whether the command ended, or has taken too long and is ended now."""
        if self.process.poll() is None and time.monotonic() > self.until:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            (self.folder / "said").write_text("it took too long and was ended")
        return self.process.poll() is not None

    @property
    def took_s(self) -> float:
        """How long it has been at work, seconds."""
        return time.monotonic() - self.began

    def text(self) -> str:
        """What it wrote."""
        with (self.folder / "output.vtt").open(encoding="utf-8", errors="replace") as file:
            return file.read(LARGEST)

    def trouble(self) -> str:
        """Why there is nothing to read; empty where there is."""
        said = (self.folder / "said").read_bytes()[-SAID:].decode(errors="replace").strip()
        if self.process.returncode:
            return f"exit status {self.process.returncode}: {said}"
        return "" if (self.folder / "output.vtt").is_file() else f"it wrote no file: {said}"

    def forget(self) -> None:
        """End it if it still runs, and take away what it wrote."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def hear(command: tuple[str, ...], source: Path, facts: dict) -> Hearing:
    """Begin; `facts` are live_id, version, ms of the recording, language. OSError where the command cannot be started."""
    folder = Path(tempfile.mkdtemp(prefix="hub-hearing-"))
    places = {"{input}": str(source), "{output}": str(folder / "output.vtt"), "{language}": facts["language"]}
    words = [_filled(word, places) for word in command]
    try:
        with (folder / "said").open("wb") as said:
            process = subprocess.Popen(
                [*_patiently(), *words], cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT, start_new_session=True,
                env={name: value for name, value in os.environ.items() if name in PASSED_ON},
            )
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    began = time.monotonic()
    return Hearing(facts["live_id"], facts["version"], process, folder, began + max(SHORTEST, TIMES * facts["ms"] / 1000), began)


def _filled(word: str, places: dict[str, str]) -> str:
    for name, value in places.items():
        word = word.replace(name, value)
    return word


def _patiently() -> list[str]:
    """Behind everything else the machine has to do."""
    nice = shutil.which("nice")
    return [nice, "-n", "15"] if nice else []
