"""Voices that are recorded: two at once heard and kept, and nobody kept who did not agree."""

import time
from array import array
from functools import cache
from itertools import accumulate

import pytest
from playwright.sync_api import expect

from hub.live.recording.mixing import publish
from tests.browser import Browser, launched
from tests.journeys.test_voice import correlation, heard
from tests.journeys.voicing import SECONDS, record, said, speak
from tests.live.audio.voices import RATE, played, tune

pytestmark = pytest.mark.sqlite_only  # the served hub stands on SQLite
HIGH = 2000  # Hz; far above the first voice, so that each is found in the sum by its height
STEP, TAPS = RATE // 50, 24
LONG = 4 * RATE


@pytest.fixture
def other_mouth(_chromium, served, tmp_path):
    """Pages of a second Chromium whose microphone says another tune, much higher."""
    running = launched(_chromium.browser_type, f"--use-file-for-fake-audio-capture={said(tmp_path / 'high.wav', HIGH)}")
    opened = Browser(running, served)
    yield opened
    opened.close()
    running.close()


def loudness(sound) -> tuple[list[float], list[float]]:
    """How loud what is low and what is high in a sound is, in each fiftieth of a second: a mean over 1/2000 s, and what it leaves."""
    sums = list(accumulate(sound, initial=0))
    low = array("f", ((sums[at + TAPS] - sums[at]) / TAPS for at in range(0, len(sound) - TAPS, 6)))
    high = array("f", (value - low[at] for at, value in enumerate(sound[TAPS // 2:len(low) * 6:6])))
    return [sum(map(abs, low[at:at + STEP // 6])) for at in range(0, len(low) - STEP // 6, STEP // 6)], \
           [sum(map(abs, high[at:at + STEP // 6])) for at in range(0, len(high) - STEP // 6, STEP // 6)]


@cache
def told() -> tuple[list[float], list[float]]:
    """How loud the first was told to say what is low, and the second what is high, over and over."""
    return loudness(tune(SECONDS) * 2)[0], loudness(tune(SECONDS, HIGH) * 2)[1]


def are_both_in(sound) -> bool:
    """Whether the low part of four seconds is as loud at each moment as the first was told to speak, and the high part as the second was."""
    return len(sound) == LONG and all(best(found, said) > 0.8 for found, said in zip(loudness(sound), told(), strict=True))


def hears_both(page) -> bool:
    """Whether four seconds of what a page plays become what both say; a busy machine may break off between."""
    deadline = time.monotonic() + 40
    while time.monotonic() < deadline:
        page.wait_for_timeout(1000)
        if are_both_in(heard(page)[-LONG:]):
            return True
    return False


def best(found: list[float], told: list[float]) -> float:
    """The correlation where it fits best."""
    return max(correlation(found, told[at:]) for at in range(len(told) - len(found)))


def speaks_while_recorded(page) -> None:
    """Let somebody who was not asked before agree, and speak."""
    page.locator("#consent-agree").click()
    speak(page)


def test_two_who_speak_at_once_are_both_heard_and_both_recorded(room, served, other_mouth):
    host, ear = room("facilitator"), room("outsider", phone=True)
    second = room("member", at=other_mouth)
    host.locator(".room-head summary").click()
    host.locator("#floors").select_option("2")
    host.locator("#record").click()
    listen_first(ear)
    speak(host)
    speaks_while_recorded(second)
    expect(ear.locator("#voice-now li")).to_have_count(2)
    assert hears_both(ear)
    for page in (host, second):
        page.locator("#keep-open").click()
    expect(ear.locator("#voice-now")).to_have_text("Nobody is speaking.")
    made = publish(folder := next(served.instance.rglob(room.live.uid.partition("@")[0])))
    assert made.mixed_ms > 4000
    sound = played(folder / made.file)
    assert any(are_both_in(sound[at - LONG:at]) for at in range(len(sound), LONG, -RATE // 2))


def listen_first(page) -> None:
    """Let somebody listen before anybody speaks."""
    page.locator("#listen").click()
    expect(page.locator("#listen")).to_have_text("Stop")


def test_who_has_not_agreed_is_asked_and_then_speaks(room):
    host, member = room("facilitator"), room("member", phone=True)
    record(host)
    expect(member.locator("#consent-ask")).to_contain_text("This session is being recorded.")
    member.locator("#speak").click()
    member.locator("#keep-open").click()
    expect(member.locator("#speak-note")).to_have_text("This session is being recorded. Agree to be recorded first, or speak when the recording has stopped.")
    expect(member.locator("#speak")).to_have_text("Hold to talk")
    member.locator("#consent-agree").click()
    expect(member.locator("#consent")).to_be_hidden()
    member.locator("#keep-open").click()
    expect(host.locator("#voice-now")).to_contain_text("Moussa")


def test_who_leaves_their_voice_out_is_told_and_still_asks_by_typing(room):
    host, member = room("facilitator"), room("member", phone=True)
    record(host)
    member.locator("#consent-leave").click()
    expect(member.locator("#consent-out")).to_contain_text("can speak when it has stopped")
    member.locator("#speak").click()
    member.locator("#keep-open").click()
    expect(member.locator("#speak-note")).to_contain_text("This session is being recorded.")
    member.locator("label[for=tab-questions]").click()
    member.locator("#ask").fill("Which seal lasts longest?")
    member.locator("#ask-form button").click()
    host.locator("label[for=tab-questions]").click()
    expect(host.locator("#questions-list")).to_contain_text("Which seal lasts longest?")
    expect(host.locator("#voice-now")).to_have_text("Nobody is speaking.")
