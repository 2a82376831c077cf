"""Everything a hub is made of in one file, written while it runs, and a hub made of such a file again."""

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

from hub.clock import now
from hub.errors import Conflict, Invalid
from hub.settings import Settings
from hub.storage import migrating, packing, snapshots
from hub.storage.unit import engine

FOLDER = "backups"  # in the instance; a backup does not hold the backups before it
NAMED = "baraza-%Y%m%d-%H%M%S.tar.gz"


def back_up(settings: Settings, target: Path | None = None) -> tuple[Path, dict]:
    """Write database, stored files and key into one file; returns where it is and what it says of itself."""
    if migrating.current() is None:
        raise Conflict("There is no database yet, so there is nothing to back up.")
    target = target or _folder(settings) / now().strftime(NAMED)
    if target.exists():
        raise Conflict(f"{target} is there already and was left as it is. Name another file.")
    # The rows first: a file that is added after them is an orphan, a row whose file came too late would be a hole.
    with _aside(target.parent) as folder, packing.Packing(target) as pack:
        facts = snapshots.taken(folder)
        pack.put("secret.key", settings.secret_key.encode())
        _add_all(pack, folder, "")
        left = [name for name, path in _files(settings) if not pack.add(name, path)]
        facts = {**facts, "made": now().isoformat(), "left": left}
        pack.close_with(**facts)
    return target, {**facts, "files": sum(name.startswith("files/") for name in pack.parts), "bytes": target.stat().st_size}


def last_of(settings: Settings) -> Path | None:
    """The newest backup in the instance's own folder for them."""
    return max(_kept(settings), default=None, key=lambda path: path.name)


def forget_older(settings: Settings, keep: int) -> int:
    """Remove all but the newest few of the instance's own folder; returns how many."""
    older = sorted(_kept(settings), key=lambda path: path.name)[:-keep]
    for path in older:
        path.unlink()
    return len(older)


def restore(settings: Settings, source: Path) -> dict:
    """Make this empty installation what a backup holds; returns what the backup says of itself. Refused before anything is touched."""
    _refuse_unless_empty(settings)
    with _aside(settings.instance) as folder:
        facts = packing.unpacked(source, folder)
        _refuse_unless_fitting(facts)
        # Files and key before the rows: until these are there the installation is empty, and the command can be given again.
        if (folder / "files").exists():
            shutil.rmtree(settings.uploads, ignore_errors=True)
            (folder / "files").rename(settings.uploads)
        (folder / "secret.key").replace(settings.instance / "secret.key")
        (settings.instance / "queue.db").unlink(missing_ok=True)
        snapshots.put_back(folder, facts)
    return facts


def _refuse_unless_empty(settings: Settings) -> None:
    if migrating.current() is not None:
        raise Conflict(
            "There is a hub here already, and it was left as it is. Name an empty folder in HUB_INSTANCE, and an empty database in HUB_DATABASE."
        )


def _refuse_unless_fitting(facts: dict) -> None:
    here = engine().dialect.name
    if facts["database"] != here:
        raise Invalid(f"The backup is of {facts['database']}, this installation uses {here}. Nothing was changed; set HUB_DATABASE as it was there.")
    if facts["schema"] not in migrating.known():
        raise Invalid(f"The backup is of version {facts['schema']}, which this hub does not know. Nothing was changed; update it (git pull).")


@contextmanager
def _aside(beside: Path):
    # On the same disk as what it becomes, so that the last step is a rename.
    beside.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=".copying-", dir=beside))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _folder(settings: Settings) -> Path:
    return settings.instance / FOLDER


def _kept(settings: Settings) -> list[Path]:
    return list(_folder(settings).glob("baraza-*.tar.gz"))


def _add_all(pack: packing.Packing, folder: Path, under: str) -> None:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            pack.add(f"{under}{path.relative_to(folder)}", path)


def _files(settings: Settings):
    for path in sorted(settings.uploads.rglob("*")):
        if path.is_file() and "drafts" not in path.relative_to(settings.uploads).parts[:1]:
            yield f"files/{path.relative_to(settings.uploads)}", path
