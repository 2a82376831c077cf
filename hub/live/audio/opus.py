"""What an Opus packet says about itself without being decoded: length, channels, framing (RFC 6716, 3.1 to 3.4)."""

from hub.live.audio.refusing import Unheard

RATE = 48_000  # Opus counts in 48 kHz whatever was recorded (RFC 7845, 4)
STEP = 2_880  # samples of the 60 ms packets that our own pages send
LOOKAHEAD = 312  # samples every libopus encoder is late by: the pre-skip of our files
LONGEST_FRAME = 1_275  # bytes (RFC 6716, 3.4, R2)
LONGEST_PACKET = 5_760  # samples, 120 ms (R5)
_BY_CONFIG = (480, 960, 1920, 2880) * 3 + (480, 960) * 2 + (120, 240, 480, 960) * 4
_FRAME = tuple(_BY_CONFIG[toc >> 3] for toc in range(256))
# Celt full band, mono, 20 ms: what libopus makes of nothing but zeros.
_SILENT_FRAME, _SILENT_TOC = b"\xff\xfe", 0xF8


def samples_of(packet: bytes) -> int:
    """Samples at 48 kHz of a packet, 120 to 5760; Unheard("packet") where its framing breaks a rule of RFC 6716, 3.4."""
    size = len(packet)
    if not size:
        raise Unheard("packet", "an empty packet")
    toc = packet[0]
    code = toc & 3
    if code == 0:
        _fits(size - 1)
        return _FRAME[toc]
    if code == 1:
        if not size & 1:
            raise Unheard("packet", "two equal frames in an odd number of bytes")
        _fits((size - 1) // 2)
        return 2 * _FRAME[toc]
    if code == 2:
        length, start = _length(packet, 1, size)
        if length > size - start:
            raise Unheard("packet", "the first frame is longer than the packet")
        _fits(size - start - length)
        return 2 * _FRAME[toc]
    return _many(packet, size, _FRAME[toc])


def is_mono(packet: bytes) -> bool:
    """Whether a packet that is not empty says it holds one channel (RFC 6716, 3.1)."""
    return not packet[0] & 4


def frames_in(packet: bytes) -> int:
    """How many frames a packet that `samples_of` let through holds, 1 to 48."""
    code = packet[0] & 3
    return packet[1] & 63 if code == 3 else 1 if code == 0 else 2


def absent(like: bytes) -> bytes:
    """A packet as long as `like` without any frame in it: decoders conceal what is missing (RFC 7845, 4.1)."""
    frames = frames_in(like)
    return bytes([like[0] & 0xF8]) if frames == 1 else bytes([like[0] & 0xF8 | 3, frames])


def silence(samples: int) -> list[bytes]:
    """Packets of digital silence, mono, of 60 ms and then 20 ms; what is left under 20 ms is not filled."""
    whole, rest = divmod(samples, STEP)
    return [SILENT_STEP] * whole + [silent(960)] * (rest // 960)


def silent(samples: int) -> bytes:
    """One packet of digital silence; `samples` is a multiple of 960 (20 ms) up to 5760."""
    frames = samples // 960
    if not 0 < samples <= LONGEST_PACKET or samples % 960:
        raise ValueError(f"no silent packet of {samples} samples")
    return bytes([_SILENT_TOC]) + _SILENT_FRAME if frames == 1 else bytes([_SILENT_TOC | 3, frames]) + _SILENT_FRAME * frames


def silent_padded(padding: int) -> bytes:
    """60 ms of digital silence with so many bytes more that mean nothing (RFC 6716, 3.2.5)."""
    lengths = b"\xff" * (padding // 254) + bytes([padding % 254])
    return bytes([_SILENT_TOC | 3, 3 | 0x40]) + lengths + _SILENT_FRAME * 3 + bytes(padding)


def is_filling(packet: bytes) -> bool:
    """Whether a packet holds no voice: silence of ours, or a packet without frames."""
    return len(packet) < 3 or packet[0] & 0xF8 == _SILENT_TOC and packet == silent_as(packet)


def silent_as(packet: bytes) -> bytes:
    """Silence as long as a packet; for lengths we have no silence of (2.5 to 10 ms) a packet without frames."""
    samples = samples_of(packet)
    return absent(packet) if samples % 960 else silent(samples)


def _many(packet: bytes, size: int, frame: int) -> int:
    if size < 2:
        raise Unheard("packet", "a packet of many frames without their number")
    frames = packet[1] & 63
    if not 0 < frames * frame <= LONGEST_PACKET:
        raise Unheard("packet", "no frame, or more than 120 ms")
    start, padding = _padding(packet, size) if packet[1] & 0x40 else (2, 0)
    room = size - start - padding
    if room < 0:
        raise Unheard("packet", "more padding than packet")
    if packet[1] & 0x80:
        room = _last_of_many(packet, start, size - padding, frames)
    elif room % frames:
        raise Unheard("packet", "equal frames that do not fill the packet")
    else:
        room //= frames
    _fits(room)
    return frames * frame


def _padding(packet: bytes, size: int) -> tuple[int, int]:
    """(where the padding's length ends, bytes of padding at the end)"""
    at, padding = 2, 0
    while True:
        if at >= size:
            raise Unheard("packet", "padding without an end")
        step = packet[at]
        at += 1
        padding += min(step, 254)
        if step < 255:
            return at, padding


def _last_of_many(packet: bytes, at: int, end: int, frames: int) -> int:
    """Bytes of the last frame, whose length is not written; the others' lengths are read."""
    held = 0
    for _ in range(frames - 1):
        length, at = _length(packet, at, end)
        held += length
    if held > end - at:
        raise Unheard("packet", "frames longer than the packet")
    return end - at - held


def _length(packet: bytes, at: int, end: int) -> tuple[int, int]:
    """(a frame's length, where it ends): one byte below 252, else two (RFC 6716, 3.2.1)."""
    if at >= end or packet[at] >= 252 and at + 1 >= end:
        raise Unheard("packet", "a frame's length is cut off")
    if packet[at] < 252:
        return packet[at], at + 1
    return packet[at + 1] * 4 + packet[at], at + 2


def _fits(length: int) -> None:
    if length > LONGEST_FRAME:
        raise Unheard("packet", "a frame of more than 1275 bytes")


SILENT_STEP = silent(STEP)
