"""Ogg pages with Opus in them (RFC 3533, RFC 7845): made whole, read back, looked through after a crash."""

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from hub.live.audio.opus import LOOKAHEAD, RATE

BEGIN, END = 2, 4  # header types: first and last page
VENDOR = b"Baraza"
MOST_LACING = 255
MOST_PAGE = 27 + MOST_LACING + MOST_LACING * 255
_HEAD = struct.Struct("<4sBBqIII")
# Ogg's CRC runs from the highest bit, zlib's from the lowest: with every byte mirrored they are the same sum, at zlib's speed.
_MIRROR = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


class Broken(ValueError):
    """Bytes that are no Ogg page, or no Opus file of ours; says where."""


class Page(NamedTuple):
    """A page as read: header type, samples up to its end, logical stream, its number, the whole packets in it."""

    kind: int
    granule: int
    serial: int
    number: int
    packets: tuple[bytes, ...]


def checksum(data: bytes) -> int:
    """The CRC of RFC 3533, 6: polynomial 0x04C11DB7, from the highest bit, start 0, nothing inverted."""
    mirrored = zlib.crc32(data.translate(_MIRROR), 0xFFFF_FFFF) ^ 0xFFFF_FFFF
    return int.from_bytes(mirrored.to_bytes(4, "little").translate(_MIRROR), "big")


def lacing(size: int) -> bytes:
    """A packet's lengths: 255 as often as it goes in, then the rest, 0 included (RFC 3533, 6)."""
    return b"\xff" * (size // 255) + bytes((size % 255,))


def page(packets: list[bytes], granule: int, serial: int, number: int, kind: int = 0) -> bytes:
    """One page of whole packets; `granule` counts 48 kHz samples to its end. ValueError when they do not fit."""
    laced = b"".join([lacing(len(packet)) for packet in packets])
    if len(laced) > MOST_LACING:
        raise ValueError("more packets than a page holds")
    head = _HEAD.pack(b"OggS", 0, kind, granule, serial, number, 0) + bytes((len(laced),)) + laced
    whole = b"".join((head, *packets))
    return b"".join((whole[:22], checksum(whole).to_bytes(4, "little"), whole[26:]))


def heads(serial: int, pre_skip: int = LOOKAHEAD, words: dict[str, str] | None = None, padding: int = 0) -> bytes:
    """The first two pages: OpusHead, mono, and OpusTags with `words` as comments NAME=text, followed by so many zeros (RFC 7845, 5)."""
    return page([opus_head(pre_skip)], 0, serial, 0, BEGIN) + page([opus_tags(words or {}) + bytes(padding)], 0, serial, 1)


def opus_head(pre_skip: int = LOOKAHEAD) -> bytes:
    """The identification header: version 1, mono, samples not to be played at the start (RFC 7845, 5.1)."""
    return b"OpusHead" + struct.pack("<BBHIhB", 1, 1, pre_skip, RATE, 0, 0)


def opus_tags(words: dict[str, str]) -> bytes:
    """The comment header (RFC 7845, 5.2)."""
    comments = [f"{name}={text}".encode()[:2_000] for name, text in words.items()]
    parts = [struct.pack("<I", len(VENDOR)), VENDOR, struct.pack("<I", len(comments))]
    for comment in comments:
        parts += [struct.pack("<I", len(comment)), comment]
    return b"OpusTags" + b"".join(parts)


def pre_skip_of(head: bytes) -> int:
    """Samples not to be played at the start, from an OpusHead packet; Broken if it is none."""
    if len(head) < 19 or not head.startswith(b"OpusHead") or head[8] & 0xF0:
        raise Broken("no OpusHead")
    return int.from_bytes(head[10:12], "little")


def words_of(tags: bytes) -> dict[str, str]:
    """The comments of an OpusTags packet; Broken if it is none."""
    try:
        if not tags.startswith(b"OpusTags"):
            raise Broken("no OpusTags")
        at = 12 + int.from_bytes(tags[8:12], "little")
        count, at, words = int.from_bytes(tags[at:at + 4], "little"), at + 4, {}
        for _ in range(min(count, 1_000)):
            size = int.from_bytes(tags[at:at + 4], "little")
            name, _, text = tags[at + 4:at + 4 + size].decode().partition("=")
            words[name], at = text, at + 4 + size
    except UnicodeDecodeError as problem:
        raise Broken("comments that are no text") from problem
    return words


def pages(data: bytes, at: int = 0) -> Iterator[tuple[Page, int]]:
    """(page, where it ends) one after the other; Broken at the first that is not whole, so what came before is to be trusted."""
    while at < len(data):
        if len(data) - at < 27 or data[at:at + 5] != b"OggS\0":
            raise Broken(f"no page at {at}")
        _, _, kind, granule, serial, number, told = _HEAD.unpack_from(data, at)
        laced = data[at + 27:at + 27 + data[at + 26]]
        start = at + 27 + data[at + 26]
        end = start + sum(laced)
        if len(laced) < data[at + 26] or end > len(data):
            raise Broken(f"a page cut off at {at}")
        if checksum(b"".join((data[at:at + 22], bytes(4), data[at + 26:end]))) != told:
            raise Broken(f"a page that was changed at {at}")
        yield Page(kind, granule, serial, number, _packets(data, start, laced)), end
        at = end


def _packets(data: bytes, start: int, laced: bytes) -> tuple[bytes, ...]:
    packets, end = [], start
    for length in laced:
        end += length
        if length < 255:
            packets.append(data[start:end])
            start = end
    if start != end:
        raise Broken("a packet that runs on into the next page: none of ours does")
    return tuple(packets)
