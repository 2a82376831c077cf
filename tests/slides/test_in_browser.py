"""Slides as presenter and listener meet them in real browsers: brought in the room, shown, turned by keys, looked at alone, followed again."""

import pytest
from playwright.sync_api import expect

from tests.cast import make_cast
from tests.makers.live import english, live
from tests.makers.slides import DECK

pytestmark = pytest.mark.sqlite_only  # the served hub stands on SQLite
PATIENT = 60_000  # ms; the worker may be busy


@pytest.fixture
def room(served, browser):
    """An open session; opens its room for somebody of the cast."""
    served.empty()
    with served.unit():
        cast = english(make_cast())
        opened = live(cast.wells, cast.facilitator)

    def enter(kind, **options):
        page = browser.page(getattr(cast, kind), **options)
        page.goto(f"/live/{opened.id}/room")
        expect(page.locator("#line")).to_have_text("Connected")
        return page

    enter.live = opened
    return enter


def test_a_presenter_brings_shows_and_turns_and_a_listener_follows(room):
    host, member = room("facilitator"), room("member", phone=True)
    host.locator("label[for=tab-slides]").click()
    expect(host.locator("#slides-bring")).to_be_visible()
    expect(member.locator("label[for=tab-slides]")).to_be_hidden()
    host.set_input_files("#slides-file", {"name": "plan.txt", "mimeType": "text/plain", "buffer": b"hello"})
    expect(host.locator("#slides-lead [role=status]")).to_contain_text("“plan.txt” cannot be shown as slides.")
    host.set_input_files("#slides-file", {"name": "Pumps.pdf", "mimeType": "application/pdf", "buffer": DECK})
    host.locator("#slides-lead").get_by_role("button", name="Show to everybody").click(timeout=PATIENT)
    member.locator("label[for=tab-slides]").click()
    expect(member.locator("#slides-bring")).to_be_hidden()
    expect(member.locator("#slide-picture")).to_have_attribute("alt", "Slide 1 of 3: Seals")
    expect(member.locator("#slide-text")).to_contain_text("Change them yearly")
    host.locator("#slide").focus()
    host.keyboard.press("ArrowRight")
    expect(member.locator("#announce")).to_have_text("Slide 2 of 3: Spare parts")
    expect(member.locator("#slide-number")).to_have_text("2 of 3")
    member.locator("#slide-on").click()
    expect(member.locator("#slide-picture")).to_have_attribute("alt", "Slide 3 of 3: Who pays")
    expect(host.locator("#slide-number")).to_have_text("2 of 3")
    member.get_by_role("button", name="Follow the speaker").click()
    expect(member.locator("#slide-number")).to_have_text("2 of 3")
    assert member.locator("#slide-picture").evaluate("picture => picture.currentSrc") != host.locator("#slide-picture").evaluate("picture => picture.currentSrc")
    host.locator("#slides-lead").get_by_role("button", name="Take off the stage").click()
    expect(member.locator("#slide")).to_be_hidden()
