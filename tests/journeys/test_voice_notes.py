"""A voice note from a browser whose line breaks: kept on the device, sent once, played to everybody by the host, recorded."""

import pytest
from playwright.sync_api import expect

from tests.journeys.test_voice import RATE, SECONDS, heard, likeness, mouths, room  # noqa: F401 - the fixtures of a voice
from tests.live.audio.voices import tune

pytestmark = pytest.mark.sqlite_only  # the served hub stands on SQLite


def test_a_note_left_on_a_broken_line_is_heard_by_everybody(room):  # noqa: F811
    member, host = room("member"), room("facilitator")
    member.locator("#leave-note").click()
    panel = member.locator("#note-panel")
    expect(panel).to_contain_text("0:04 of 2:00", timeout=30_000)
    panel.get_by_role("button", name="Stop").click()
    expect(panel).to_contain_text("MB", timeout=20_000)
    member.context.set_offline(True)
    panel.get_by_role("button", name="Send").click()
    expect(panel).to_contain_text("kept on this device")
    member.context.set_offline(False)
    member.reload()
    expect(panel).to_contain_text("has arrived", timeout=30_000)
    host.locator("label[for=tab-hands]").click()
    host.locator("#listen").click()
    host.get_by_role("button", name="Play to everybody").click()
    expect(host.locator("#voice-now")).to_contain_text("Moussa", timeout=20_000)
    expect(host.locator("#voice-now")).to_contain_text("Nobody is speaking", timeout=30_000)
    sound = heard(host)
    assert len(sound) > 3 * RATE and likeness(sound[RATE // 4:][:3 * RATE], tune(SECONDS)) > 0.7  # the microphone takes a moment
