"""Walks through the parts of a letter (MIME) and gathers its text and its files."""
import re
from dataclasses import dataclass, field

from hub.mail import charsets, headers, html_reading, plain_reading, transfer
from hub.mail.attached import Attached, attached, stated_name
from hub.mail.headers import Headers
from hub.mail.stretches import Stretch

DEEPEST = 20  # parts within parts; deeper ones are kept as a file
MOST_PARTS = 500

NO_BOUNDARY = "The parts of the letter are not marked off; the boundary was guessed or the letter read as one text."
UNFINISHED = "The letter ends before its last part does."
TOO_DEEP = "The letter has too many parts within parts; the innermost were kept as a file."
WINMAIL = "The letter carries a winmail.dat of Outlook, kept as it is."
TOO_LONG = "The letter's HTML is longer than can be shown; its beginning was kept."

_STUB = re.compile(r"(?i)html|view (?:this|the) (?:e-?mail|message)|mime|browser")
_HTML = re.compile(r"\s*(?:<!doctype html|<html\b|<head\b|<body\b)", re.IGNORECASE)
_META = re.compile(rb"""<meta[^>]{1,200}charset=["']?([\w-]{3,30})""", re.IGNORECASE)
_SIGNATURES = {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}
_CLOSED = {"application/pgp-encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}
_FORWARDED = (("From", "from"), ("Date", "date"), ("To", "to"), ("Subject", "subject"))


@dataclass
class Found:
    """What was gathered from the parts read so far."""

    texts: list[str] = field(default_factory=list)
    files: list[Attached] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)
    parts: int = 0

    def text(self) -> str:
        """All texts one after another, none twice."""
        seen = {plain_reading.trimmed(text): None for text in self.texts if text.strip()}
        return "\n\n".join(seen)

    def said(self) -> str:
        """All texts, which are let go: the last walk is over."""
        text = self.text()
        self.texts.clear()
        return text

    def add(self, other: "Found", with_text: bool) -> None:
        """Takes over what another walk gathered, its text only if asked for."""
        self.texts += other.texts if with_text else []
        self.files += [file for file in other.files if with_text or file not in self.files]
        self.flags |= other.flags if with_text else other.flags - {"html_only"}
        self.problems += other.problems
        self.parts = other.parts


def read(head: Headers, body: Stretch, found: Found, depth: int = 0, usual: str = "text/plain") -> None:
    """Adds the text and the files of one part, and of the parts within it, to what was found."""
    kind, given = head.parameters("content-type")
    kind = kind if "/" in kind else usual
    disposition = head.parameters("content-disposition")[0]
    found.parts += 1
    if depth > DEEPEST or found.parts > MOST_PARTS:
        found.problems.append(TOO_DEEP)
        found.files.append(attached(head, "application/octet-stream", bytes(body), len(found.files) + 1))
    elif kind.startswith("multipart/"):
        _many(head, body, found, depth)
    elif kind in ("message/rfc822", "message/global") and disposition != "attachment":
        _enclosed(transfer.undone(body, head.plain("content-transfer-encoding"))[0], found, depth)
    else:
        _one(head, body, found, kind, given)


def _many(head: Headers, body: Stretch, found: Found, depth: int) -> None:
    kind, given = head.parameters("content-type")
    boundary = given.get("boundary", "").encode("utf-8", "replace")
    parts = parted(body, boundary, found.problems)
    if not parts:
        found.problems.append(NO_BOUNDARY)
        looks_html = "text/html" if _HTML.match(bytes(body[:2000]).decode("latin-1")) else "text/plain"
        _one(head, body, found, looks_html, {})
        return
    found.flags |= {"multipart/encrypted": {"encrypted"}, "multipart/digest": {"digest"}, "multipart/signed": {"signed"}}.get(kind, set())
    pieces = [headers.split(part, found.problems) if bytes(part[:1]) != b"\n" else (Headers([], found.problems), part[1:]) for part in parts]
    usual = "message/rfc822" if kind == "multipart/digest" else "text/plain"
    if kind == "multipart/alternative":
        _best(pieces, found, depth)
        return
    for piece, content in pieces:
        read(piece, content, found, depth + 1, usual)


def parted(body: Stretch, boundary: bytes, problems: list[str]) -> list[Stretch]:
    """The parts between the boundary lines (RFC 2046, 5.1.1); text after the last one becomes a part when it says something."""
    found = _marks(body, boundary) if boundary else []
    if not found:
        guess = re.search(rb"(?m)^--([^\s-][^\n]{0,70}?)(?:--)?[ \t]*$(?=[\s\S]{0,400}?^content-)", bytes(body[:4000]), re.IGNORECASE | re.MULTILINE)
        found = _marks(body, guess[1]) if guess else []
        problems.extend([NO_BOUNDARY] if found else [])
    parts, start, closed = [], None, False
    for begin, end, last in found:
        if start is not None:
            parts.append(body[start : max(start, begin - 1)])
        start, closed = (None, True) if last else (end, closed)
        if len(parts) > MOST_PARTS:
            break
    if start is not None:
        parts.append(body[start:])
        problems.append(UNFINISHED)
    elif closed and (after := bytes(body[found[-1][1] :]).strip()):
        parts.append(Stretch(b"\n" + after))
    return [part for part in parts if part.says_something()]


