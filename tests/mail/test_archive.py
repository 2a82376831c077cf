"""What reading an archive promises: every message once, nothing split in the wrong place, constant memory."""
import bz2
import gzip
import io
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hub.mail import archive

FIXTURES = Path(__file__).parent / "fixtures"
ONE = b"From amina@example.org Mon Mar  2 10:00:00 2020\nFrom: Amina <amina@example.org>\nSubject: Wells\n\nFirst.\n\n"
TWO = b"From kofi@example.org Tue Mar  3 11:00:00 2020\nFrom: Kofi <kofi@example.org>\nSubject: Re: Wells\n\nSecond.\n"


def read(data: bytes) -> list[archive.RawMessage]:
    return list(archive.messages(io.BytesIO(data)))


def test_messages_come_in_order_with_their_place():
    first, second = read(ONE + TWO)
    assert (first.number, second.number) == (1, 2)
    assert (first.offset, second.offset) == (0, len(ONE))
    assert second.separator_line == b"From kofi@example.org Tue Mar  3 11:00:00 2020"
    assert first.data.startswith(b"From: Amina") and b"First." in first.data


def test_the_separator_tells_when_a_message_arrived():
    assert read(ONE)[0].envelope_date == datetime(2020, 3, 2, 10, tzinfo=UTC)


def test_a_pipermail_file_is_read_and_escaping_undone():
    messages = list(archive.messages(FIXTURES / "pipermail.mbox"))
    assert len(messages) == 3
    assert b"\nFrom March on it is worst." in messages[0].data
    assert b"\nFrom here one can see" in messages[0].data
    assert b"\n> From March" in messages[1].data


@pytest.mark.parametrize("escaped, plain", [(b">From a", b"From a"), (b">>From a", b">From a"), (b">>>From a", b">>From a")])
def test_each_level_of_escaping_is_undone_once(escaped, plain):
    assert b"\n" + plain + b"\n" in read(ONE + escaped + b"\n")[0].data


def test_a_quoted_from_in_a_block_of_quotes_stays():
    assert b">He said\n>From here\n" in read(ONE + b">He said\n>From here\n")[0].data


@pytest.mark.parametrize(
    "line",
    [
        b"From Mombasa to Kisumu the road is open.",
        b"From 10:00 to 12:00 on 3 March 2020 we meet.",
        b"From the report of 2019: at 12:30 pumps stop.",
        b"From the report of 2019: at 12:30 pumps stop.\nNote: they start again.",
        b"From amina@example.org Mon Mar  2 10:00:00 2020",
    ],
)
def test_body_lines_that_begin_with_from_split_nothing(line):
    assert len(read(ONE + line + b"\nand so on.\n\n" + TWO)) == 2


@pytest.mark.parametrize(
    "separator",
    [
        b"From - Mon Mar 02 10:00:00 2020",
        b"From ???@??? Mon Mar 02 10:00:00 2020",
        b"From 1660000@xxx Mon Mar 02 10:00:00 +0000 2020",
        b"From amina at example.org  Mon Mar  2 10:00:00 2020",
        b"From amina@example.org Mon Mar  2 10:00 EAT 2020",
        b"From amina@example.org Mon, 2 Mar 2020 10:00:00 +0300",
        b"From amina@example.org 2020-03-02 10:00:00",
        b'From "amina wa"@example.org Mon Mar  2 10:00:00 2020',
    ],
)
def test_separators_of_many_programs_are_known(separator):
    assert len(read(ONE + separator + b"\nSubject: Wells\n\nAgain.\n")) == 2


def test_a_missing_empty_line_before_a_separator_is_forgiven():
    assert len(read(ONE.rstrip(b"\n") + b"\n" + TWO)) == 2


def test_windows_line_ends_and_a_byte_order_mark_are_forgiven():
    messages = read(b"\xef\xbb\xbf" + (ONE + b">From x\r\n\n" + TWO).replace(b"\r", b"").replace(b"\n", b"\r\n"))
    assert len(messages) == 2
    assert b"\r\nFrom x" in messages[0].data


def test_a_single_letter_without_separator_is_one_message():
    only = read(b"Subject: Wells\n\nHello.\n")
    assert [message.separator_line for message in only] == [b""]


def test_an_empty_file_holds_nothing():
    assert read(b"") == [] and read(b"\n\n") == []


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress])
def test_packed_archives_are_read_too(pack):
    assert [message.data for message in read(pack(ONE + TWO))] == [message.data for message in read(ONE + TWO)]


def test_a_damaged_packed_archive_gives_what_it_can_and_then_says_so():
    many = b"".join(ONE.replace(b"First.", b"%x" % (number**9)) for number in range(2000))
    packed, got = gzip.compress(many), []
    with pytest.raises(archive.Damaged, match="ends early"):
        got.extend(message.number for message in archive.messages(io.BytesIO(packed[: len(packed) // 2])))
    assert len(got) > 100


class Endless(io.RawIOBase):
    """A file of many megabytes that is never in memory."""

    def __init__(self, size: int):
        self.left, self.piece = size, ONE + b"x" * 200_000 + b"\n\n"
        self.buffer = b""

    def readable(self):
        return True

    def read(self, count=-1):
        return b"From a"[:count]

    def seek(self, *_):
        return 0

    def readline(self, limit=-1):
        if not self.buffer and self.left > 0:
            self.buffer, self.left = self.piece, self.left - len(self.piece)
        end = self.buffer.find(b"\n") + 1
        line, self.buffer = self.buffer[:end], self.buffer[end:]
        return line


def test_a_large_archive_takes_no_more_memory_than_a_message():
    tracemalloc.start()
    count = sum(1 for _ in archive.messages(Endless(60_000_000)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count > 290 and peak < 3_000_000


def test_a_message_beyond_all_measure_is_cut_and_says_how_much(monkeypatch):
    monkeypatch.setattr(archive, "LARGEST_MESSAGE", 1000)
    first, second = read(ONE + b"y" * 500 + b"\n" + b"z" * 900 + b"\n\n" + TWO)
    assert first.cut == 901 and second.cut == 0 and b"Second." in second.data
