"""What a packet says about itself is what libopus reads in it."""

import random

import av
import pytest

from hub.live.audio import opus
from hub.live.audio.refusing import WHY, Unheard
from tests.live.audio.voices import decoded, encoded, tune


@pytest.mark.parametrize("ms", [20, 40, 60])
@pytest.mark.parametrize("bitrate", [12_000, 16_000, 24_000])
def test_an_encoders_packets_are_as_long_as_they_say(ms, bitrate):
    packets = encoded(tune(1.2), bitrate, ms)
    assert packets and {opus.samples_of(packet) for packet in packets} == {ms * 48}
    assert all(opus.is_mono(packet) for packet in packets)


def test_framing_is_judged_as_libopus_judges_it():
    rng, verdicts = random.Random(7), []
    coder = av.CodecContext.create("libopus", "r")
    coder.sample_rate, coder.layout = 48_000, "mono"
    for _ in range(2_000):
        packet = bytes([rng.randrange(256) | rng.choice((0, 3))]) + rng.randbytes(rng.choice((0, 1, 2, 3, 5, 9, 40)))
        verdicts.append((_let_through(packet), _libopus_takes(coder, packet), packet.hex()))
    assert {mine for mine, _, _ in verdicts} == {True, False}
    assert [packet for mine, theirs, packet in verdicts if mine != theirs] == []


def _let_through(packet) -> bool:
    try:
        return bool(opus.samples_of(packet))
    except Unheard as refusal:
        return refusal.code not in WHY


def _libopus_takes(coder, packet) -> bool:
    try:
        return bool(coder.decode(av.Packet(packet)))
    except av.error.InvalidDataError:
        return False


@pytest.mark.parametrize("packet, what", [
    (b"", "empty"), (b"\x59\x01", "odd number"), (b"\x5a\x05\x01", "first frame"), (b"\x5a\xfc", "cut off"), (b"\x5b", "without their number"),
    (b"\x7b\x00", "no frame"), (b"\x5b\x03", "120 ms"), (b"\x7b\x43\xff", "without an end"), (b"\x7b\x41\x09", "padding than packet"),
    (b"\x7b\x02\x01", "equal frames"), (b"\x7b\x82\x09\x01", "frames longer"), (b"\x58" + bytes(1276), "1275"),
])
def test_each_rule_names_what_is_wrong(packet, what):
    with pytest.raises(Unheard, match=what) as refused:
        opus.samples_of(packet)
    assert refused.value.code == "packet"


@pytest.mark.parametrize("samples", [960, 1920, 2880, 5760])
def test_silence_is_silent_and_as_long_as_asked(samples):
    packet = opus.silent(samples)
    assert opus.samples_of(packet) == samples and opus.is_mono(packet) and opus.is_filling(packet)
    heard = decoded([packet] * 5)
    assert len(heard) == 5 * samples and set(heard) == {0}


def test_silence_fills_to_twenty_milliseconds():
    assert sum(opus.samples_of(packet) for packet in opus.silence(48_000 + 959)) == 48_000 - 48_000 % 960


def test_an_absent_packet_takes_the_place_of_one():
    for bitrate in (12_000, 24_000):
        voice = encoded(tune(0.6), bitrate)
        hole = opus.absent(voice[4])
        assert opus.samples_of(hole) == 2_880 and opus.is_filling(hole) and not opus.is_filling(voice[4])
        assert len(decoded([*voice[:4], hole, *voice[5:]])) == len(voice) * 2_880