def _marks(body: Stretch, boundary: bytes) -> list[tuple[int, int, bool]]:
    """Where each boundary line begins, where the next line begins, and whether it is a closing one."""
    marks, delimiter, place = [], b"--" + boundary.strip(), 0
    while (place := body.find(delimiter, place)) >= 0:
        end = body.find(b"\n", place) + 1 or len(body)
        rest = bytes(body[place + len(delimiter) : min(end, place + len(delimiter) + 200)]).strip()
        if (place == 0 or bytes(body[place - 1 : place]) == b"\n") and rest in (b"", b"--"):
            marks.append((place, end, rest == b"--"))
        place += len(delimiter)
    return marks


def _best(pieces: list[tuple[Headers, Stretch]], found: Found, depth: int) -> None:
    """Of several forms of the same words the plainest that says them; files of all forms."""
    read_pieces = []
    for head, content in pieces:
        each = Found(parts=found.parts)
        head.problems = each.problems
        read(head, content, each, depth + 1)
        found.parts = each.parts
        read_pieces.append(each)
    said = [each for each in read_pieces if each.text().strip()]
    plain = [each for each in said if "html_only" not in each.flags]
    chosen = (plain or said or read_pieces)[0]
    longest = max(said, key=lambda each: len(each.text()), default=chosen)
    if len(chosen.text()) < 200 < len(longest.text()) and _STUB.search(chosen.text()):
        chosen = longest
    for each in read_pieces:
        found.add(each, each is chosen)


def _enclosed(body: bytes | Stretch, found: Found, depth: int) -> None:
    """A letter within the letter: its own head lines and text become text, its files become files."""
    head, content = headers.split(Stretch.of(body).without_blank_start(), found.problems)
    lines = [f"{label}: {head.text(name)}" for label, name in _FORWARDED if head.raw(name)]
    inner = Found(parts=found.parts)
    read(head, content, inner, depth + 1)
    inner.texts = ["\n".join(["---------- Forwarded message ----------", *lines, "", inner.text()])]
    found.add(inner, True)


def _one(head: Headers, body: Stretch, found: Found, kind: str, given: dict[str, str]) -> None:
    """A part without parts: text to read, or a file."""
    data, trailing, problem = transfer.undone(body, head.plain("content-transfer-encoding"))
    found.problems += [problem] if problem else []
    if kind in _SIGNATURES:
        found.flags.add("signed")
        return
    if kind in ("text/plain", "text/html", "text/enriched", "text/richtext") and not _is_file(head, found):
        _words(data, found, kind, given)
    elif data.strip():
        _keep(head, data, found, kind)
    if trailing:
        _words(trailing, found, "text/plain", {})


def _is_file(head: Headers, found: Found) -> bool:
    """Whether a text is meant as a file; some programs name the first text, which is the letter itself."""
    return head.parameters("content-disposition")[0] == "attachment" or bool(found.texts and stated_name(head))


def _keep(head: Headers, data: bytes, found: Found, kind: str) -> None:
    file = attached(head, kind, data, len(found.files) + 1)
    if kind in _CLOSED and "signed-data" not in head.plain("content-type"):
        found.flags.add("encrypted")
    if kind == "application/ms-tnef" or file.name.lower() == "winmail.dat":
        found.flags.add("winmail")
        found.problems.append(WINMAIL)
    if kind == "text/calendar":
        found.flags.add("calendar")
    found.files.append(file)


def _words(data: bytes, found: Found, kind: str, given: dict[str, str]) -> None:
    if kind == "text/plain":
        data, files = plain_reading.without_files(data, len(found.files) + 1)
        found.files += files
    inside = _META.search(data[:2000]) if kind == "text/html" else None
    text, problem = charsets.decode(data, given.get("charset") or (inside and inside[1].decode()))
    found.problems += [problem] if problem else []
    if kind != "text/plain" or _HTML.match(text):
        found.problems += [TOO_LONG] if len(text) > html_reading.LONGEST else []
        found.flags |= set() if found.texts else {"html_only"}
        found.texts.append(html_reading.text_of(text))
        return
    if given.get("format", "").lower() == "flowed":
        text = plain_reading.unflowed(text, given.get("delsp", "").lower() == "yes")
    found.texts.append(plain_reading.unsigned(text, found.flags))
