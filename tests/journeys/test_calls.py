"""A call of two browsers: each hears what the other was told to say, over the hub and directly."""

import time

import pytest
from playwright.sync_api import expect

from tests.cast import make_cast
from tests.journeys.test_voice import RATE, SECONDS, TAP, heard, likeness, mouths, tune  # noqa: F401 - `mouths` is a fixture
from tests.makers import mentorship as make
from tests.makers.live import english

pytestmark = pytest.mark.sqlite_only  # the served hub stands on SQLite
NO_TONES = "OscillatorNode.prototype.connect = () => ({ connect() {} });"  # the voice alone is listened to
KNOWN = "{ const Real = RTCPeerConnection; window.RTCPeerConnection = function (how) { return (window.own = new Real(how)); }; }"
NO_DIRECT_LINE = "delete window.RTCPeerConnection;"


@pytest.fixture
def two(served, mouths):  # noqa: F811
    """A pair; opens a page for one of it."""
    served.empty()
    with served.unit():
        cast = english(make_cast())
        pair = make.pair(cast.member, cast.other)

    def enter(kind, *scripts, path="/call", **options):
        page = mouths.page(getattr(cast, kind), **options)
        for script in (NO_TONES, TAP, *scripts):
            page.add_init_script(script)
        page.goto(f"/mentoring/{pair.id}{path}")
        return page

    return enter


def _call(two, *scripts):
    mentor, mentee = two("member", *scripts), two("other", *scripts, phone=True)
    mentor.locator("#call-start").click()
    mentee.locator("#call-answer").click()
    for one in (mentor, mentee):
        expect(one.locator("#call-state")).to_have_text("You are connected.")
    return mentor, mentee


def _is_said(sound) -> bool:
    """Whether two seconds of a sound are what the microphones were told to say; a busy machine may break off between."""
    return any(likeness(sound[at:at + 2 * RATE], tune(SECONDS)) > 0.8 for at in range(0, len(sound) - 2 * RATE, RATE // 2))


def _wear_headphones(*pages) -> None:
    for one in pages:
        one.locator("#headphones").check()


def _sounds(page, seconds: float) -> None:
    loud = "window.played.reduce((sum, part) => sum + part.filter((one) => Math.abs(one) > 200).length, 0)"
    deadline = time.monotonic() + 40
    while page.evaluate(loud) < seconds * RATE / 2 and time.monotonic() < deadline:
        page.wait_for_timeout(250)


def test_both_hear_each_other_and_may_log_it(two, mouths):  # noqa: F811
    mentor, mentee = _call(two, NO_DIRECT_LINE)
    _wear_headphones(mentor, mentee)
    for one in (mentor, mentee):
        _sounds(one, 4)
    sounds = [heard(one) for one in (mentor, mentee)]
    mentor.locator("#call-end").click()
    expect(mentee.locator("#call-state")).to_have_text("The call is over.")
    assert all(map(_is_said, sounds))
    mentee.locator("#call-log").click()
    expect(mentee.locator("[name=way]")).to_have_value("voice")
    assert [one for one in mouths.complaints if "ScriptProcessor" not in one] == []


def test_without_headphones_only_who_holds_the_key_is_heard(two):
    mentor, mentee = _call(two, NO_DIRECT_LINE)
    mentor.keyboard.down("Space")
    expect(mentor.locator("#call-talk")).to_have_text("You are heard")
    expect(mentee.locator("#call.loud")).to_be_visible()
    mentor.keyboard.up("Space")
    expect(mentor.locator("#call-talk")).to_have_text("Hold to talk")
    expect(mentee.locator("#call.loud")).to_have_count(0)
    mentor.goto("about:blank")
    expect(mentee.locator("#call-state")).to_have_text("The call is over.")


def test_where_the_devices_reach_each_other_the_voice_goes_directly_and_comes_back(two):
    mentor, mentee = _call(two, KNOWN)
    for one in (mentor, mentee):
        expect(one.locator("#call-way")).to_have_text("directly between your devices", timeout=20_000)
    _wear_headphones(mentor, mentee)
    _sounds(mentee, 4)
    assert _is_said(heard(mentee))
    mentor.evaluate("window.own.close()")  # the direct line dies, the call does not
    expect(mentee.locator("#call-way")).to_have_text("through the hub")
    mentee.evaluate("window.played.length = 0")
    _sounds(mentee, 1)
    mentor.locator("#call-end").click()
    expect(mentee.locator("#call-state")).to_have_text("The call is over.")
