"""The plain ways to hear: segments and the pocket stream, from one programme of voice and silence."""

import io

import pytest

from hub.live.audio.bundles import REPAIR
from hub.live.recording.ogg import END, pages
from hub.live.recording.pocket import BEHIND_MS, BLOCK, Pocket
from hub.live.recording.programme import HELD_MS, Programme
from hub.live.recording.reading import looked_through, looked_through_bytes
from hub.live.recording.segments import KEPT_MS, Segments
from tests.live.audio.voices import alike, noise, played, said, spoken, tune


class Time:
    """A session's own clock, milliseconds."""

    ms = 100_000

    def __call__(self):
        return self.ms


@pytest.fixture
def time():
    return Time()


@pytest.fixture
def segments(tmp_path):
    return Segments(tmp_path)


@pytest.fixture
def programme(time, segments):
    return Programme(time, segments.add)


def say(programme, bundles, segments=None) -> None:
    for bundle in bundles:
        programme.session_ms.ms = max(programme.session_ms.ms, bundle.t_ms + bundle.ms)
        programme.take(bundle)
        programme.tick()
        if segments:
            segments.tick(programme.session_ms())


def test_the_programme_follows_one_voice_at_a_time(programme, time):
    one, two = (spoken(noise(30, seed=seed), stream=seed, t_ms=100_000) for seed in (1, 2))
    say(programme, [*(bundle for pair in zip(one[:-1], two[:-1], strict=True) for bundle in pair), one[-1]])
    assert {sound.stream for sound in programme.held if sound.stream} == {1}
    say(programme, spoken(noise(30, seed=3), stream=3, t_ms=102_000))
    assert [sound.packet for sound in programme.held if sound.stream == 3] == noise(30, seed=3)


def test_silence_keeps_time_while_nobody_speaks(programme, time):
    for _ in range(60):
        time.ms += 1_000
        programme.tick()
    before = programme.next
    time.ms += 60_000
    programme.tick()
    assert programme.next - before < 2 * HELD_MS / 60 and sum(1 for _ in programme.held) <= HELD_MS // 60
    assert abs(programme.held[-1].ms - time.ms) < 2_000


def test_a_voice_that_stops_without_an_end_does_not_keep_others_out(programme, time):
    say(programme, spoken(noise(60), stream=1, t_ms=100_000)[:10])
    time.ms += 5_000
    say(programme, spoken(noise(30, seed=5), stream=2, t_ms=time.ms))
    assert [sound.packet for sound in programme.held if sound.stream == 2] == noise(30, seed=5)


def test_what_mends_the_recording_is_not_in_the_programme(programme):
    say(programme, [bundle._replace(flags=REPAIR) for bundle in spoken(noise(9), stream=1, t_ms=100_000)])
    assert {sound.stream for sound in programme.held} <= {0}


def test_segments_play_alone_and_together_without_a_seam(programme, segments):
    say(programme, spoken(said(20), stream=1, t_ms=100_000), segments)
    segments.cut()
    pieces = segments.after(0)
    assert [one.n for one in pieces] == [1, 2, 3, 4] and [one.t_ms for one in pieces] == [100_000, 106_000, 112_000, 118_000]
    heard = [played(segments.path(one.n)) for one in pieces]
    assert [abs(len(sound) / 48 - one.ms) < 1 for sound, one in zip(heard, pieces, strict=True)] == [True] * 4
    together = type(heard[0])("h", b"".join(sound.tobytes() for sound in heard))
    assert abs(len(together) - 20 * 48_000) < 2_880 + 312
    assert all(alike(tune(20), together, since=second) > 0.85 for second in (0, 5.5, 11.5, 17))
    assert 13_000 < pieces[1].bytes < 20_000


def test_a_hole_of_a_moment_is_concealed_and_a_pause_ends_a_segment(programme, segments, time):
    bundles = spoken(noise(60), stream=1, t_ms=100_000)
    say(programme, [*bundles[:5], *bundles[6:]], segments)
    time.ms += 3_000
    segments.tick(time.ms)
    (piece,) = segments.after(0)
    assert len(looked_through(segments.path(1)).packets) == 60 and abs(piece.ms - 3_600) < 60


def test_each_voice_begins_a_segment_of_its_own(programme, segments):
    say(programme, spoken(noise(30), stream=1, t_ms=100_000) + spoken(noise(30, seed=9), stream=2, t_ms=102_000), segments)
    segments.cut()
    assert [looked_through(segments.path(n)).packets for n in (1, 2)] == [noise(30), noise(30, seed=9)]


