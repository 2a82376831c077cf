"""A live session in two browsers from opening to its notes: talk both ways, a hand, a lost line, the notes found again."""

import pytest
from playwright.sync_api import expect

from tests.journeys.pages import shot

LOST = "window.dispatchEvent(new Event('offline'))"


@pytest.mark.timeout(180)
def test_a_session_from_its_doors_to_its_notes(browser, world):
    host, phone = browser.page(world.cast.facilitator), browser.page(world.cast.other, phone=True)
    come_in(host, phone, world)
    talk(host, phone)
    write_notes(host, phone)
    lose_the_line(host, phone)
    close(host, phone)
    find_again(phone)


def come_in(host, phone, world):
    """The host opens the room, the other registers and joins."""
    phone.goto(f"/live/{world.ids['planned']}")
    phone.get_by_role("button", name="Register").click()
    expect(phone.locator("main")).to_contain_text("You are registered")
    shot(phone, "2-registered")
    host.goto(f"/live/{world.ids['planned']}")
    host.get_by_role("button", name="Open the room").click()
    expect(host.locator("#line")).to_have_text("Connected")
    phone.reload()
    phone.get_by_role("link", name="Join the room").click()
    expect(phone.locator("#line")).to_have_text("Connected")
    expect(host.locator("#count-people")).to_have_text("2")


def say(page, words):
    """Say a line."""
    page.locator("#say").fill(words)
    page.locator("#say").press("Enter")


def talk(host, phone):
    """Both ways, and a hand that is called."""
    say(host, "Welcome to the workshop")
    expect(phone.locator("#lines")).to_contain_text("Welcome to the workshop")
    say(phone, "The lathe is https://example.org/lathe")
    expect(host.locator("#lines")).to_contain_text("The lathe is")
    phone.locator("#hand").click()
    host.locator("label[for=tab-hands]").click()
    host.get_by_role("button", name="Give the word").click()
    expect(phone.locator("#hand")).to_have_text("You have the word")
    shot(phone, "2-the-word", full=False)
    shot(host, "2-host", full=False)


def write_notes(host, phone):
    """What the scribe types the others read."""
    for page in (host, phone):
        page.locator("label[for=tab-notes]").click()
    host.locator("#pad").fill("# Agreed\n\nTurn the bushings from nylon.")
    expect(phone.locator("#notes")).to_contain_text("Turn the bushings from nylon.")
    shot(phone, "2-notes", full=False)
    for page in (host, phone):
        page.locator("label[for=tab-chat]").click()


def lose_the_line(host, phone):
    """While it is away three lines are said; all arrive once and in order, and what was typed without a line is sent once."""
    phone.context.set_offline(True)
    phone.evaluate(LOST)
    expect(phone.locator("#behind")).to_contain_text("What you type is kept", timeout=60_000)
    for number in range(3):
        say(host, f"Said meanwhile {number}")
    say(phone, "Typed in the tunnel")
    expect(phone.locator("#waiting")).to_contain_text("Typed in the tunnel")
    shot(phone, "2-line-lost", full=False)
    expect(host.locator("#lines .line")).to_have_count(5)
    phone.context.set_offline(False)
    expect(phone.locator("#line")).to_have_text("Connected", timeout=40_000)
    for page in (host, phone):
        expect(page.locator("#lines .line")).to_have_count(6)
    said = phone.locator("#lines .line").all_inner_texts()
    assert [number for words in said for number in range(3) if f"Said meanwhile {number}" in words] == [0, 1, 2]
    expect(phone.locator("#waiting li")).to_have_count(0)


def close(host, phone):
    """The host closes; everybody is led to the notes."""
    host.on("dialog", lambda dialog: dialog.accept())
    host.locator(".room-head summary").click()
    host.locator("#close-doors").click()
    host.wait_for_url("**/library/*")
    shot(host, "2-session-notes")
    phone.get_by_role("link", name="Read the session notes").click()
    expect(phone.locator("main")).to_contain_text("Turn the bushings from nylon.")
    shot(phone, "2-session-notes-phone")


def find_again(page):
    """By browsing the library of the community, and by searching for a word of the notes."""
    page.goto("/communities/wells/library")
    shot(page, "2-library")
    page.get_by_role("link", name="A visit to the workshop").click()
    expect(page.locator("h1")).to_have_text("A visit to the workshop")
    page.goto("/search?q=bushings")
    page.locator("main").get_by_role("link", name="A visit to the workshop").first.click()
    expect(page.locator("main")).to_contain_text("https://example.org/lathe")
