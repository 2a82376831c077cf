"""Sound for the tests of the voice: spoken by no one, encoded and decoded by an independent player."""

import math
import random
from array import array
from functools import cache

import av

from hub.live.audio.bundles import Bundle, bundles_of, pack

RATE = 48_000


class Sound(array):
    """Samples of 16 bit at 48 kHz, short when a failure shows them."""

    def __repr__(self):
        return f"<{len(self) / RATE:.3f} s of sound>"


@cache
def tune(seconds: float, pitch: float = 220, seed: int = 1) -> Sound:
    """A wobbling tone with a beat, 16 bit at 48 kHz: alike at no two places, so that a shift is seen."""
    rng = random.Random(seed)
    count = int(seconds * RATE)
    sound, phase, speed, loud = Sound("h", bytes(2 * count)), 0.0, pitch, 0.5
    for at in range(count):
        if at % 4_800 == 0:
            speed, loud = pitch * rng.uniform(0.7, 1.9), rng.uniform(0.1, 0.9)
        phase += 2 * math.pi * speed / RATE
        sound[at] = int(9_000 * loud * (math.sin(phase) + 0.4 * math.sin(2 * phase)))
    return sound


def encoded(sound: Sound, bitrate: int = 16_000, ms: int = 60) -> list[bytes]:
    """Opus packets of a sound as our own pages make them: mono, voip; what is left over is dropped."""
    coder = av.CodecContext.create("libopus", "w")
    coder.sample_rate, coder.layout, coder.format, coder.bit_rate = RATE, "mono", "s16", bitrate
    coder.options = {"frame_duration": str(ms), "application": "voip"}
    packets, size = [], ms * 48
    for start in range(0, len(sound) - size + 1, size):
        frame = av.AudioFrame(format="s16", layout="mono", samples=size)
        frame.sample_rate, frame.pts = RATE, start
        frame.planes[0].update(sound[start:start + size].tobytes())
        packets += [bytes(packet) for packet in coder.encode(frame)]
    return packets


def decoded(packets: list[bytes]) -> Sound:
    """What libopus hears in packets, one after the other."""
    coder = av.CodecContext.create("libopus", "r")
    coder.sample_rate, coder.layout = RATE, "mono"
    return _samples(frame for packet in packets for frame in coder.decode(av.Packet(packet)))


def played(path) -> Sound:
    """What an independent player makes of a file, or of an open binary one."""
    with av.open(str(path) if not hasattr(path, "read") else path) as box:
        return _samples(box.decode(audio=0))


def alike(one: Sound, other: Sound, since: float = 0) -> float:
    """How like two sounds are from a second on, 0 to 1, where they fit best within 10 ms."""
    return max(_likeness(one, other, shift, since) for shift in _shifts(one, other, since))


def _shifts(one: Sound, other: Sound, since: float) -> range:
    nearest = max(range(-480, 481, 20), key=lambda shift: _likeness(one, other, shift, since))
    return range(nearest - 18, nearest + 19, 2)


def _likeness(one: Sound, other: Sound, shift: int, since: float) -> float:
    size, first = min(len(one), len(other)), int(since * RATE)
    begin, end = max(first, first + shift), min(size, size + shift, first + 2 * RATE)
    mine, theirs = one[begin:end:19], other[begin - shift:end - shift:19]
    both = sum(a * b for a, b in zip(mine, theirs, strict=False))
    return both / (math.sqrt(sum(a * a for a in mine) * sum(b * b for b in theirs)) or 1)


def spoken(packets: list[bytes], stream: int = 1, t_ms: int = 0) -> list[Bundle]:
    """Packets as bundles of three, from START to END."""
    return bundles_of(packets, stream, t_ms)


def together(one: Sound, other: Sound, seconds: float) -> Sound:
    """Two sounds at once, the second begun some seconds later."""
    late = int(seconds * RATE)
    size = max(len(one), late + len(other))
    first, second = one + array("h", bytes(2 * (size - len(one)))), array("h", bytes(2 * late)) + other
    return Sound("h", [a + b for a, b in zip(first, second + array("h", bytes(2 * (size - len(second)))), strict=True)])


@cache
def said(seconds: float, pitch: float = 220, seed: int = 1) -> list[bytes]:
    """The packets of a tune."""
    return encoded(tune(seconds, pitch, seed), 24_000)


def noise(count: int, size: int = 100, seed: int = 2) -> list[bytes]:
    """Packets of 60 ms that are framed well and hold nothing anybody should decode."""
    rng = random.Random(seed)
    return [b"\x58" + rng.randbytes(size - 1) for _ in range(count)]


def frames_of(packets: list[bytes], **how) -> list[bytes]:
    """The same as bytes."""
    return [pack(bundle) for bundle in spoken(packets, **how)]


def _samples(frames) -> Sound:
    sound = Sound("h")
    for frame in frames:
        if frame.format.name.startswith("flt"):
            floats = array("f", bytes(frame.planes[0])[:4 * frame.samples])
            sound.extend(max(-32768, min(32767, int(value * 32767))) for value in floats)
        else:
            sound.frombytes(bytes(frame.planes[0])[:2 * frame.samples])
    return sound
