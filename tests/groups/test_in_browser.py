"""Captions, consent and groups as several people meet them in real browsers, by keyboard and by what a screen reader is told."""

import pytest
from playwright.sync_api import expect

from tests.cast import make_cast
from tests.makers.live import english, live, live_role

pytestmark = pytest.mark.sqlite_only  # the served hub stands on SQLite


@pytest.fixture
def room(served, browser):
    """An open session with a scribe; opens its room for somebody of the cast."""
    served.empty()
    with served.unit():
        cast = english(make_cast())
        opened = live(cast.wells, cast.facilitator, title="Pumps that last")
        live_role(opened, cast.other)

    def enter(kind, **options):
        page = browser.page(getattr(cast, kind), **options)
        page.goto(f"/live/{opened.id}/room")
        expect(page.locator("#line")).to_have_text("Connected")
        return page

    enter.live = opened
    return enter


def typed(page, language, text):
    page.locator("#captions-typed").select_option(language)
    page.locator("#captions-text").fill(text)
    page.locator("#captions-text").press("Enter")


def test_a_scribe_types_in_two_languages_and_each_reads_their_own(room):
    scribe, english_reader, french_reader = room("other"), room("member", phone=True), room("facilitator")
    scribe.locator("label[for=tab-captions]").click()
    typed(scribe, "en", "The sael breaks first"), typed(scribe, "fr", "Le joint casse")
    expect(english_reader.locator("#captions-now")).to_have_text("The sael breaks first")
    french_reader.locator("#captions-language").select_option("fr")
    expect(french_reader.locator("#captions-now")).to_have_text("Le joint casse")
    scribe.locator("#captions-typed").select_option("en")
    scribe.locator("#captions-text").press("ArrowUp")
    expect(scribe.locator("#captions-text")).to_have_value("The sael breaks first")
    scribe.locator("#captions-text").fill("The seal breaks first")
    scribe.locator("#captions-text").press("Enter")
    expect(english_reader.locator("#captions-now")).to_have_text("The seal breaks first")
    french_reader.locator("#captions-language").select_option("")
    expect(french_reader.locator("#captions-now")).to_have_text("")


def test_a_screen_reader_is_told_captions_together_and_in_their_language(room):
    scribe, reader = room("other"), room("member")
    scribe.locator("label[for=tab-captions]").click()
    typed(scribe, "fr", "Un")
    expect(reader.locator("#captions-now")).to_have_text("Un")
    typed(scribe, "fr", "Deux")
    said = reader.locator("#captions-read")
    expect(said).to_have_text("Deux")  # the first line was there before the panel came, it stands in the strip
    typed(scribe, "fr", "Trois"), typed(scribe, "fr", "Quatre")
    expect(said).to_have_text("Trois Quatre", timeout=20_000)
    assert said.get_attribute("lang") == "fr" and said.get_attribute("aria-live") == "polite"


def test_who_is_recorded_is_asked_and_told_what_follows(room):
    host, member = room("facilitator"), room("member", phone=True)
    host.evaluate("document.getElementById('record').click()")
    asked = member.get_by_role("region", name="Being recorded")
    expect(asked).to_contain_text("You can have your voice left out afterwards")
    asked.get_by_role("button", name="Leave my voice out").click()
    expect(asked).to_contain_text("Your voice is left out of the recording")
    asked.get_by_role("button", name="I agree to be recorded").click()
    expect(asked).to_be_hidden()
    expect(host.get_by_role("region", name="Being recorded")).to_be_hidden()


def test_a_round_of_groups_by_keyboard(room):
    host, member = room("facilitator"), room("member")
    host.locator("label[for=tab-groups]").click()
    host.locator("#groups-count").fill("2")
    host.get_by_role("button", name="Make groups").press("Enter")
    host.get_by_role("button", name="Open the groups").press("Enter")
    member.get_by_role("link", name="To my group").press("Enter", timeout=30_000)
    expect(member.get_by_role("region", name="Groups")).to_contain_text("You are in group")
    member.get_by_role("button", name="Call for help").press("Enter")
    expect(host.locator("#announce")).to_contain_text("calls for help")
    host.on("dialog", lambda dialog: dialog.accept())
    host.get_by_role("button", name="Close all groups").press("Enter")
    expect(member.get_by_role("heading", name="Pumps that last", exact=True)).to_be_visible(timeout=20_000)
    assert member.url.endswith(f"/live/{room.live.id}/room")


def test_the_keyboard_skips_over_the_room_and_letters_are_keys_only_when_wanted(room):
    page = room("member")
    for name, target in (("To the stage", "#stage"), ("To the chat", "#say"), ("To my hand", "#hand")):
        page.get_by_role("link", name=name).press("Enter")
        expect(page.locator(target)).to_be_focused()
    page.keyboard.press("h")
    expect(page.locator("#hand")).to_have_attribute("aria-pressed", "false")
    page.evaluate("document.getElementById('keys-on').click()")
    page.keyboard.press("h")
    expect(page.locator("#hand")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("c")
    expect(page.locator("#say")).to_be_focused()
    page.keyboard.type("h stays a letter")
    expect(page.locator("#say")).to_have_value("h stays a letter")


def test_every_control_of_the_room_has_a_name(room):
    host = room("facilitator")
    for name in ("captions", "groups", "chat"):
        host.locator(f"label[for=tab-{name}]").click()
    tree = host.locator("#room").aria_snapshot()
    assert 'textbox "Write to everybody"' in tree and 'region "Stage"' in tree
    nameless = [line.strip() for line in tree.splitlines() if line.strip().lstrip("- ").rstrip(":") in ("button", "link", "textbox", "combobox", "checkbox", "radio", "spinbutton")]
    assert nameless == []
