"""Files that come with letters: their names, made safe, and their content."""
import re
import unicodedata
from dataclasses import dataclass

from hub.mail.headers import Headers, readable

LONGEST_NAME = 120  # characters; file systems stop at 255 bytes
NAMELESS = "An attachment had no usable name; one was made for it."

_ENDINGS = {
    "image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif", "image/webp": ".webp", "application/pdf": ".pdf",
    "text/calendar": ".ics", "text/vcard": ".vcf", "text/x-vcard": ".vcf", "text/html": ".html", "text/plain": ".txt",
    "text/csv": ".csv", "message/rfc822": ".eml", "application/zip": ".zip", "application/msword": ".doc",
    "application/ms-tnef": ".dat", "application/vnd.ms-excel": ".xls", "audio/mpeg": ".mp3", "text/rtf": ".rtf",
    "message/delivery-status": ".txt", "text/rfc822-headers": ".txt", "message/disposition-notification": ".txt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}  # fmt: skip
_UNSAFE = re.compile(r'[<>:"|?*\x00-\x1f]+')
_KIND = re.compile(r"[a-z0-9][\w.+-]{0,99}/[a-z0-9][\w.+-]{0,99}")


@dataclass(frozen=True, slots=True)
class Attached:
    """One file of a letter; inline where the letter shows it in its text (a picture, a logo)."""

    name: str
    content_type: str
    data: bytes
    inline: bool = False
    content_id: str = ""


def stated_name(headers: Headers) -> str:
    """The file name a part gives itself in Content-Disposition or Content-Type, decoded; may be empty."""
    name = headers.parameters("content-disposition")[1].get("filename") or headers.parameters("content-type")[1].get("name")
    return readable(name or "", headers.problems)


def attached(headers: Headers, kind: str, data: bytes, number: int) -> Attached:
    """The part as a file whose name is safe on every system; number names it where it has none."""
    kind = kind if _KIND.fullmatch(kind) else "application/octet-stream"
    name = safe_name(stated_name(headers))
    if not name:
        name = f"attachment-{number}{_ENDINGS.get(kind, '.bin')}"
        headers.problems.append(NAMELESS)
    content_id = headers.plain("content-id").strip(" <>")[:200]
    inline = bool(content_id) and headers.parameters("content-disposition")[0] != "attachment"
    return Attached(name, kind, data, inline, content_id)


def safe_name(name: str) -> str:
    """A file name without folders, controls and signs that systems refuse, short, with its ending kept."""
    name = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    name = _UNSAFE.sub("_", name).strip(" ._") if name.strip(" ._") else ""
    stem, dot, ending = name.rpartition(".")
    if len(name) > LONGEST_NAME:
        name = f"{stem[: LONGEST_NAME - 11]}.{ending[:10]}" if dot else name[:LONGEST_NAME]
    return name
