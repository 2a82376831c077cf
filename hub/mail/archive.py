"""Reads a mailing-list archive (mbox, also gzip, bzip2 or xz, or a folder of mails) message by message in constant memory."""
import bz2
import gzip
import lzma
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import BinaryIO

from hub.mail.dates import envelope_moment
from hub.mail.headers import USUAL, is_letter
from hub.mail.stretches import Stretch

LONGEST_READ = 1 << 20  # a line without an end is read in pieces of this size
HEAD = 1 << 18  # bytes the head lines of a letter stand in
LARGEST_MESSAGE = 64 << 20  # an archive that lost its separators must not fill the memory

_DAY = rb"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
_MONTH = rb"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_TIME = rb"\d{1,2}:\d{2}(?::\d{2})?"
_ENVELOPE = re.compile(
    rb"From (?:(?:\"[^\"\n]{1,64}\"@)?\S+(?: at \S+)? ?)?\s*"
    rb"(?:" + _DAY + rb",?\s+" + _MONTH + rb"\s+\d{1,2}\s+" + _TIME + rb"\s+(?:\S{1,6}\s+){0,2}\d{4}\b"
    rb"|(?:" + _DAY + rb",?\s+)?\d{1,2}\s+" + _MONTH + rb"\s+\d{4}\s+" + _TIME + rb")",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    rb"From (?:\S{1,64}@\S{1,255}|\S{1,64} at \S{1,255}|MAILER-DAEMON|nobody|root|-)\s"
    rb"(?=.{0,80}\b(?:19|20)\d\d\b).{0,80}?" + _TIME
)
_HEADER = re.compile(rb"[!-9;-~]{1,76}:(?:[ \t\r\n]|\S)|>From ")
_ESCAPED = re.compile(rb">+From ")


class Damaged(Exception):
    """The archive ends in the middle: every whole message was handed out before this is raised."""


@dataclass(frozen=True, slots=True)
class RawMessage:
    """One message as stored: its place (from 1), byte offset of its separator, and the unescaped bytes."""

    number: int
    offset: int
    separator_line: bytes
    data: bytes
    cut: int = 0  # bytes left out beyond LARGEST_MESSAGE

    @property
    def envelope_date(self) -> datetime | None:
        """When the message was put into the archive, by its separator line; UTC where no zone is named."""
        return envelope_moment(self.separator_line)

    @property
    def is_foreign(self) -> bool:
        """Whether it stands there without the signs of a letter: no separator before it, nor a sender with a date or an id at its head."""
        return not self.separator_line and not is_letter(self.data[:HEAD])


def messages(source: str | os.PathLike | BinaryIO) -> Iterator[RawMessage]:
    """Every message of a file (path, open binary file, or folder) in order; raises Damaged after the last readable one."""
    if isinstance(source, str | os.PathLike) and os.path.isdir(source):
        yield from _of_folder(source)
        return
    with _opened(source) as file:
        yield from filter(_says_something, _split(file, _Collector()))


def _of_folder(folder) -> Iterator[RawMessage]:
    # A Maildir keeps its mails in `cur` and `new`; a folder of saved letters has them itself.
    places = [place for name in ("cur", "new") if os.path.isdir(place := os.path.join(folder, name))] or [folder]
    files = sorted((each for place in places for each in os.scandir(place) if each.is_file() and not each.name.startswith(".")), key=lambda each: each.name)
    for number, path in enumerate(files, start=1):
        with open(path, "rb") as file:
            data = file.read(LARGEST_MESSAGE)
            yield RawMessage(number, 0, b"", data, os.fstat(file.fileno()).st_size - len(data))


@contextmanager
def _opened(source):
    if hasattr(source, "read"):
        yield _unpacked(source)
        return
    with open(source, "rb") as file:
        yield _unpacked(file)


def _unpacked(file: BinaryIO) -> BinaryIO:
    if hasattr(file, "peek"):
        magic = file.peek(6)[:6]
    else:
        magic = file.read(6)
        file.seek(-len(magic), os.SEEK_CUR)
    if magic.startswith(b"\x1f\x8b"):
        return gzip.open(file)
    if magic.startswith(b"BZh"):
        return bz2.open(file)
    if magic.startswith(b"\xfd7zXZ"):
        return lzma.open(file)
    return file


def _says_something(raw: RawMessage) -> bool:
    return bool(raw.separator_line) or Stretch(raw.data).says_something()


class _Collector:
    """The message being read: takes lines, undoes From-escaping, and lets go of it as a RawMessage."""

    def __init__(self):
        self.number, self.after_quote = 0, False
        self.begin(0, b"")

    def begin(self, offset: int, separator: bytes) -> None:
        """A new message starts at this offset."""
        self.offset, self.separator, self.taken, self.size, self.cut = offset, separator, BytesIO(), 0, 0

    def take(self, line: bytes, starts: bool) -> None:
        """Adds a line, or a piece of a long one (then starts is false)."""
        if starts and line[:1] in b">" and _ESCAPED.match(line) and not (self.after_quote and line[1:2] != b">"):
            line = line[1:]
        if starts:
            self.after_quote = line[:1] == b">"
        if self.size + len(line) > LARGEST_MESSAGE:
            self.cut += len(line)
            return
        self.taken.write(line)
        self.size += len(line)

    def finish(self) -> RawMessage:
        """The message read so far."""
        data, self.taken = self.taken.getvalue(), BytesIO()
        self.number += bool(self.separator or Stretch(data).says_something())
        return RawMessage(self.number, self.offset, self.separator.rstrip(b"\r\n"), data, self.cut)


def _split(file: BinaryIO, collector: _Collector) -> Iterator[RawMessage]:
    offset, blank, starts, damage = 0, True, True, None
    lines = _lines(file)
    line, damage = next(lines)
    line = line.removeprefix(b"\xef\xbb\xbf")
    while line:
        following, damage = next(lines)
        if starts and line.startswith(b"From ") and _separates(line, following, blank):
            if offset:
                yield collector.finish()
            collector.begin(offset, line)
        else:
            collector.take(line, starts)
        blank = starts and not line.strip()
        starts = line.endswith(b"\n")
        offset += len(line)
        line = following
    if damage:  # the message it breaks off in is not handed out: read whole one day, it would come twice
        raise Damaged(damage)
    if offset:
        yield collector.finish()


def _lines(file: BinaryIO) -> Iterator[tuple[bytes, str | None]]:
    """Lines (or pieces of very long ones), then empty bytes for ever with what was wrong, if anything."""
    damage = None
    while damage is None:
        try:
            line = file.readline(LONGEST_READ)
        except (EOFError, OSError, lzma.LZMAError) as error:
            line, damage = b"", f"it ends early, in the middle of a message, which was left out ({error})"
        if not line:
            break
        yield line, None
    while True:
        yield b"", damage


def _separates(line: bytes, following: bytes, after_blank: bool) -> bool:
    """Whether a line that begins with "From " starts a message, judged with the lines round it."""
    if _ENVELOPE.match(line[:400]):
        return bool(_HEADER.match(following)) or (after_blank and not following.strip())
    return after_blank and bool(USUAL.match(following)) and bool(_LOOSE.match(line[:400]))
