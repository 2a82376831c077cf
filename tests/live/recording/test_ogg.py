"""Pages: right by the book's own sum, whole again when read, refused when bent."""

import io
import random
from pathlib import Path

import pytest

from hub.live.audio.opus import LOOKAHEAD
from hub.live.recording.filling import whole
from hub.live.recording.ogg import BEGIN, END, Broken, checksum, heads, lacing, page, pages, pre_skip_of, words_of
from hub.live.recording.reading import looked_through_bytes
from tests.live.audio.voices import alike, encoded, noise, played, tune


def _by_the_book(data: bytes) -> int:
    """RFC 3533, 6, bit by bit."""
    total = 0
    for byte in data:
        total ^= byte << 24
        for _ in range(8):
            total = (total << 1 ^ 0x04C11DB7 if total & 1 << 31 else total << 1) & 0xFFFFFFFF
    return total


@pytest.mark.parametrize("size", [0, 1, 27, 282, 700])
def test_the_fast_sum_is_the_books(size):
    data = random.Random(size).randbytes(size)
    assert checksum(data) == _by_the_book(data)


@pytest.mark.parametrize("size, laces", [(0, b"\0"), (1, b"\1"), (254, b"\xfe"), (255, b"\xff\0"), (256, b"\xff\1"), (510, b"\xff\xff\0")])
def test_a_packet_as_long_as_a_lace_is_closed(size, laces):
    assert lacing(size) == laces
    packets = [bytes([7]) * size, b"\x58a"]
    assert next(pages(page(packets, 5760, 9, 3)))[0].packets == tuple(packets)


def test_a_page_says_where_it_stands():
    (one, end), = pages(page([b"\x58a"], 2880, 77, 5, BEGIN))
    assert (one.kind, one.granule, one.serial, one.number, end) == (BEGIN, 2880, 77, 5, 30)


def test_more_packets_than_fit_are_refused():
    with pytest.raises(ValueError):
        page([b"\x58"] * 256, 0, 1, 2)


def test_the_heads_hold_what_rfc_7845_asks_for():
    (first, _), (second, _) = pages(heads(5, 312, {"TITLE": "Pumps", "PERSON": "7"}))
    assert (first.kind, first.granule, second.kind, second.granule) == (BEGIN, 0, 0, 0)
    assert pre_skip_of(first.packets[0]) == 312 and words_of(second.packets[0]) == {"TITLE": "Pumps", "PERSON": "7"}


@pytest.mark.parametrize("bitrate", [12_000, 24_000])
def test_an_independent_player_hears_what_was_said(bitrate):
    said = tune(3)
    packets = encoded(said, bitrate)
    heard = played(io.BytesIO(whole(packets)))
    assert len(heard) == len(packets) * 2_880 - LOOKAHEAD and abs(len(heard) - len(said)) < 2_880
    assert alike(said, heard) > 0.9


def test_a_file_kept_since_long_plays_still():
    """hum.ogg: twelve real packets for tests that have no encoder."""
    path = Path(__file__).parents[1] / "audio" / "hum.ogg"
    found = looked_through_bytes(path.read_bytes())
    assert len(found.packets) == 12 and found.ms == 713 and alike(tune(0.72), played(path)) > 0.85


def test_granules_count_the_samples_of_whole_pages():
    found = looked_through_bytes(whole(noise(40)))
    assert found.packets == noise(40) and found.granules()[-1] == found.granule == 40 * 2_880 and found.ended and found.whole
    assert [one.granule for one, _ in pages(whole(noise(40)))][2:] == [16 * 2_880, 32 * 2_880, 40 * 2_880]


def test_the_last_page_is_marked_even_if_nothing_is_in_it():
    assert [one.kind for one, _ in pages(whole([]))] == [BEGIN, 0, END]


def test_twenty_thousand_bent_files_meet_one_error_only():
    rng, good, whole_ones = random.Random(11), whole(noise(20, size=12)), 0
    for _ in range(20_000):
        data = bytearray(good[:rng.randrange(len(good) + 1)] if rng.random() < 0.5 else good)
        for _ in range(rng.randrange(3)):
            if data:
                data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        try:
            found = looked_through_bytes(bytes(data))
            assert found.packets == noise(20, size=12)[:len(found.packets)]
            whole_ones += found.whole
        except Broken:
            pass
    assert whole_ones
