"""Bundles: round trips, clear refusals, and nothing else whatever comes."""

import random

import pytest

from hub.live.audio.bundles import END, START, Bundle, bundles_of, merge, pack, unpack
from hub.live.audio.refusing import WHY, Unheard
from tests.live.audio.voices import encoded, frames_of, noise, spoken, tune

GOOD = Bundle(START, 7, 12, 700, 40, tuple(noise(3)), 2_880)
BAD = {
    "not bytes": "text", "shorter": b"\x10" * 9, "version": b"\x20" + pack(GOOD)[1:], "codec": pack(GOOD)[:1] + b"\1" + pack(GOOD)[2:],
    "loudness": pack(GOOD._replace(level=128)), "0 packets": pack(GOOD._replace(packets=())), "numbers past": pack(GOOD._replace(seq=0xFFFF_FFFE)),
    "cut off": pack(GOOD)[:15], "not as long": pack(GOOD) + b"x", "as its packets": pack(GOOD)[:-1], "a packet of": pack(GOOD._replace(packets=(b"\x58" * 401,))),
    "two channels": pack(GOOD._replace(packets=(b"\x5c1",))), "different lengths": pack(GOOD._replace(packets=(b"\x581", b"\x501"))),
    "more than a second": pack(GOOD._replace(packets=(b"\x581",) * 17)), "1 to 24": pack(GOOD._replace(packets=(b"\x481",) * 25)),
}


@pytest.mark.parametrize("size", [1, 2, 251, 252, 253, 255, 256, 399, 400])
def test_what_is_packed_is_unpacked(size):
    bundle = GOOD._replace(packets=(b"\x58" + bytes(size - 1),) * 3)
    assert unpack(pack(bundle)) == bundle and (bundle.after, bundle.ms) == (15, 180)


@pytest.mark.parametrize("what", BAD)
def test_a_refusal_names_what_is_wrong(what):
    assert unpack(pack(GOOD)) == GOOD
    with pytest.raises(Unheard, match=what) as refused:
        unpack(BAD[what])
    assert refused.value.code in WHY


def test_a_second_of_voice_costs_few_bytes_of_ours():
    packets = encoded(tune(1.8))
    assert sum(map(len, frames_of(packets))) - sum(map(len, packets)) == 17 * len(packets) / 3


def test_a_voice_note_is_a_whole_turn():
    packets = noise(7)
    bundles = bundles_of(packets, 9, 1_000)
    assert [packet for one in bundles for packet in one.packets] == packets and [one.flags for one in bundles] == [START, 0, END]
    assert [(one.seq, one.t_ms) for one in bundles] == [(0, 1_000), (3, 1_180), (6, 1_360)] and bundles_of([], 9, 0) == []
    for bad in ([*packets, b"\x481"], [b"\x5c1"], [b""]):
        with pytest.raises(Unheard):
            bundles_of(bad, 9, 0)


def test_merged_bundles_are_one_with_the_same_packets():
    bundles = spoken(noise(15), stream=7, t_ms=400)
    whole = unpack(pack(merge(bundles)))
    assert whole.packets == tuple(noise(15)) and whole.flags == START | END and (whole.seq, whole.t_ms) == (0, 400)


@pytest.mark.parametrize("change", [{"seq": 4}, {"stream": 8}, {"step": 960}])
def test_bundles_that_do_not_follow_are_not_merged(change):
    one, two = spoken(noise(6), stream=7)
    assert merge([one, two])
    with pytest.raises(ValueError):
        merge([one, two._replace(**change)])


def test_twenty_thousand_bent_frames_meet_one_error_only():
    rng, good, verdicts = random.Random(3), frames_of(encoded(tune(2))), []
    for number in range(20_000):
        frame = bytearray(rng.choice(good)) if number % 4 else bytearray(rng.randbytes(rng.randrange(120)))
        for _ in range(rng.randrange(4)):
            if frame:
                frame[rng.randrange(min(len(frame), rng.choice((20, 400))))] = rng.randrange(256)
        frame = bytes(frame[:rng.randrange(len(frame) + 1)] if not rng.randrange(5) else frame)
        try:
            bundle = unpack(frame)
            verdicts.append(pack(bundle) == frame)
        except Unheard as refusal:
            verdicts.append(refusal.code)
    assert True in verdicts and set(verdicts) <= {True, *WHY}
