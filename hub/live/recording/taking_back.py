"""Taking sound back that was recorded: whole, or single turns; what is taken is gone from the disk."""

import shutil
from pathlib import Path

from hub.live.recording.chaptering import PREFIX
from hub.live.recording.mixing import MANIFEST
from hub.live.recording.voices import repairs_without

PACKS = "pack-*.zip"  # everything as one file, the sound in it


def forget_all(folder: Path) -> None:
    """Take a whole recording off the disk: what was made of it, and every voice it was made of."""
    for path in (folder / "tracks", *folder.glob(f"{PREFIX}*")):
        shutil.rmtree(path, ignore_errors=True)
    for name in ("recording-*.ogg", "apart-*.ogg", "*.part", "repairs.bin", "recording.log", MANIFEST, PACKS):
        _unlink(folder, name)


def forget_turns(folder: Path, streams: set[int]) -> None:
    """Take turns off the disk, and what was published with them in it; it has to be put together again then."""
    for stream in streams:
        _unlink(folder / "tracks", f"{stream}-*.ogg")
        _unlink(folder, f"apart-{stream}-*.ogg")
    for path in folder.glob(f"{PREFIX}*"):
        shutil.rmtree(path, ignore_errors=True)
    _unlink(folder, "recording-*.ogg")
    _unlink(folder, PACKS)
    repairs_without(folder / "repairs.bin", streams)


def _unlink(folder: Path, name: str) -> None:
    for path in folder.glob(name):
        path.unlink(missing_ok=True)
