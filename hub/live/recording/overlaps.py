"""What several say at once, decoded and mixed by a process of its own, if this machine has the means: PyAV, or ffmpeg. Neither is needed to run."""

import importlib.util
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from hub.live.audio.opus import STEP
from hub.live.recording.filling import whole
from hub.live.recording.ogg import Broken
from hub.live.recording.reading import looked_through_bytes
from hub.live.recording.voices import Run

SECONDS = 120  # for one overlap; an hour of two voices takes about 30
BITRATE = "24000"
LIMITER = "limit=0.95:level=0:latency=1"  # loud peaks of two voices are held down, nothing is made louder or later


def mixed(runs: list[Run]) -> list[bytes] | None:
    """Opus packets of the runs mixed, from where the first begins; None where this machine cannot, or it failed."""
    begin = min(run.from_ms for run in runs)
    with tempfile.TemporaryDirectory() as name:
        tracks = []
        for number, run in enumerate(runs):
            path = Path(name) / f"{number}.ogg"
            path.write_bytes(whole(run.packets))
            tracks.append((path, int(run.from_ms - begin)))
        command = _command(tracks)
        if not command:
            return None
        try:
            done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=True, stdin=subprocess.DEVNULL)
            return looked_through_bytes(done.stdout).packets or None
        except (subprocess.SubprocessError, OSError, Broken):
            return None


def graph(delays: list[int]) -> str:
    """The filters that delay each input by its milliseconds and add them up, nobody made quieter, as ffmpeg writes them."""
    late = ";".join(f"[{number}:a]adelay={ms}:all=1[d{number}]" for number, ms in enumerate(delays))
    every = "".join(f"[d{number}]" for number in range(len(delays)))
    return f"{late};{every}amix=inputs={len(delays)}:normalize=0,alimiter={LIMITER}[out]"


def _command(tracks: list[tuple[Path, int]]) -> list[str] | None:
    if program := shutil.which("ffmpeg"):
        inputs = [word for path, _ in tracks for word in ("-i", str(path))]
        coding = ["-c:a", "libopus", "-b:a", BITRATE, "-ac", "1", "-ar", "48000", "-frame_duration", str(STEP // 48), "-application", "voip"]
        return [program, "-v", "error", *inputs, "-filter_complex", graph([ms for _, ms in tracks]), "-map", "[out]", *coding, "-f", "ogg", "-"]
    if importlib.util.find_spec("av"):
        return [sys.executable, "-m", "hub.live.recording.mixer", *(f"{ms}:{path}" for path, ms in tracks)]
    return None
