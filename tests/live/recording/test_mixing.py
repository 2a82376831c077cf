"""One file of a session: everybody in their place, nothing decoded unless two speak at once."""

import json

import pytest

from hub.live.audio.bundles import REPAIR
from hub.live.recording import overlaps
from hub.live.recording.chapters import cut
from hub.live.recording.mixing import publish, read_manifest
from hub.live.recording.overlaps import mixed
from hub.live.recording.reading import looked_through
from hub.live.recording.recorder import Recorder
from hub.live.recording.timeline import heard_at, said_at
from hub.live.recording.voices import Run, Voice
from tests.live.audio.voices import alike, noise, played, said, spoken, together, tune


class Time:
    """A session's own clock, milliseconds."""

    ms = 0

    def __call__(self):
        return self.ms


@pytest.fixture
def recorder(tmp_path):
    recorder = Recorder(tmp_path, Time(), sync=lambda fd: None)
    recorder.start()
    return recorder


def say(recorder, *turns) -> None:
    """Turns (stream, session ms, packets), each bundle at its time."""
    bundles = [bundle for stream, t_ms, packets in turns for bundle in spoken(packets, stream=stream, t_ms=t_ms)]
    for bundle in sorted(bundles, key=lambda bundle: bundle.t_ms):
        recorder.session_ms.ms = bundle.t_ms + bundle.ms
        recorder.take(bundle, 100 + bundle.stream)


def never(runs):
    """A machine that cannot mix."""


def refuse(runs):
    """Nothing is to be decoded."""
    raise AssertionError("decoded")


def test_turns_one_after_the_other_are_one_file_that_plays(recorder, tmp_path):
    say(recorder, (1, 0, said(3)), (2, 4_000, said(3, 400, 2)), (3, 7_100, said(2, 300, 3)))
    made = publish(tmp_path, mixer=refuse)
    heard = played(tmp_path / made.file)
    assert abs(len(heard) / 48 - 9_080) < 60 and abs(made.ms - 9_080) < 60 and made.version == 1
    assert alike(tune(3), heard) > 0.85
    for since, sound in ((4, tune(3, 400, 2)), (7.1, tune(2, 300, 3))):
        assert alike(sound, type(heard)("h", heard[int(heard_at(made.anchors, since * 1_000) * 48):]), since=0.2) > 0.85
    assert [(one["person_id"], one["from"]) for one in made.speakers] == [(101, 0), (102, 4_000), (103, 7_100)] and made.apart == made.missing == []


def test_a_long_pause_is_cut_and_the_times_know(recorder, tmp_path):
    say(recorder, (1, 1_000, noise(50)), (2, 64_000, noise(50)))
    made = publish(tmp_path)
    assert abs(made.ms - 9_000) < 60 and made.anchors == [[0, 1_000], [6_000, 64_000]]
    for session_ms, ms in ((1_000, 0), (2_500, 1_500), (30_000, 6_000), (64_000, 6_000), (65_000, 7_000)):
        assert heard_at(made.anchors, session_ms) == ms
    assert said_at(made.anchors, 1_500) == 2_500 and said_at(made.anchors, 7_000) == 65_000 and said_at([], 5) == 5


def test_turns_whose_clocks_differ_a_little_follow_each_other(recorder, tmp_path):
    say(recorder, (1, 0, noise(50)), (2, 2_700, noise(50, seed=4)))
    made = publish(tmp_path, mixer=refuse)
    assert looked_through(tmp_path / made.file).packets == noise(50) + noise(50, seed=4)


def test_voices_at_once_are_mixed(recorder, tmp_path):
    say(recorder, (1, 0, said(4)), (2, 2_000, said(3, 400, 2)))
    made = publish(tmp_path)
    heard = played(tmp_path / made.file)
    assert abs(made.ms - 5_000) < 120 and made.mixed_ms > 4_900 and made.apart == []
    both = together(tune(4), tune(3, 400, 2), 2)
    assert min(alike(both, heard, since=second) for second in (0, 2, 4.2)) > 0.85


