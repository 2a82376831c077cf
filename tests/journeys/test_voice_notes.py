"""A voice note from a browser whose line breaks: kept on the device, sent once, played to everybody by the host, recorded."""

import io

import pytest
from playwright.sync_api import expect

from tests.journeys.test_voice import heard, likeness
from tests.journeys.voicing import SECONDS
from tests.live.audio.voices import RATE, played, tune

pytestmark = pytest.mark.sqlite_only  # the served hub stands on SQLite


def test_a_note_left_on_a_broken_line_is_heard_by_everybody(room):
    member, host = room("member"), room("facilitator")
    member.locator("#leave-note").click()
    panel = member.locator("#note-panel")
    expect(panel).to_contain_text("0:03 of 2:00", timeout=30_000)
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
    answers = [host.request.get(host.url.replace("/room", f"/voice-notes/{number}.ogg")) for number in range(1, 9)]
    [note] = [played(io.BytesIO(answer.body())) for answer in answers if answer.ok]
    assert len(note) > 2.5 * RATE and likeness(note[RATE // 2:][:2 * RATE], tune(SECONDS)) > 0.7  # the microphone takes a moment
    host.get_by_role("button", name="Play to everybody").click()
    expect(host.locator("#voice-now")).to_contain_text("Moussa", timeout=20_000)
    expect(host.locator("#voice-now")).to_contain_text("Nobody is speaking", timeout=30_000)
    assert len(heard(host)) > RATE
