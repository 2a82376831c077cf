"""A session's voice as a whole: what one says is heard, kept and cut; what goes wrong is the sender's alone."""

import random

import pytest

from hub.errors import Conflict
from hub.live.audio.bundles import END, REPAIR, pack
from hub.live.audio.refusing import WHY, Unheard
from hub.live.audio.stage import Stage
from hub.live.recording.mixing import publish
from hub.live.recording.reading import looked_through
from tests.live.audio.test_relay import Lines
from tests.live.audio.voices import noise, spoken

HOST, GUEST, COHOST = 1, 2, 3


@pytest.fixture
def lines():
    return Lines()


@pytest.fixture
def stage(lines, tmp_path):
    stage = Stage(lines, tmp_path, lambda: lines.now, lambda: int(lines.now * 1000), last_stream=6)
    yield stage
    stage.close()


def speak(stage, turn, packets, sent=lambda bundle: True) -> None:
    """Packets from a turn's page at their pace; those not `sent` stay on the device."""
    for bundle in spoken(packets, stream=turn.stream, t_ms=stage.session_ms()):
        stage.relay.door.now += bundle.ms / 1000
        if sent(bundle):
            stage.hear(turn.person_id, turn.tab, pack(bundle))
            stage.relay.report("me", turn.stream, bundle.after - 1)
        stage.tick()


def told(stage) -> list:
    return [(news["kind"], news.get("stream"), news.get("why")) for news in stage.news()]


def test_what_is_said_is_heard_kept_and_cut(stage, lines, tmp_path):
    stage.relay.listen("me", "fast")
    stage.record(True)
    speak(stage, stage.ask(HOST, "a"), noise(201))
    stage.record(False)
    assert lines.numbers("me") == list(range(201)) and [one.n for one in stage.segments.after(0)] == [1, 2]
    assert looked_through(tmp_path / publish(tmp_path).file).packets == noise(201)
    assert told(stage) == [("floor:on", 7, None), ("floor:off", 7, "ended")] and stage.floor.turns == {}


def test_only_the_page_with_the_turn_is_heard(stage, lines):
    stage.relay.listen("me", "fast")
    turn = stage.ask(HOST, "a")
    good = [pack(bundle) for bundle in spoken(noise(9), stream=turn.stream)]
    for person_id, tab, data in ((GUEST, "b", good[0]), (HOST, "b", good[0]), (HOST, "a", good[0][:2] + b"\0\x09" + good[0][4:]), (HOST, "a", "x"), (HOST, "a", b"")):
        with pytest.raises(Unheard) as refused:
            stage.hear(person_id, tab, data)
        assert refused.value.code == "stream"
    stage.hear(HOST, "a", good[0])
    assert lines.numbers("me") == [0, 1, 2]


def test_a_turn_taken_back_is_over_at_once(stage, lines):
    stage.relay.listen("me", "slow")
    turn = stage.ask(GUEST, "b")
    good = [pack(bundle) for bundle in spoken(noise(9), stream=turn.stream)]
    stage.hear(GUEST, "b", good[0])
    stage.floor.end(turn.stream, "revoked")
    assert told(stage)[-1] == ("floor:off", turn.stream, "revoked") and lines.numbers("me") == [0, 1, 2]
    with pytest.raises(Unheard, match="after the end"):
        stage.hear(GUEST, "b", good[1])


def test_what_a_dead_line_kept_back_is_mended_and_a_cohost_goes_on(stage, lines, tmp_path):
    stage.record(True)
    turn = stage.ask(HOST, "a")
    speak(stage, turn, noise(60), sent=lambda bundle: bundle.seq < 30)
    stage.floor.line_lost("a")
    speak(stage, stage.take_over(COHOST, "c"), noise(30, seed=5))
    kept = [bundle._replace(flags=bundle.flags & END | REPAIR) for bundle in spoken(noise(60), stream=turn.stream)[10:]]
    for bundle in kept:
        stage.hear(HOST, "a2", pack(bundle))
    with pytest.raises(Unheard):
        stage.hear(GUEST, "b", pack(kept[0]))
    stage.record(False)
    made = publish(tmp_path)
    assert looked_through(tmp_path / made.file).packets == noise(60) + noise(30, seed=5) and made.mended_ms == 1_800


