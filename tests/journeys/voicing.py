"""What journeys of the voice share: a microphone that says a known tune, an open room, and how somebody begins to speak."""

import wave
from pathlib import Path

from playwright.sync_api import expect

from tests.cast import make_cast
from tests.live.audio.voices import RATE, tune
from tests.makers.live import english, live, live_role

SECONDS = 8
TAP = """
window.played = [];
const { getUserMedia } = MediaDevices.prototype; // a studio's microphone: what it is told to say comes out unchanged
MediaDevices.prototype.getUserMedia = function () {
  return getUserMedia.call(this, { audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
};
const { connect } = AudioNode.prototype;
AudioNode.prototype.connect = function (to, ...rest) {
  if (to instanceof AudioDestinationNode && this instanceof GainNode) {
    const tap = this.context.createScriptProcessor(4096, 1, 1);
    tap.onaudioprocess = (event) => window.played.push(Int16Array.from(event.inputBuffer.getChannelData(0), (value) => value * 32767));
    connect.call(this, tap);
    connect.call(tap, to);
  }
  return connect.call(this, to, ...rest);
};
"""
KEPT = """async () => {
  const room = document.querySelector('script[src*="live/whole"]').src;
  const { kept } = await import(room.replace("whole.js", "voice/keeping.js"));
  return (await kept(Number(document.body.dataset.live), Number(document.body.dataset.person))).length;
}"""


class Room:
    """An open session; called with a name of the cast it opens the room in a browser of their own. Priya leads it too, Moussa is a speaker."""

    def __init__(self, served, browser):
        self.browser = browser
        served.empty()
        with served.unit():
            self.cast = english(make_cast())
            self.live = live(self.cast.wells, self.cast.facilitator, title="Pumps that last")
            live_role(self.live, self.cast.other, "host")
            live_role(self.live, self.cast.member, "speaker")
        self.path = f"/live/{self.live.id}/room"

    def __call__(self, kind, before="", at=None, **options):
        """The room as somebody sees it, connected; `before` is a script that runs first, `at` another browser."""
        page = (at or self.browser).page(getattr(self.cast, kind), **options)
        page.add_init_script(TAP + before)
        page.goto(self.path)
        return connected(page)


def connected(page):
    """The page, when its line is up."""
    expect(page.locator("#line")).to_have_text("Connected", timeout=60_000)
    return page


def speak(page) -> None:
    """Let somebody speak, and go on."""
    page.locator("#speak").click()
    expect(page.locator("#speak")).to_have_text("Hold to talk")
    page.locator("#keep-open").click()
    expect(page.locator("#speak")).to_have_text("You are heard")


def listen(page) -> None:
    """Let somebody hear, once sound arrives."""
    page.locator("#listen").click()
    expect(page.locator("#voice-used")).not_to_have_attribute("value", "0")


def record(page) -> None:
    """Let who leads begin to record, or stop."""
    page.locator(".room-head summary").click()
    page.locator("#record").click()


def said(path: Path, pitch: float = 220) -> Path:
    """The tune as a file that a fake microphone plays."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(tune(SECONDS, pitch).tobytes())
    return path