def test_segments_are_asked_for_by_what_one_has(programme, segments):
    say(programme, spoken(noise(500), stream=1, t_ms=100_000), segments)
    assert [one.n for one in segments.after(0)] == [1, 2, 3, 4, 5] and [one.n for one in segments.after(3, most=1)] == [4]
    assert segments.path(99) is None and segments.after(5) == []


def test_old_segments_are_forgotten_and_a_restart_goes_on(programme, segments, tmp_path, time):
    say(programme, spoken(noise(300), stream=1, t_ms=100_000), segments)
    (tmp_path / "9.opus").write_bytes(b"torn")
    again = Segments(tmp_path)
    assert (again.after(0), again.next) == (segments.after(0), 4) and len(again.pieces) == 3
    again.tick(106_000 + KEPT_MS + 1)
    assert [one.n for one in again.after(0)] == [3] and not (tmp_path / "1.opus").exists() and again.path(1) is None
    again.clear()
    assert list(tmp_path.iterdir()) == []


def test_a_pocket_plays_what_is_said_from_its_first_second(programme, time):
    pocket, data = Pocket(programme, "Pumps that last"), b""
    for bundle in spoken(said(6), stream=1, t_ms=100_000):
        say(programme, [bundle])
        data += pocket.ready()
    programme.close()
    data += b"".join(pocket.stream(lambda seconds: None))
    found = looked_through_bytes(data)
    assert found.ended and found.whole and found.granules()[-1] == found.granule and found.words == {"TITLE": "Pumps that last"}
    heard, voiced = played(io.BytesIO(data)), [packet for packet in found.packets if packet in said(6)]
    start = found.packets.index(voiced[0])
    assert voiced == said(6) and start * 60 <= BEHIND_MS + 1_600
    assert alike(tune(6), type(heard)("h", heard[start * 2_880 - found.pre_skip + 312:]), since=1) > 0.85


def test_a_pocket_begins_a_few_seconds_back_and_never_falls_further(programme, time):
    bundles = spoken(noise(1_500), stream=1, t_ms=100_000)
    say(programme, bundles[:100])
    late = Pocket(programme)
    assert len(looked_through_bytes(late.ready()).packets) == BEHIND_MS / 60
    say(programme, bundles[100:400])
    assert (one := next(iter(pages(late.ready())), None)) and one[0].packets[0] == noise(1_500)[1_150]


def test_a_player_that_takes_whole_blocks_gets_one_at_once_and_one_after_a_pause(programme, time):
    say(programme, spoken(noise(400), stream=1, t_ms=100_000))
    pocket = Pocket(programme, in_blocks=True)
    data = [pocket.ready()]
    assert BLOCK <= len(data[0]) <= BLOCK + 1
    say(programme, spoken(noise(100), stream=2, t_ms=time.ms))
    data.append(pocket.ready())
    for _ in range(40):
        time.ms += 1_000
        programme.tick()
        data.append(pocket.ready())
    assert sum(map(len, data)) // BLOCK == 2 and sum(map(len, data)) % BLOCK < 400  # the last words of the voice are in a whole block
    assert sum(map(len, data[2:])) <= 40 * 2_000 and sum(map(bool, data[-20:])) <= 3  # and silence costs no more than a voice
    programme.close()
    found = looked_through_bytes(b"".join(data) + b"".join(pocket.stream(lambda seconds: None)))
    assert found.ended and found.whole and found.granules()[-1] == found.granule and len(played(io.BytesIO(b"".join(data)))) > 18 * 48_000


def test_two_pockets_are_two_streams_from_their_own_zero(programme):
    say(programme, spoken(noise(100), stream=1, t_ms=100_000))
    one, two = (list(pages(Pocket(programme).ready())) for _ in range(2))
    assert one[0][0].serial != two[0][0].serial
    assert [page.granule for page, _ in one][:3] == [0, 0, 16 * 2_880] == [page.granule for page, _ in two][:3]


def test_a_pocket_ends_with_its_cap_its_person_or_its_session(programme, time):
    bundles, waits = iter(spoken(noise(3_000), stream=1, t_ms=100_000)), []

    def wait(seconds):
        waits.append(seconds)
        say(programme, [next(bundles) for _ in range(6)])

    capped = b"".join(Pocket(programme, cap=20_000).stream(wait))
    assert 15_000 < len(capped) <= 20_028 and list(pages(capped))[-1][0].kind == END and set(waits) == {1.0}
    assert looked_through_bytes(b"".join(Pocket(programme).stream(wait, lambda: len(waits) < 40))).ended and len(waits) == 40
    programme.close()
    assert looked_through_bytes(b"".join(Pocket(programme).stream(wait))).ended and len(waits) == 40
