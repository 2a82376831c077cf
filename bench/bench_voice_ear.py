"""From mouth to ear: one browser says short tones, another plays them, both on this machine: `python -m bench.bench_voice_ear [seconds]`.

A tone's way is measured from where the microphone's samples enter the first page to where the second page hands them to its speakers:
frames, encoder, lanes, line, jitter buffer and decoder are all in it; the two sound cards are not.
"""

import array
import math
import statistics
import sys
import tempfile
import time
import wave
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.figures import Figures, p95
from tests.browser import Browser, launch, launched
from tests.cast import make_cast
from tests.makers.live import english, live
from tests.serving_outside import Served

RATE, EVERY_S, TONE_S = 48_000, 3, 0.4
SETTLED_S = 21  # the buffer begins with what any line can bear, and learns
LIMITS = {"std": 1_200, "fast": 500}  # ms, p95
ONSETS = """
window.said = []; // when a tone entered, and when one left
window.heard = [];
const { getUserMedia } = MediaDevices.prototype;
MediaDevices.prototype.getUserMedia = function () {
  return getUserMedia.call(this, { audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
};
const { connect } = AudioNode.prototype;
AudioNode.prototype.connect = function (to, ...rest) {
  if (this instanceof MediaStreamAudioSourceNode || (to instanceof AudioDestinationNode && this instanceof GainNode)) {
    const tap = this.context.createScriptProcessor(256, 1, 1);
    const onsets = this instanceof MediaStreamAudioSourceNode ? window.said : window.heard;
    let quiet = 0;
    tap.onaudioprocess = (event) => {
      const loud = Math.max(...event.inputBuffer.getChannelData(0)) > 0.05;
      if (loud && quiet > 100) onsets.push(performance.timeOrigin + performance.now());
      quiet = loud ? 0 : quiet + 1;
    };
    connect.call(this, tap);
    connect.call(tap, this.context.destination);
  }
  return connect.call(this, to, ...rest);
};
"""


def main() -> None:
    """Print the figures; exit status 1 when a limit is broken."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    found = Figures("From mouth to ear, two browsers and the hub on one machine")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        served = Served(Path(folder) / "hub")
        path = tones(Path(folder) / "tones.wav")
        launch(playwright).close()  # installs one where there is none
        running = launched(playwright.chromium, f"--use-file-for-fake-audio-capture={path}")
        try:
            for rung, limit in LIMITS.items():
                found_ways = _measured(served, running, rung, seconds)
                settled = found_ways[SETTLED_S // EVERY_S:]
                found.tell(f"{rung}: first tone", f"{found_ways[0]:.0f} ms")
                found.tell(f"{rung}: median of {len(settled)} tones after {SETTLED_S} s", f"{statistics.median(settled):.0f} ms")
                found.time(f"{rung}: p95 of them", p95(settled), limit)
        finally:
            running.close()
            served.stop()
    found.end()


def _measured(served: Served, running, rung: str, seconds: int) -> list[float]:
    """The way of every tone heard, ms."""
    served.empty()
    with served.unit():
        cast = english(make_cast())
        opened = live(cast.wells, cast.facilitator)
    browser = Browser(running, served)
    host, member = (browser.page(person) for person in (cast.facilitator, cast.member))
    for page in (host, member):
        page.add_init_script(ONSETS)
        page.goto(f"/live/{opened.id}/room")
    member.evaluate("(rung) => localStorage.setItem('voice:rung', rung)", rung)
    member.locator("#listen").click()
    host.locator("#speak").click()
    host.locator("#keep-open:visible").click()
    time.sleep(seconds)
    found = ways(host, member)
    browser.close()
    return found


def ways(mouth, ear, since: float = 0) -> list[float]:
    """The way of every tone one page heard of another, ms, from a moment of the clock (Unix ms) on."""
    said, heard = mouth.evaluate("window.said"), ear.evaluate("window.heard")
    return [min((at - one for one in said if one < at), default=math.nan) for at in heard if at > since]


def tones(path: Path) -> Path:
    """A file that is silent but for a short tone each few seconds."""
    sound = array.array("h", bytes(2 * RATE * EVERY_S))
    for at in range(int(TONE_S * RATE)):
        sound[RATE + at] = int(12_000 * math.sin(2 * math.pi * 440 * at / RATE))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(sound.tobytes())
    return path


if __name__ == "__main__":
    main()
