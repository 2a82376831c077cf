"""A voice from one browser to another: what the second plays is what the first was told to say."""

import base64
import time
from array import array
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.journeys.voicing import KEPT, SECONDS, speak
from tests.live.audio.voices import RATE, Sound, tune

pytestmark = pytest.mark.sqlite_only  # the served hub stands on SQLite
STEP = RATE // 50
PLAYED = """() => {
  const whole = new Uint8Array(window.played.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of window.played) { whole.set(new Uint8Array(part.buffer), at); at += part.byteLength; }
  let text = "";
  for (let from = 0; from < whole.length; from += 32768) text += String.fromCharCode(...whole.subarray(from, from + 32768));
  return btoa(text);
}"""


def heard(page) -> Sound:
    """What the page has played so far, from the first sound on."""
    sound = array("h", base64.b64decode(page.evaluate(PLAYED)))
    first = next((at for at, value in enumerate(sound) if abs(value) > 200), len(sound))
    return Sound("h", sound[first:])


def shape(sound) -> tuple[list[float], list[float]]:
    """How loud and how high it is in each fiftieth of a second."""
    parts = [sound[at:at + STEP] for at in range(0, len(sound) - STEP, STEP)]
    return [sum(map(abs, part[::4])) for part in parts], [sum((a < 0) != (b < 0) for a, b in pairwise(part)) for part in parts]


def likeness(sound: Sound, said: Sound) -> float:
    """How like in loudness and height a sound is to what was said over and over, up to 1, wherever in it one began to hear."""
    (loud, high), (said_loud, said_high) = shape(sound), shape(said * 3)
    begins = range(len(said) // STEP)
    return max(min(correlation(loud, said_loud[at:]), correlation(high, said_high[at:])) for at in begins)


def correlation(one: list[float], other: list[float]) -> float:
    """Of two rows of numbers, as long as the first."""
    other = other[:len(one)]
    mine, theirs = ([value - sum(row) / len(row) for value in row] for row in (one, other))
    return sum(a * b for a, b in zip(mine, theirs, strict=True)) / (sum(a * a for a in mine) * sum(b * b for b in theirs)) ** 0.5


def hears_what_is_said(page, seconds: int = 3) -> bool:
    """Whether so many seconds of what a page plays become what the microphone is told to say; a busy machine may break off between."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        page.wait_for_timeout(500)
        latest = heard(page)[-seconds * RATE:]
        if len(latest) == seconds * RATE and likeness(latest, tune(SECONDS)) > 0.8:
            return True
    return False


def test_what_is_said_in_one_browser_is_heard_in_another(room, mouths):
    host, member = room("facilitator"), room("member", phone=True)
    member.locator("#listen").click()
    expect(member.locator("#voice-used")).to_be_visible()
    speak(host)
    expect(member.locator("#voice-now .loud")).to_contain_text("Amina", timeout=10_000)
    assert hears_what_is_said(member)
    host.locator("#keep-open").click()
    expect(member.locator("#voice-now")).to_have_text("Nobody is speaking.")
    assert [one for one in mouths.complaints if 'ScriptProcessor' not in one] == []


def test_what_is_said_while_the_line_is_away_is_kept_and_brought_home(room):
    host, member = room("facilitator"), room("member", phone=True)
    mended = []
    host.on("response", lambda answer: mended.append(answer.status) if "/repair/" in answer.url else None)
    host.locator(".room-head summary").click()
    host.locator("#record").click()
    expect(member.locator("#announce")).to_contain_text("This session is being recorded")  # now, or with the question whether one agrees
    expect(member.locator("#recording")).to_be_visible()
    speak(host)
    host.wait_for_timeout(500)
    host.context.set_offline(True)
    expect(host.locator("#speak-note")).to_contain_text("keep talking, it is being saved", timeout=60_000)
    host.wait_for_timeout(1000)
    host.context.set_offline(False)
    expect(host.locator("#line")).to_have_text("Connected", timeout=40_000)
    host.locator("#keep-open").click()
    expect(host.locator("#speak-note")).to_contain_text("they are now in the recording", timeout=20_000)
    assert set(mended) == {204}
    assert host.evaluate(KEPT) == 0
