"""Letters for the tests of reading: written line by line, or from the fixtures; all people in them are invented."""
from datetime import UTC, datetime
from pathlib import Path

from hub.mail import parsing

FIXTURES = Path(__file__).parent / "fixtures"
ARRIVED = datetime(2020, 3, 3, 9, 0, tzinfo=UTC)


def read(*lines: str | bytes, body: bytes = b"Hello.\n", arrived: datetime | None = None) -> parsing.Letter:
    """The letter with these header lines."""
    head = b"\n".join(line.encode() if isinstance(line, str) else line for line in lines)
    return parsing.letter(head + b"\n\n" + body, arrived)


def fixture(name: str) -> parsing.Letter:
    """The letter in a file of the fixtures."""
    return parsing.letter((FIXTURES / name).read_bytes())


def said(text: str, encoding: str, label: str) -> parsing.Letter:
    """A letter whose body is written in one encoding and labelled with another."""
    return read("Subject: x", f"Content-Type: text/plain; charset={label}", "Content-Transfer-Encoding: 8bit", body=text.encode(encoding))
