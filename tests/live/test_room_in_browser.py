"""The room as two people meet it in real browsers: what one does the other sees, and nothing typed is lost."""

import re

import pytest
from playwright.sync_api import expect

from tests.cast import make_cast
from tests.makers.live import english, live, live_role

pytestmark = pytest.mark.sqlite_only  # the served hub stands on SQLite


@pytest.fixture
def room(served, browser):
    """An open session; opens its room for somebody of the cast."""
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

    enter.live, enter.cast = opened, cast
    return enter


def tab(page, name):
    page.locator(f"label[for=tab-{name}]").click()


def say(page, words):
    page.locator("#say").fill(words)
    page.locator("#say").press("Enter")


def test_a_line_said_by_one_is_read_by_the_other(room):
    host, member = room("facilitator"), room("member", phone=True)
    say(member, "<b>The seal</b> breaks first")
    expect(host.locator("#lines")).to_contain_text("Moussa Traoré")
    expect(host.locator("#lines")).to_contain_text("<b>The seal</b> breaks first")
    expect(member.locator("#waiting li")).to_have_count(0)
    expect(host.locator("#count-people")).to_have_text("2")


def test_a_raised_hand_is_called_and_lowered(room):
    host, member = room("facilitator"), room("member", phone=True)
    member.locator("#hand").click()
    tab(host, "hands")
    host.get_by_role("button", name="Give the word").click()
    expect(member.locator("#hand")).to_have_text("You have the word")
    expect(host.locator("#speakers")).to_contain_text("Moussa Traoré")
    member.locator("#hand").click()
    expect(host.locator("#no-hands")).to_be_visible()


def test_two_scribes_type_at_once_and_both_stay(room):
    host, scribe, member = room("facilitator"), room("other"), room("member")
    for page in (host, scribe, member):
        tab(page, "notes")
    host.locator("#pad").fill("One\nTwo\nThree")
    expect(scribe.locator("#pad")).to_have_value("One\nTwo\nThree")
    host.locator("#pad").fill("One from Amina\nTwo\nThree")
    scribe.locator("#pad").fill("One\nTwo\nThree from Priya")
    for page in (host, scribe):
        expect(page.locator("#pad")).to_have_value("One from Amina\nTwo\nThree from Priya")
    expect(member.locator("#notes")).to_have_text("One from AminaTwoThree from Priya")


def test_what_is_typed_while_the_line_is_away_is_sent_once(room):
    host, member = room("facilitator"), room("member", phone=True)
    member.context.set_offline(True)
    member.evaluate("window.dispatchEvent(new Event('offline'))")
    expect(member.locator("#behind")).to_contain_text("What you type is kept", timeout=60_000)
    say(member, "Typed without a line")
    expect(member.locator("#waiting")).to_contain_text("Typed without a line")
    say(host, "Said meanwhile")
    member.context.set_offline(False)
    expect(member.locator("#line")).to_have_text("Connected", timeout=40_000)
    for page in (host, member):
        expect(page.locator("#lines .line")).to_have_count(2)
        expect(page.locator("#lines")).to_contain_text("Typed without a line")
    expect(member.locator("#waiting li")).to_have_count(0)


def test_closing_leads_everybody_to_the_notes(room):
    host, member = room("facilitator"), room("member")
    say(member, "See https://example.org/pumps")
    expect(host.locator("#lines")).to_contain_text("example.org")
    host.on("dialog", lambda dialog: dialog.accept())
    host.locator(".room-head summary").click()
    host.locator("#close-doors").click()
    host.wait_for_url("**/library/*")
    expect(host.locator("main")).to_contain_text("https://example.org/pumps")
    member.get_by_role("link", name="Read the session notes").click()
    expect(member.locator("h1")).to_have_text("Pumps that last")


def test_a_member_removed_hears_no_more(app, room, served):
    from hub.communities import actions as places
    from hub.communities.queries import by_of, community_for, member_of

    host, member = room("facilitator"), room("member")
    say(host, "Still here")
    expect(member.locator("#lines")).to_contain_text("Still here")
    with served.unit():
        by = by_of(room.cast.facilitator)
        wells = community_for(by, "wells")
        places.remove(by, wells, member_of(wells, "moussa"))
    say(host, "Among ourselves")
    expect(host.locator("#lines")).to_contain_text("Among ourselves")
    member.wait_for_timeout(300)
    expect(member.locator("#lines")).not_to_contain_text("Among ourselves")


def test_who_was_away_when_it_closed_is_told_and_shown_the_way(room):
    host, member = room("facilitator"), room("member", phone=True)
    member.context.set_offline(True)
    expect(member.locator("#behind")).to_contain_text("What you type is kept", timeout=60_000)
    host.on("dialog", lambda dialog: dialog.accept())
    host.locator(".room-head summary").click()
    host.locator("#close-doors").click()
    host.wait_for_url("**/library/*")
    member.context.set_offline(False)
    expect(member.locator("#behind")).to_contain_text("This session is over", timeout=40_000)
    member.get_by_role("link", name="To the page of the session").click()
    expect(member.locator("main")).to_contain_text("the session notes")


def test_on_a_phone_the_tabs_of_who_leads_are_one_row_that_keys_move_through(room):
    host = room("facilitator", phone=True)
    row = host.locator(".talk .tabs")
    expect(row.locator("label:visible").last).to_be_attached()
    assert row.evaluate("row => new Set([...row.children].filter((one) => one.offsetWidth).map((one) => one.offsetTop)).size") == 1
    expect(row).to_contain_class("more")
    last = row.locator("label:visible").last
    host.locator("#tab-chat").focus()
    host.keyboard.press("ArrowLeft")  # the one before the first is the last
    expect(host.locator(f"#{last.get_attribute('for')}")).to_be_checked()
    expect(last).to_be_in_viewport(ratio=0.9)
    expect(row).not_to_contain_class("more")
    grow = "row => { const count = row.querySelector('[for=tab-polls] .count'); count.textContent = 'one hundred'; count.hidden = false; }"
    row.evaluate(grow)  # something comes before what was picked
    expect(last).to_be_in_viewport(ratio=0.9)


def test_a_scribe_notes_an_action_by_its_key_and_everybody_reads_it(room):
    host, member = room("facilitator", phone=True), room("member")
    for page in (host, member):
        tab(page, "notes")
    host.locator("#pad").fill("We spoke of seals.")
    expect(member.locator("#notes")).to_contain_text("We spoke of seals.")
    host.get_by_text("Action", exact=True).click()
    host.locator("#agreed input[name=what] >> visible=true").fill("Send the list")
    host.locator("#agreed input[name=who]").fill("Moussa Traoré")
    host.locator("#agreed input[name=when]").fill("2026-12-04")
    host.get_by_role("button", name="Put it into the notes").click()
    expect(member.locator("#notes li")).to_have_text(re.compile("Action: Send the list @.+, by 2026-12-04"))
    expect(host.locator("#pad")).to_have_value(re.compile("^We spoke of seals.\n\n- Action: Send the list @"))
    assert member.locator("#agreed").is_hidden()
