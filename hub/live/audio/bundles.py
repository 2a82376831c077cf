"""A bundle: a few Opus packets of one stream in a row, with a header of 14 bytes, big-endian, as pages and server exchange them.

    0 u8  version 1 in the upper half, flags in the lower     8  u32 session time of the first sample, ms
    1 u8  codec, 0 = Opus mono counted at 48 kHz             12 u8  packets, 1 to 24, all of one length
    2 u16 stream                                             13 u8  loudness 0 to 127
    4 u32 number of the first packet in the stream           14 ..  their lengths as RFC 6716, 3.2.1 writes them, then the packets
"""

import struct
from collections.abc import Sequence
from typing import NamedTuple

from hub.live.audio.opus import RATE, samples_of
from hub.live.audio.refusing import Unheard

START, END, REPAIR, TEXT_FOLLOWS = 1, 2, 4, 8
MOST_PACKETS, LONGEST_PACKET, MOST_SAMPLES = 24, 400, RATE
_HEAD = struct.Struct(">BBHIIBB")
_VERSION = 0x10


class Bundle(NamedTuple):
    """Packets `seq`, `seq + 1`, … of a stream; `t_ms` is session time of the first, `step` samples of each, `level` 0 to 127."""

    flags: int
    stream: int
    seq: int
    t_ms: int
    level: int
    packets: tuple[bytes, ...]
    step: int

    @property
    def after(self) -> int:
        """The number of the packet that follows."""
        return self.seq + len(self.packets)

    @property
    def ms(self) -> int:
        """How long it sounds, milliseconds."""
        return len(self.packets) * self.step // 48


def pack(bundle: Bundle) -> bytes:
    """The bytes of a bundle; what it holds is trusted."""
    packets = bundle.packets
    head = _HEAD.pack(_VERSION | bundle.flags, 0, bundle.stream, bundle.seq, bundle.t_ms, len(packets), bundle.level)
    return b"".join((head, *map(_length, packets), *packets))


def unpack(data: bytes, most: int = MOST_PACKETS) -> Bundle:
    """The bundle of these bytes, every packet's framing looked through; Unheard("bundle" | "size" | "packet" | "step") says what is wrong."""
    if not isinstance(data, bytes):
        raise Unheard("bundle", "not bytes")
    if len(data) < _HEAD.size:
        raise Unheard("bundle", "shorter than its header")
    first, codec, stream, seq, t_ms, count, level = _HEAD.unpack_from(data)
    if first & 0xF0 != _VERSION or codec or level > 127:
        raise Unheard("bundle", "another version, codec or loudness than ours")
    if not 0 < count <= most:
        raise Unheard("size", f"{count} packets where 1 to {most} are allowed")
    if seq + count > 0xFFFF_FFFF:
        raise Unheard("seq", "numbers past the last one")
    packets = _packets(data, count)
    return Bundle(first & 0x0F, stream, seq, t_ms, level, packets, _step(packets))


def bundles_of(packets: list[bytes], stream: int, t_ms: int, each: int = 3, level: int = 64) -> list[Bundle]:
    """A whole turn from START to END that was not said live (a voice note), in bundles of `each`; Unheard where the packets are none of one length."""
    step = _step(packets[:1]) if packets else 0
    bundles = []
    for at in range(0, len(packets), each):
        part = tuple(packets[at:at + each])
        if _step(part) != step:
            raise Unheard("step", "packets of different lengths in one turn")
        flags = (START if at == 0 else 0) | (END if at + each >= len(packets) else 0)
        bundles.append(Bundle(flags, stream, at, t_ms + at * step // 48, level, part, step))
    return bundles


def merge(bundles: list[Bundle]) -> Bundle:
    """One bundle of several that follow each other in one stream; ValueError where they do not."""
    first = bundles[0]
    expected = first.seq
    for one in bundles:
        if (one.stream, one.step, one.seq) != (first.stream, first.step, expected):
            raise ValueError("bundles that do not follow each other")
        expected = one.after
    packets = tuple(packet for one in bundles for packet in one.packets)
    flags = 0
    for one in bundles:
        flags |= one.flags
    return first._replace(flags=flags, level=max(one.level for one in bundles), packets=packets)


def _length(packet: bytes) -> bytes:
    size = len(packet)
    return bytes((size,)) if size < 252 else bytes((252 + (size & 3), (size - 252 - (size & 3)) >> 2))


def _packets(data: bytes, count: int) -> tuple[bytes, ...]:
    at, size, lengths = _HEAD.size, len(data), []
    for _ in range(count):
        if at >= size or data[at] >= 252 and at + 1 >= size:
            raise Unheard("bundle", "lengths cut off")
        length = data[at]
        at += 1
        if length >= 252:
            length += data[at] * 4
            at += 1
        if not 0 < length <= LONGEST_PACKET:
            raise Unheard("size", f"a packet of {length} bytes where 1 to {LONGEST_PACKET} are allowed")
        lengths.append(length)
    if at + sum(lengths) != size:
        raise Unheard("bundle", "not as long as its packets")
    packets = []
    for length in lengths:
        packets.append(data[at:at + length])
        at += length
    return tuple(packets)


def _step(packets: Sequence[bytes]) -> int:
    """Samples of each packet; all are mono, as long as the first, and together at most a second."""
    step = samples_of(packets[0])
    for packet in packets:
        if packet[0] & 4:
            raise Unheard("packet", "two channels")
        if samples_of(packet) != step:
            raise Unheard("step", "packets of different lengths in one bundle")
    if step * len(packets) > MOST_SAMPLES:
        raise Unheard("size", "more than a second of sound")
    return step
