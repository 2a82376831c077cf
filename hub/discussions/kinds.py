"""What a file is, found out from its bytes; what its sender says it is counts for nothing."""

import re
import zipfile
from dataclasses import dataclass

HEAD = 4096
MOST_ENTRIES = 10_000  # of a packed document; the largest real ones have some thousands
MOST_MIMETYPE = 200

OOXML = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
ODF = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
PICTURES = {"JPEG": "jpg", "PNG": "png", "GIF": "gif", "WEBP": "webp"}
TEXTS = ("txt", "csv", "md")
_NOT_TEXT = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")


@dataclass(frozen=True)
class Kind:
    """A kind of file that is accepted: its usual ending, its type, and the word people use."""

    ending: str
    content_type: str
    word: str


KINDS = {kind.ending: kind for kind in (
    Kind("jpg", "image/jpeg", "photo"), Kind("png", "image/png", "photo"), Kind("gif", "image/gif", "photo"), Kind("webp", "image/webp", "photo"),
    Kind("pdf", "application/pdf", "document"),
    Kind("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "document"),
    Kind("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "document"),
    Kind("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", "document"),
    Kind("odt", "application/vnd.oasis.opendocument.text", "document"),
    Kind("ods", "application/vnd.oasis.opendocument.spreadsheet", "document"),
    Kind("odp", "application/vnd.oasis.opendocument.presentation", "document"),
    Kind("txt", "text/plain", "document"), Kind("csv", "text/csv", "document"), Kind("md", "text/markdown", "document"),
    Kind("mp3", "audio/mpeg", "sound"), Kind("ogg", "audio/ogg", "sound"), Kind("opus", "audio/ogg", "sound"), Kind("m4a", "audio/mp4", "sound"),
    Kind("mp4", "video/mp4", "film"),
)}  # fmt: skip
NAMES = ", ".join(KINDS)
ACCEPT = ",".join(f".{ending}" for ending in (*KINDS, "jpeg"))


def kind_of(stream, ending: str) -> Kind | None:
    """The kind of a seekable stream, or None where it is none we take; `ending` only tells texts from each other."""
    stream.seek(0)
    head = stream.read(HEAD)
    stream.seek(0)
    found = _of_head(head) or _of_zip(stream, head) or _of_text(stream, ending)
    stream.seek(0)
    return KINDS.get(found) if found else None


def _of_head(head: bytes) -> str | None:
    if head.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head.startswith(b"%PDF-"):
        return "pdf"
    return _of_sound(head)


def _of_sound(head: bytes) -> str | None:
    if head.startswith(b"ID3") or (len(head) > 3 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2 and head[2] & 0xF0 not in (0xF0, 0)):
        return "mp3"
    if head.startswith(b"OggS"):
        return "opus" if b"OpusHead" in head[:128] else "ogg"
    if head[4:8] == b"ftyp":
        return "m4a" if head[8:11] in (b"M4A", b"M4B") else "mp4"
    return None


def _of_zip(stream, head: bytes) -> str | None:
    if not head.startswith(b"PK\x03\x04"):
        return None
    try:
        with zipfile.ZipFile(stream) as packed:
            return _of_entries(packed, packed.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError, NotImplementedError, EOFError):
        return None


def _of_entries(packed: zipfile.ZipFile, names: list[str]) -> str | None:
    if len(names) > MOST_ENTRIES or any(name.lower().endswith("vbaproject.bin") for name in names):
        return None
    if "mimetype" in names and packed.getinfo("mimetype").file_size <= MOST_MIMETYPE:
        return ODF.get(packed.read("mimetype").strip()) if "content.xml" in names else None
    if "[Content_Types].xml" not in names:
        return None
    return next((ending for folder, ending in OOXML.items() if any(name.startswith(folder) for name in names)), None)


def _of_text(stream, ending: str) -> str | None:
    if ending not in TEXTS:
        return None
    stream.seek(0)
    seen = False
    while block := stream.read(1 << 16):
        seen = True
        if _NOT_TEXT.search(block):
            return None
    return ending if seen else None
