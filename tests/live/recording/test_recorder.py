"""The recorder: only between start and stop, every packet in its place."""

import os

import pytest

from hub.live.audio.bundles import REPAIR, bundles_of
from hub.live.audio.opus import is_filling, samples_of
from hub.live.recording.reading import looked_through
from hub.live.recording.recorder import Recorder
from hub.live.recording.voices import runs_of, spans, voices_in
from tests.live.audio.voices import alike, encoded, noise, played, spoken, tune


class Time:
    """A session's own clock, milliseconds."""

    ms = 0

    def __call__(self):
        return self.ms


@pytest.fixture
def time():
    return Time()


@pytest.fixture
def recorder(tmp_path, time):
    recorder = Recorder(tmp_path, time, sync=lambda fd: None)
    yield recorder
    crash(recorder)


def crash(recorder) -> None:
    """What the end of a process does: files are closed, nothing is finished."""
    for voice in recorder._voices.values():
        voice.track.file.close()


def say(recorder, bundles, person_id=7) -> None:
    for bundle in bundles:
        recorder.session_ms.ms = bundle.t_ms + bundle.ms
        recorder.take(bundle, person_id)
        recorder.tick()


def test_nothing_is_kept_before_the_start_or_after_the_stop(recorder, tmp_path):
    bundles = spoken(noise(90))
    say(recorder, bundles[:10])
    assert not (tmp_path / "tracks").exists()
    recorder.start()
    say(recorder, bundles[10:20])
    recorder.stop()
    say(recorder, bundles[20:])
    (voice,) = voices_in(tmp_path)
    assert sorted(voice.packets) == list(range(30, 60)) and voice.ms_of(30) == 1_800 and spans(tmp_path) == [(1_800, 3_600)]


def test_each_voice_has_a_track_that_plays(recorder, tmp_path):
    recorder.start()
    say(recorder, spoken(encoded(tune(3, seed=4)), stream=1), person_id=7)
    say(recorder, spoken(encoded(tune(3, 400, seed=5)), stream=2, t_ms=9_000), person_id=8)
    recorder.stop()
    assert alike(tune(3, seed=4), played(tmp_path / "tracks" / "1-0.ogg")) > 0.9
    assert [(voice.stream, voice.person_id, voice.zero_ms, len(voice.packets)) for voice in voices_in(tmp_path)] == [(1, 7, 0, 50), (2, 8, 9_000, 50)]


@pytest.mark.parametrize("lost", [1, 3, 20])
def test_a_hole_is_filled_with_as_much_as_is_missing(recorder, tmp_path, lost):
    packets = encoded(tune(4))
    bundles = bundles_of(packets, 1, 0, each=1)
    recorder.start()
    say(recorder, bundles[:20] + bundles[20 + lost:])
    found = looked_through(tmp_path / "tracks" / "1-0.ogg")
    assert len(found.packets) == len(packets) and [is_filling(one) for one in found.packets].count(True) == lost
    assert {samples_of(one) for one in found.packets} == {2_880} and found.packets[20 + lost:] == packets[20 + lost:]
    heard, said = played(tmp_path / "tracks" / "1-0.ogg"), tune(4)
    assert abs(len(heard) - len(packets) * 2_880) <= 312 and alike(said, heard, since=3) > 0.9


def test_what_was_said_while_the_line_was_down_is_put_in_its_place(recorder, tmp_path):
    packets = encoded(tune(4))
    bundles = spoken(packets)
    recorder.start()
    say(recorder, bundles[:5] + bundles[12:])
    for bundle in [*bundles[8:12], *bundles[4:8], bundles[6]]:
        recorder.take(bundle._replace(flags=REPAIR), 7)
    recorder.stop()
    (voice,) = voices_in(tmp_path)
    assert [voice.packets[seq] for seq in sorted(voice.packets)] == packets and voice.mended == 21


def test_repairs_cannot_bring_in_what_was_not_to_be_recorded_or_change_what_was(recorder, tmp_path):
    bundles, foreign = spoken(noise(60)), spoken(noise(60, seed=8))
    say(recorder, bundles[:5])
    recorder.start()
    say(recorder, [*bundles[5:8], *bundles[10:12]])
    recorder.stop()
    for bundle in bundles:
        recorder.repair(bundle._replace(flags=REPAIR), 7)
    for bundle in foreign:
        recorder.repair(bundle._replace(flags=REPAIR), 7)
        recorder.repair(bundle._replace(flags=REPAIR), 8)
    (voice,) = voices_in(tmp_path)
    assert voice.packets == {seq: noise(60)[seq] for seq in range(15, 36)} and voice.mended == 6


def test_a_turn_that_never_got_through_is_in_the_recording(recorder, tmp_path):
    recorder.start()
    for bundle in spoken(noise(30), stream=4, t_ms=5_000):
        recorder.repair(bundle._replace(flags=REPAIR), 9)
    (voice,) = voices_in(tmp_path)
    assert (voice.person_id, voice.zero_ms, len(voice.packets)) == (9, 5_000, 30)


def test_a_crash_anywhere_leaves_what_was_whole(recorder, tmp_path, time):
    bundles = spoken(noise(90))
    recorder.start()
    say(recorder, bundles[:20])
    for bundle in bundles[20:22]:
        recorder.repair(bundle._replace(flags=REPAIR), 7)
    for name in ("repairs.bin", "recording.log", "tracks/1-0.ogg"):
        os.truncate(tmp_path / name, (tmp_path / name).stat().st_size - (3 if name != "recording.log" else 0))
    crash(recorder)
    again = Recorder(tmp_path, time, sync=lambda fd: None)
    again.start()
    say(again, bundles[25:])
    again.stop()
    (voice,) = voices_in(tmp_path)
    assert len(list((tmp_path / "tracks").iterdir())) == 1
    assert [run.seq for run in runs_of(voice)] == [0] and all(voice.packets[seq] == noise(90)[seq] for seq in [*range(45), 60, 61, 62, *range(75, 90)])


def test_a_recording_has_a_most(tmp_path, time):
    recorder = Recorder(tmp_path, time, sync=lambda fd: None, most_bytes=5_000)
    recorder.start()
    say(recorder, spoken(noise(500)))
    recorder.repair(spoken(noise(3))[0], 7)
    crash(recorder)
    assert recorder.trouble == "size" and 5_000 < (tmp_path / "tracks" / "1-0.ogg").stat().st_size < 7_000
    assert not (tmp_path / "repairs.bin").exists()


def test_a_full_disk_stops_the_recording_and_not_the_session(tmp_path, time):
    full = []

    def sync(fd):
        if full:
            raise OSError("no space left")

    recorder = Recorder(tmp_path, time, sync=sync)
    recorder.start()
    bundles = spoken(noise(200))
    say(recorder, bundles[:20])
    full.append(True)
    say(recorder, bundles[20:])
    assert recorder.trouble == "disk"
    full.clear()
    recorder.stop()
    found = looked_through(tmp_path / "tracks" / "1-0.ogg")
    assert found.whole and 30 < len(found.packets) < 80 and found.granules()[-1] == found.granule
    assert (recorder.trouble, recorder.on) == ("", False) and len(spans(tmp_path)) == 1


def test_torn_lines_of_the_log_are_passed_over(tmp_path):
    (tmp_path / "recording.log").write_bytes(b'{"on": 5}\n{"o\n{"on": 9}\n{"off": 20}\n{"off": 25}\n{"on": 40}\n')
    assert [begin for begin, _ in spans(tmp_path)] == [5, 40] and spans(tmp_path)[0] == (5, 20)
