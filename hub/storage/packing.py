"""One packed file of many: written bit by bit with a checksum for each part, read back only as a whole and only if nothing is missing."""

import gzip
import hashlib
import io
import json
import os
import re
import tarfile
import zlib
from pathlib import Path

from hub.errors import Invalid

FORMAT = 1
MANIFEST = "manifest.json"
BLOCK = 256 * 1024
PACKED_BY = 3  # of 9: sound and pictures do not shrink, and the machine has others to serve meanwhile
_PART = re.compile(r"(secret\.key|hub\.db|tables/[a-z_]+\.copy|files/([\w-][\w.-]*/)*[\w-][\w.-]*)")
BROKEN = (EOFError, zlib.error, tarfile.TarError, gzip.BadGzipFile)


class Packing:
    """A packed file as it is written: `with Packing(path) as pack: pack.add(name, path)`; under its name only once it is whole."""

    def __init__(self, target: Path):
        self.target, self.draft = target, target.with_name(f"{target.name}.part")
        self.parts: dict[str, list] = {}

    def __enter__(self):
        """Open the draft, readable for its owner alone: it will hold every secret of the site."""
        self.draft.unlink(missing_ok=True)
        self.file = os.fdopen(os.open(self.draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
        self.tar = tarfile.open(fileobj=self.file, mode="w:gz", compresslevel=PACKED_BY)
        return self

    def __exit__(self, kind, error, trace):
        """Give it its name, or leave nothing of it."""
        try:
            if kind is None:
                self.tar.close()
                self.file.flush()
                os.fsync(self.file.fileno())
                self.draft.replace(self.target)
        finally:
            self.file.close()
            self.draft.unlink(missing_ok=True)

    def add(self, name: str, path: Path) -> bool:
        """Put a file in as it is now; False if somebody has taken it away meanwhile."""
        try:
            source = path.open("rb")
        except FileNotFoundError:
            return False
        with source:
            size = os.fstat(source.fileno()).st_size
            self._write(name, size, _Counted(source, size))
        return True

    def close_with(self, **facts) -> None:
        """Write down what is in it, last: a file that ends before this is not whole."""
        words = json.dumps({"format": FORMAT, **facts, "parts": self.parts}, indent=1).encode()
        self._write(MANIFEST, len(words), io.BytesIO(words))

    def put(self, name: str, words: bytes) -> None:
        """Put a few words in as a file."""
        self._write(name, len(words), _Counted(io.BytesIO(words), len(words)))

    def _write(self, name: str, size: int, source) -> None:
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = size, 0o600
        self.tar.addfile(entry, source)
        if name != MANIFEST:
            self.parts[name] = [size, source.digest.hexdigest()]


class _Counted:
    """So many bytes of a file and their checksum: what is added to it while it is read is left out, what is cut off is made up with zeros."""

    def __init__(self, source, size: int):
        self.source, self.left, self.digest = source, size, hashlib.sha256()

    def read(self, most: int = -1) -> bytes:
        wanted = self.left if most < 0 else min(most, self.left)
        block = self.source.read(wanted).ljust(wanted, b"\0")
        self.left -= len(block)
        self.digest.update(block)
        return block


def unpacked(source: Path, into: Path) -> dict:
    """Unpack a whole file into a folder and return its manifest; Invalid if anything of it is missing, changed, or none of ours."""
    found: dict[str, list] = {}
    manifest = None
    try:
        with gzip.open(source) as whole, tarfile.open(fileobj=whole) as tar:
            for entry in tar:
                if entry.name == MANIFEST and entry.isreg():
                    manifest = json.loads(tar.extractfile(entry).read())
                else:
                    found[entry.name] = _taken_out(tar, entry, into)
            while whole.read(BLOCK):  # to its end, where its own checksum stands
                pass
    except BROKEN as error:
        raise Invalid(f"{source} is cut off or damaged, or no backup of a hub. Nothing was changed; take another copy of it.") from error
    except ValueError:
        manifest = None
    if not isinstance(manifest, dict) or manifest.get("parts") != found:
        raise Invalid(f"{source} is not whole: what is in it is not what it says. Nothing was changed; take another copy of it.")
    if manifest.get("format") != FORMAT:
        raise Invalid(f"{source} was made by a newer hub. Nothing was changed; update this one (git pull).")
    return manifest


def _taken_out(tar: tarfile.TarFile, entry: tarfile.TarInfo, into: Path) -> list:
    if not entry.isreg() or not _PART.fullmatch(entry.name):
        raise tarfile.TarError(entry.name)  # nothing is ever written beside the folder
    target, digest = into / entry.name, hashlib.sha256()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tar.extractfile(entry) as source, open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        while block := source.read(BLOCK):
            digest.update(block)
            file.write(block)
    return [entry.size, digest.hexdigest()]