def test_repairs_of_a_turn_before_a_restart_are_let_in_when_it_is_known(stage):
    stage.record(True)
    stage.relay.door.now += 60
    data = pack(spoken(noise(9), stream=5, t_ms=2_000)[0]._replace(flags=REPAIR))
    with pytest.raises(Unheard):
        stage.hear(HOST, "a", data)
    stage.mended(5, HOST, began_ms=1_000)
    assert stage.hear(HOST, "a", data).seq == 0


def test_a_voice_note_is_played_as_a_turn_at_the_pace_it_was_said(stage, lines):
    stage.relay.listen("me", "fast")
    stage.play(GUEST, "note", noise(50))
    heard = [len(lines.numbers("me"))]
    while stage.floor.turns:
        lines.now += 0.5
        stage.relay.report("me", 7, lines.numbers("me")[-1])
        stage.tick()
        heard.append(len(lines.numbers("me")))
    assert lines.numbers("me") == list(range(50)) and heard[0] < 25 and len(heard) >= 6


def test_a_note_that_is_played_stops_when_the_floor_is_taken_back(stage, lines):
    stage.relay.listen("me", "fast")
    turn = stage.play(GUEST, "note", noise(100))
    stage.floor.end(turn.stream, "revoked")
    before = len(lines.numbers("me"))
    for _ in range(6):
        lines.now += 0.5
        stage.tick()
    assert len(lines.numbers("me")) == before and not stage.floor.turns


def test_time_passing_ends_turns_and_nobody_speaks_after_the_end(stage, lines):
    stage.ask(GUEST, "b")
    lines.now += 15
    stage.tick()
    assert told(stage)[-1] == ("floor:off", 7, "quiet")
    turn = stage.ask(GUEST, "b")
    with pytest.raises(Conflict):
        stage.ask(HOST, "a")
    stage.close()
    assert told(stage)[-1] == ("floor:off", turn.stream, "closed") and stage.programme.closed


def test_a_recording_that_cannot_go_on_is_told_once_and_the_voice_goes_on(stage, lines):
    stage.relay.listen("me", "fast")
    stage.recorder.left = 3_000
    stage.record(True)
    speak(stage, stage.ask(HOST, "a"), noise(100))
    assert told(stage).count(("recording:trouble", None, "size")) == 1 and lines.numbers("me") == list(range(100))


def test_bent_frames_hurt_nobody_but_their_sender(stage, lines):
    rng, answers = random.Random(9), set()
    stage.relay.listen("me", "fast")
    stage.record(True)
    turn = stage.ask(HOST, "a")
    good = [pack(bundle) for bundle in spoken(noise(300), stream=turn.stream)]
    for number in range(5_000):
        frame = bytearray(good[number % 100])
        for _ in range(rng.randrange(3)):
            frame[rng.randrange(rng.choice((18, len(frame))))] = rng.randrange(256)
        lines.now += 0.15
        try:
            answers.add(stage.hear(HOST, "a", bytes(frame[:rng.choice((len(frame), rng.randrange(len(frame) + 1)))])).stream)
        except Unheard as refusal:
            answers.add(refusal.code)
        stage.tick()
        turn = stage.floor.turn_of(HOST) or stage.ask(HOST, "a")
        good = [frame[:2] + turn.stream.to_bytes(2) + frame[4:] for frame in good] if good[0][2:4] != turn.stream.to_bytes(2) else good
    assert answers & set(WHY) and answers - set(WHY) and lines.heard("me") and stage.recorder.trouble == ""


def test_many_turns_are_not_remembered_for_ever(stage):
    for _ in range(200):
        turn = stage.ask(GUEST, "b")
        stage.floor.end(turn.stream)
        stage.tick()
    assert len(stage._intakes) < 70
