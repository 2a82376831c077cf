"""Two clocks that run apart: what a page plays neither piles up nor runs dry, by as much as three hours at 100 ppm bring."""

import pytest

from tests.live.test_voice_page import check  # noqa: F401 - a page with the voice's modules

pytestmark = pytest.mark.sqlite_only  # the served hub stands on SQLite

PLAY = """async ([worklet, buffering, ppm, minutes]) => {
  let Playing;
  Object.assign(globalThis, { sampleRate: 48000, AudioWorkletProcessor: class { constructor() { this.port = { postMessage: (m) => told(m) }; } }, registerProcessor: (_n, made) => { Playing = made; } });
  const counts = { dry: 0, jumped: 0, most: 0, heard: 0, sent: 0 };
  let waits, playing;
  function told({ kind, buffered, runs }) {
    if (kind === "dry") { counts.dry += 1; waits.ranDry(now); aim(); }
    if (kind === "jumped") counts.jumped += 1;
    if (kind === "plays" && runs && now > 120000) counts.most = Math.max(counts.most, buffered - waits.target());
  }
  await import(worklet);
  waits = (await import(buffering)).buffer("std");
  playing = new Playing();
  const aim = () => playing.aim({ target: waits.target() });
  aim();
  const out = [[new Float32Array(128)]], packet = new Float32Array(2880).fill(0.1);
  const step = 480 / (1 + ppm / 1e6); // ms of this page between two bundles of 480 ms by the speaker's clock
  let now = 0, seq = 0, next = 0;
  for (; now < minutes * 60000; now += 128 / 48) {
    if (now >= next) {
      waits.arrived(seq * 60 + 480, now, seq === 0);
      aim();
      for (let at = 0; at < 8; at += 1) playing.sound({ samples: packet, stream: 1, seq: seq + at, level: (seq + at) % 16 === 0 ? 60 : 100, gap: false, ends: false });
      seq += 8;
      counts.sent += 8;
      next += step;
    }
    playing.process(null, out);
    counts.heard += out[0][0][64] > 0.05 ? 1 : 0;
  }
  return { ...counts, heard: counts.heard * 128 / 48000 };
}"""


@pytest.mark.parametrize("ppm", [-1_800, 1_800])
def test_ten_minutes_that_bring_three_hours_of_drift_are_played_whole(check, ppm):  # noqa: F811
    played = check.evaluate(PLAY, [check.module("playing-worklet"), check.module("buffer"), ppm, 10])
    assert played["jumped"] == 0 and played["dry"] <= 2 and played["most"] < 700, played
    assert played["heard"] > 590
