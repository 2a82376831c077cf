"""Presenter and voter in two real browsers: a question on its way to its answer, and a poll from its making to its result."""

import pytest
from playwright.sync_api import expect

from tests.cast import make_cast
from tests.makers.live import english, live
from tests.makers.questions import taking

pytestmark = pytest.mark.sqlite_only  # the served hub stands on SQLite


@pytest.fixture
def room(served, browser):
    """An open session whose questions wait; opens its room for somebody of the cast."""
    served.empty()
    with served.unit():
        cast = english(make_cast())
        opened = live(cast.wells, cast.facilitator)
        taking(opened, cast.facilitator, waits=True)

    def enter(kind, tab, **options):
        page = browser.page(getattr(cast, kind), **options)
        page.goto(f"/live/{opened.id}/room")
        expect(page.locator("#line")).to_have_text("Connected")
        page.locator(f"label[for=tab-{tab}]").click()
        return page

    return enter


def test_a_question_is_let_in_voted_for_read_out_and_answered(room):
    host, member, other = room("facilitator", "questions"), room("member", "questions", phone=True), room("other", "questions")
    member.locator("#ask").fill("What does a <b>seal</b> cost?")
    member.locator("#ask-form button.primary").click()
    expect(member.locator("#questions-own-list")).to_contain_text("What does a <b>seal</b> cost?")
    host.get_by_role("button", name="Let it in").click()
    expect(other.locator("#questions-list")).to_contain_text("What does a <b>seal</b> cost?")
    other.locator("#questions-list button.votes").click()
    expect(host.locator("#questions-list .votes")).to_contain_text("1")
    expect(other.locator("#questions-list button.votes")).to_have_attribute("aria-pressed", "true")
    host.get_by_role("button", name="Answer it now").click()
    expect(member.locator("#question-now")).to_contain_text("What does a <b>seal</b> cost?")
    host.get_by_role("button", name="Answered aloud").click()
    expect(member.locator("#question-now")).to_be_hidden()
    expect(other.locator("#questions-answered-list")).to_contain_text("cost?")


def test_a_poll_made_in_the_room_is_voted_in_and_closed(room):
    host, member = room("facilitator", "polls"), room("member", "chat", phone=True)
    host.locator("#poll-new summary").click()
    host.locator("#poll-words").fill("What holds the pump?")
    host.locator("#poll-lines").fill("Rope\nChain")
    host.get_by_role("button", name="Open it now").click()
    member.locator("#poll-card").get_by_label("Chain").check()
    member.locator("#poll-card").get_by_role("button", name="Vote").click()
    expect(member.locator("#poll-said")).to_contain_text("Your vote is counted")
    expect(host.locator("#poll-tally")).to_contain_text("1 (100 %)")
    member.get_by_role("button", name="Change my vote").click()
    member.locator("#poll-card").get_by_label("Rope").check()
    member.locator("#poll-card").get_by_role("button", name="Vote").click()
    expect(host.locator("#poll-tally li").first).to_contain_text("1 (100 %)")
    host.on("dialog", lambda asked: asked.accept())
    host.get_by_role("button", name="Close the poll").click()
    expect(member.locator("#poll-card")).to_be_hidden()
    member.locator("label[for=tab-polls]").click()
    expect(member.locator("#polls-list")).to_contain_text("Rope")


def test_reactions_reach_the_others(room):
    host, member = room("facilitator", "chat"), room("member", "chat", phone=True)
    expect(host.locator("#reactions")).to_be_visible()
    member.get_by_role("button", name="Reactions").click()
    member.get_by_role("button", name="Slower, please").click()
    expect(host.locator("#reactions [value=slower]")).to_have_attribute("data-given", "1")