def test_where_nothing_can_mix_the_first_is_kept_and_the_other_beside(recorder, tmp_path):
    say(recorder, (1, 0, noise(50)), (2, 1_500, noise(50, seed=4)), (3, 1_600, noise(5, seed=5)))
    made = publish(tmp_path, mixer=never)
    assert looked_through(tmp_path / made.file).packets == noise(50) + noise(50, seed=4)[25:]
    assert [(one["person_id"], one["from"]) for one in made.apart] == [(102, 1_500), (103, 1_600)]
    assert looked_through(tmp_path / made.apart[0]["file"]).packets == noise(50, seed=4)


def test_a_mixer_that_fails_says_none(monkeypatch):
    runs = [Run(Voice(2, 1, 0, 2_880), 0, said(1)), Run(Voice(3, 1, 0, 2_880), 0, said(1, 400))]
    assert mixed(runs)
    monkeypatch.setattr(overlaps, "SECONDS", 0.01)
    assert mixed(runs) is None


def test_a_repair_makes_a_new_version_and_nothing_new_makes_none(recorder, tmp_path):
    bundles = spoken(noise(60), stream=1)
    for bundle in bundles[:5] + bundles[10:]:
        recorder.session_ms.ms = bundle.t_ms + bundle.ms
        recorder.take(bundle, 101)
    first = publish(tmp_path)
    assert first.missing == [{"person_id": 101, "stream": 1, "from": 900, "to": 1_800}] and publish(tmp_path) == first
    for bundle in bundles[5:10]:
        recorder.repair(bundle._replace(flags=REPAIR), 101)
    second = publish(tmp_path)
    assert (second.version, second.missing, second.mended_ms) == (2, [], 900)
    assert looked_through(tmp_path / second.file).packets == noise(60) and not (tmp_path / first.file).exists()
    assert read_manifest(tmp_path) == second


def test_a_session_in_which_nobody_spoke_has_no_file(recorder, tmp_path):
    made = publish(tmp_path)
    assert (made.version, made.file, made.ms) == (1, "", 0) and json.loads((tmp_path / "manifest.json").read_text())["anchors"] == []


def test_a_session_that_crashed_is_published_as_far_as_it_came(recorder, tmp_path):
    say(recorder, (1, 0, noise(50)))
    bundles = spoken(noise(200), stream=2, t_ms=5_000)
    for bundle in bundles[:30]:
        recorder.take(bundle, 102)
    for voice in recorder._voices.values():
        voice.track.file.close()
    made = publish(tmp_path)
    assert 3_000 + 2_000 + 5_400 - 1_010 <= made.ms <= 3_000 + 2_000 + 5_400


def test_chapters_play_alone_and_as_they_did(recorder, tmp_path):
    say(recorder, (1, 10_000, said(6)), (2, 60_000, said(3, 400, 2)))
    made = publish(tmp_path)
    wanted = [("Welcome", 0, 11_800), ("Pumps", 11_800, 40_000), ("Nothing", 40_000, 50_000), ("Valves", 60_000, 99_000)]
    chapters = cut(tmp_path / made.file, made.anchors, wanted, tmp_path / "chapters")
    assert [(one.title, one.path.name) for one in chapters] == [("Welcome", "1.ogg"), ("Pumps", "2.ogg"), ("Valves", "3.ogg")]
    for one, ms in zip(chapters, (1_800, 7_200, 3_000), strict=True):
        assert abs(len(played(one.path)) / 48 - ms) < 60 and abs(one.ms - ms) < 60
        assert one.bytes == one.path.stat().st_size
    heard = played(chapters[1].path)
    assert alike(type(heard)("h", tune(6)[int(1.8 * 48_000):]), heard) > 0.85
    assert looked_through(chapters[1].path).words == {"TITLE": "Pumps"} and sum(one.ms for one in chapters) == pytest.approx(made.ms, abs=60)
