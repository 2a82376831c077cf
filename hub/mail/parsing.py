"""Reads one raw message, however broken, into a Letter, and tells everything that had to be repaired."""
import hashlib
import re
from dataclasses import dataclass
from datetime import datetime

from hub.clock import now
from hub.mail import addresses, bodies, dates, flags, footers, headers, ids, subjects
from hub.mail.attached import Attached
from hub.mail.headers import Headers
from hub.mail.stretches import Stretch
from hub.text.lines import pieces

ZERO_BYTES = "The letter held zero bytes; they were removed."
NO_ID = "The letter has no usable Message-ID; it is known by its content."
TWO_IDS = "The letter has several Message-IDs; the first was used."
NO_WORDS = "The letter has no text of its own."


class Unreadable(Exception):
    """There is nothing to keep; reason is a sentence."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter, clean: text without the list's footer, ids without angle brackets, date in UTC or None.

    flags: auto_reply bounce spam control encrypted signed html_only empty digest winmail calendar.
    fingerprint is of writer, date, subject and words: equal for the same letter, also with another Message-ID.
    """

    message_id: str | None
    in_reply_to: str | None
    references: tuple[str, ...]
    subject: str
    thread_subject: str
    is_reply: bool
    from_name: str
    from_address: str | None
    date: datetime | None
    date_zone_offset: int
    date_source: str
    text: str
    footer: str
    attachments: tuple[Attached, ...]
    flags: frozenset[str]
    problems: tuple[str, ...]
    fingerprint: str

    @property
    def identity(self) -> str:
        """The same whenever and in whatever order the letter is read: its Message-ID, else its fingerprint."""
        return f"id:{self.message_id}" if self.message_id else f"words:{self.fingerprint}"


def letter(raw: bytes, envelope_date: datetime | None = None) -> Letter:
    """The letter in these bytes; raises Unreadable only where nothing is left to keep."""
    problems: list[str] = []
    raw = _plain_bytes(raw, problems)
    if not Stretch(raw).says_something():
        raise Unreadable("The message is empty.")
    head, body = headers.split(raw, problems)
    found = bodies.Found(problems=problems)
    bodies.read(head, body, found)
    text, footer = footers.parted(found.said())
    lists = _list_names(head)
    subject = subjects.cleaned(head.text("subject")[:1000], lists, problems)
    name, address = addresses.writer(head, problems)
    known_id, answered, references = _ids(head, problems)
    settled, repaired = dates.settle(head.plain("date") or None, head.every("received"), envelope_date, now())
    kinds = found.flags | flags.of_headers(head, subject, head.parameters("content-type")[0]) | flags.of_words(subject, text)
    problems += repaired + ([NO_WORDS] if "empty" in kinds else [])
    return Letter(
        message_id=known_id,
        in_reply_to=answered,
        references=references,
        subject=subject,
        thread_subject=subjects.topic(subject),
        is_reply=subjects.is_reply(subject),
        from_name=name,
        from_address=address,
        date=settled.when,
        date_zone_offset=settled.offset,
        date_source=settled.source,
        text=text,
        footer=footer,
        attachments=tuple(found.files),
        flags=frozenset(kinds),
        problems=tuple(dict.fromkeys(problems)),
        fingerprint=_fingerprint(address or name, head.plain("date"), subject, text, found.files),
    )


def _plain_bytes(raw: bytes, problems: list[str]) -> bytes:
    """The message with plain newlines and without zero bytes."""
    if b"\r" in raw:
        raw = raw.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n")
        raw = raw if b"\n" in raw else raw.replace(b"\r", b"\n")
    if b"\0" in raw:
        problems.append(ZERO_BYTES)
        raw = raw.replace(b"\0", b"")
    return raw.lstrip(b"\n")


def _ids(head: Headers, problems: list[str]) -> tuple[str | None, str | None, tuple[str, ...]]:
    own = ids.found_in(head.plain("message-id"))
    if not own:
        problems.append(NO_ID)
    elif head.count("message-id") > 1:
        problems.append(TWO_IDS)
    answered = ids.found_in(head.plain("in-reply-to"))
    return own[0] if own else None, _nearest_id(answered), tuple(ids.found_in(head.plain("references")))


def _nearest_id(answered: list[str]) -> str | None:
    """The id among what In-Reply-To names; people's addresses may stand beside it, and rarely hold a digit."""
    return next((each for each in answered if re.search(r"\d", each)), answered[0] if answered else None)


def _list_names(head: Headers) -> frozenset[str]:
    """The names a list may put before subjects, from its List-Id, its address and its display name; lower case."""
    names = {head.text("sender").partition("<")[0].strip(' "').lower()}
    for header in ("list-id", "list-post", "sender", "x-beenthere", "x-mailing-list", "to"):
        value = head.plain(header)[:4000].lower()
        names.update(re.findall(r"([\w.+-]{2,64})@", value))
        names.update(re.findall(r"<([\w+-]{2,64})\.", value) if header == "list-id" else [])
    return frozenset(names - {""})


def _fingerprint(writer: str, date: str, subject: str, text: str, files: list[Attached]) -> str:
    """SHA-256 of what people wrote; neither the present time nor the place in the archive counts."""
    whole = hashlib.sha256()
    for part in (writer, " ".join(date.split()), subject):
        whole.update(part.encode("utf-8", "replace") + b"\0")
    between = ""
    for piece in pieces(text):
        if words := " ".join(piece.split()):
            whole.update((between + words).encode("utf-8", "replace"))
            between = " "
    whole.update(b"\0")
    for file in files:
        whole.update(file.name.encode("utf-8", "replace") + b"\0")
    for file in files:
        whole.update(hashlib.sha256(file.data).digest())
    return whole.hexdigest()
