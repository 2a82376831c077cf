"""What a sender may send: its own stream, in order, in time, not too much."""

import random

import pytest

from hub.live.audio.bundles import END, REPAIR, START, TEXT_FOLLOWS, bundles_of, pack
from hub.live.audio.intake import MOST_BYTES, Bucket, Intake, Pace
from hub.live.audio.refusing import WHY, Unheard
from tests.live.audio.voices import encoded, frames_of, noise, spoken, tune


class Time:
    """A session's own clock, milliseconds."""

    ms = 60_000

    def __call__(self):
        return self.ms


@pytest.fixture
def time():
    return Time()


def longer(time) -> Intake:
    """An intake that has been open for five minutes."""
    intake = Intake(4, time)
    intake.began -= 300_000
    return intake


def take(intake, bundles) -> list:
    """Each bundle's numbers, or the code it was refused with, at the pace it was said."""
    answers = []
    for bundle in bundles:
        intake.session_ms.ms += bundle.ms
        try:
            answers.append(intake.take(pack(bundle)).seq)
        except Unheard as refusal:
            answers.append(refusal.code)
    return answers


def test_a_voice_said_in_time_is_passed_on(time):
    bundles = spoken(encoded(tune(3.6)), stream=4, t_ms=60_000)
    intake = Intake(4, time)
    assert take(intake, bundles) == [bundle.seq for bundle in bundles]
    assert (intake.step, intake.zero_ms, intake.ended) == (2_880, 60_000, True)


@pytest.mark.parametrize("change, code", [
    ({"stream": 5}, "stream"), ({"flags": TEXT_FOLLOWS}, "bundle"), ({"t_ms": 49_000}, "clock"), ({"t_ms": 71_000}, "clock"), ({"seq": 4_000_000}, "seq"),
    ({"packets": tuple(noise(9))}, "size"), ({"packets": (b"\x5c1",)}, "packet"), ({"flags": START}, "bundle"), ({"seq": 2}, "seq"), ({"seq": 0}, "seq"),
    ({"packets": (b"\x481",) * 3}, "step"),
])
def test_what_a_bundle_may_not_say(time, change, code):
    first, good = spoken(noise(9), stream=4, t_ms=60_000)[:2]
    intake = Intake(4, time)
    assert take(intake, [first]) == [0]
    assert take(intake, [good._replace(**change)]) == [code]
    assert take(intake, [good]) == [3]


def test_after_its_end_a_stream_is_only_mended(time):
    bundles = spoken(noise(12), stream=4, t_ms=60_000)
    intake = Intake(4, time)
    take(intake, [*bundles[:2], bundles[3]])
    assert intake.ended
    assert take(intake, [bundles[2], bundles[2]._replace(flags=REPAIR), bundles[2]._replace(flags=REPAIR, seq=900)]) == ["ended", 6, "seq"]


def test_a_turn_long_over_is_only_mended(time):
    bundles = spoken(noise(6), stream=4, t_ms=60_000)
    time.ms = 300_000
    intake = Intake(4, time, began=60_000)
    live, wrong, good = bundles[0]._replace(t_ms=300_000), bundles[0]._replace(flags=REPAIR, t_ms=9_000), bundles[0]._replace(flags=REPAIR)
    assert [_answer(intake, pack(one)) for one in (live, wrong, good)] == ["ended", "clock", 0]


def test_the_first_that_arrives_is_the_start(time):
    bundles = spoken(noise(9), stream=4, t_ms=60_000)
    assert Intake(4, time).take(pack(bundles[1])).flags == START
    assert bundles[1].flags == 0


def test_a_stalled_line_may_send_what_waited_and_a_flood_may_not(time):
    intake, bundles = longer(time), spoken(noise(900), stream=4, t_ms=60_000)
    answers = take(intake, bundles[:10])
    burst = [_answer(intake, pack(bundle._replace(t_ms=60_000))) for bundle in bundles[10:100]]
    assert "fast" not in answers + burst[:30] and burst[-1] == "fast"
    time.ms += 1_000
    assert [_answer(intake, pack(bundle._replace(t_ms=60_000))) for bundle in bundles[100:120]].count("fast") == 12


def test_bytes_are_counted_too(time):
    heavy = bundles_of([b"\x58" + bytes(399)] * 800, 4, 60_000, each=8)
    intake = longer(time)
    answers = [_answer(intake, pack(bundle._replace(t_ms=60_000))) for bundle in heavy]
    assert answers.count("fast") == 100 - 25_000 // len(pack(heavy[0]))


def test_more_than_a_page_sends_is_not_looked_at(time):
    assert _answer(Intake(4, time), bytes(MOST_BYTES + 1)) == "size" == _answer(Intake(4, time), "text")


def test_a_page_that_begins_streams_by_itself_has_one_pace_for_all(time):
    pace, answers = Pace(time() / 1000), []
    for stream in range(1, 60):
        bundle = spoken(noise(3), stream=stream, t_ms=time())[0]
        answers.append(_answer(Intake(stream, time, pace=pace), pack(bundle)))
    assert answers.count("fast") == 59 - 40 and answers[0] == 0


def test_tokens_come_back_with_time_and_never_more_than_fit():
    bucket = Bucket(8, 16, 0)
    assert bucket.take(16, 0) and not bucket.take(1, 0) and bucket.take(8, 1) and not bucket.take(17, 1_000)


def test_twenty_thousand_bent_frames_never_break_an_intake(time):
    rng, good, answers = random.Random(5), frames_of(noise(60), stream=4, t_ms=60_000), set()
    intake = Intake(4, time)
    for _ in range(20_000):
        frame = bytearray(rng.choice(good))
        frame[rng.randrange(24)] = rng.randrange(256)
        time.ms += 150
        answers.add(_answer(intake, bytes(frame)))
        intake = Intake(4, time) if intake.ended else intake
    assert {one for one in answers if isinstance(one, str)} <= set(WHY) and any(isinstance(one, int) for one in answers)


def _answer(intake, frame):
    try:
        return intake.take(frame).seq
    except Unheard as refusal:
        return refusal.code


@pytest.mark.parametrize("ppm", [-100, 100])
def test_three_hours_by_a_clock_that_runs_wrong_are_heard(time, ppm):
    intake, packets = Intake(4, time), tuple(noise(3))
    good = spoken(packets, stream=4, t_ms=60_000)[0]._replace(flags=0)
    refused = 0
    for number in range(60_000):
        time.ms = 60_000 + int((number + 1) * 180 * (1 + ppm / 1_000_000))
        bundle = good._replace(seq=3 * number, t_ms=60_000 + 180 * number)
        refused += not isinstance(_answer(intake, pack(bundle)), int)
    assert refused == 0 and intake.after == 180_000


def test_the_end_is_seen(time):
    intake = Intake(4, time)
    assert intake.take(pack(spoken(noise(3), stream=4, t_ms=60_000)[0])).flags == START | END and intake.ended
