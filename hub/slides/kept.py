"""Where pictures of slides lie: a folder for each session, each file named by what is in it."""

import hashlib
import os
import re
import secrets
from pathlib import Path

from hub.errors import NotFound
from hub.live.models import LiveSession
from hub.storage import files

_NAME = re.compile(r"[0-9a-f]{40}")


def folder_of(live: LiveSession) -> Path:
    """Where the pictures of a session are kept, under a name that no later session gets."""
    return files.folder_of("slides", live.uid.partition("@")[0])


def folders() -> list[Path]:
    """Where the pictures of any session are kept."""
    return list(files.folder_of("slides").glob("*"))


def keep(folder: Path, body: bytes) -> str:
    """Write a picture whole or not at all; its name, the same for the same bytes."""
    name = hashlib.sha256(body).hexdigest()[:40]
    whole = folder / f"{name}.webp"
    if not whole.exists():
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f"{name}.{secrets.token_hex(4)}.part"
        try:
            with draft.open("wb") as file:
                file.write(body)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(whole)
        finally:
            draft.unlink(missing_ok=True)
    return name


def path_of(folder: Path, name: str) -> Path:
    """Where a picture lies; NotFound for a name that is not one of ours, or a picture that is gone."""
    path = folder / f"{name}.webp"
    if not _NAME.fullmatch(name) or not path.is_file():
        raise NotFound()
    return path


def forget(folder: Path, names: set[str]) -> None:
    """Take pictures off the disk; no error for those that are gone."""
    for name in names:
        if _NAME.fullmatch(name):
            (folder / f"{name}.webp").unlink(missing_ok=True)
