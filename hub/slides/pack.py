"""The session pack: one small file with slides, agenda, words and questions, readable offline without script."""

import io
import re
import zipfile
from pathlib import Path

STAMP = (2026, 1, 1, 0, 0, 0)  # the same pack is the same file, byte for byte
PER_FILE = 230  # bytes a file costs in the archive beside its own
FRAME = 3_000  # bytes of the page and its style, roughly; words are packed to a third
_MEANS = re.compile(r"\s*(?:[:：=]|\s[–—-]\s)\s*")
MOST_WORDS = 200


def glossary_lines(text: str) -> list[tuple[str, str]]:
    """(word, what it means) for each line; the meaning is empty where a line has none."""
    lines = [line.strip() for line in text.split("\n")]
    pairs = [_MEANS.split(line, maxsplit=1) for line in lines if line][:MOST_WORDS]
    return [(pair[0], pair[1] if len(pair) > 1 else "") for pair in pairs]


def picture_name(deck: int, page: int) -> str:
    """Where a page lies inside the pack; `deck` counts from 1."""
    return f"slides/{deck}-{page:03}.webp"


def zipped(index: str, style: Path, pictures: dict[str, Path]) -> bytes:
    """The pack of its page and its pictures, {name inside: file}; a picture that is gone is left out."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as pack:
        _put(pack, "index.html", index.encode(), zipfile.ZIP_DEFLATED)
        _put(pack, "pack.css", style.read_bytes(), zipfile.ZIP_DEFLATED)
        for name, path in pictures.items():
            if path.is_file():
                _put(pack, name, path.read_bytes(), zipfile.ZIP_STORED)
    return body.getvalue()


def weighs(pages: int, pictures: int, words: int) -> int:
    """About how many bytes a pack has: of `pages` pictures with so many bytes together, and so many characters of words."""
    return pictures + pages * PER_FILE + FRAME + words // 3


def _put(pack: zipfile.ZipFile, name: str, body: bytes, how: int) -> None:
    about = zipfile.ZipInfo(name, STAMP)
    about.compress_type, about.external_attr = how, 0o644 << 16
    pack.writestr(about, body)
