"""Stored files: named by us, outside the web root, written whole or not at all."""

import hashlib
import os
import re
import secrets
import shutil
from pathlib import Path
from typing import BinaryIO

from hub.errors import Invalid, NotFound
from hub.settings import Settings

CHUNK = 256 * 1024
_NAME = re.compile(r"[0-9a-f]{48}")
LEAST_FREE = 0.05  # of the disk; below, reading and writing of texts must still work


class _Store:
    root: Path | None = None


def connect(settings: Settings) -> None:
    """Keep files in the settings' folder."""
    _Store.root = settings.uploads


def keep(stream: BinaryIO, most: int) -> tuple[str, int]:
    """Write a stream to the store; returns (name, bytes). Raises Invalid when it is too long or the disk too full."""
    _refuse_when_full()
    draft = _Store.root / "drafts" / f"{secrets.token_hex(8)}.part"
    draft.parent.mkdir(parents=True, exist_ok=True)
    digest, count = hashlib.sha256(), 0
    try:
        with draft.open("wb") as file:
            while block := stream.read(CHUNK):
                count += len(block)
                if count > most:
                    raise Invalid("too large")
                digest.update(block)
                file.write(block)
            file.flush()
            os.fsync(file.fileno())
        name = f"{digest.hexdigest()[:40]}{secrets.token_hex(4)}"
        _path(name).parent.mkdir(parents=True, exist_ok=True)
        draft.replace(_path(name))
    finally:
        draft.unlink(missing_ok=True)
    return name, count


def path_of(name: str) -> Path:
    """Where a stored file lies; NotFound for a name that is not one of ours."""
    return _path(name)


def folder_of(*names: str) -> Path:
    """A folder of its own in the store, for what is written bit by bit; not made here."""
    return _Store.root.joinpath(*names)


def remove(name: str) -> None:
    """Forget a stored file; no error if it is gone already."""
    _path(name).unlink(missing_ok=True)


def free_share() -> float:
    """The free part of the disk that holds the files, 0 to 1."""
    root = _Store.root
    root.mkdir(parents=True, exist_ok=True)
    usage = shutil.disk_usage(root)
    return usage.free / usage.total


def stored_names() -> list[str]:
    """The names of all stored files."""
    return [path.name for path in _Store.root.glob("??/*")] if _Store.root.exists() else []


def _refuse_when_full() -> None:
    if free_share() < LEAST_FREE:
        raise Invalid("the disk is nearly full")


def _path(name: str) -> Path:
    if not _NAME.fullmatch(name):
        raise NotFound()
    return _Store.root / name[:2] / name
