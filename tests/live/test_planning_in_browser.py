"""Planning as somebody meets it in a real browser: who a time is early for, the dates of a series, registering with answers, a waiting list."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from hub.clock import now
from tests.cast import make_cast
from tests.journeys.pages import too_wide
from tests.makers import membership, person
from tests.makers.live import english, live

pytestmark = pytest.mark.sqlite_only  # the served hub stands on SQLite
NEW = "/communities/wells/live/new"


@pytest.fixture
def cast(served):
    """The cast, and three members on the other side of the earth."""
    served.empty()
    with served.unit():
        made = english(make_cast())
        for _ in range(3):
            membership(made.wells, person(zone="Pacific/Auckland"))
    return made


def fill(page, **values):
    for name, value in values.items():
        page.locator(f"[name={name}]").fill(value)


def test_the_line_of_hours_follows_what_is_chosen(browser, cast):
    page = browser.page(cast.facilitator)
    page.goto(NEW)
    fill(page, on="2027-12-03", zone="UTC", at="12:00")
    expect(page.locator("[data-hours]")).to_have_text("For 3 members it is night (23–6).")
    fill(page, at="22:00")
    expect(page.locator("[data-hours]")).to_be_empty()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_series_is_planned_on_a_phone_with_and_without_script(javascript, browser, cast):
    page = browser.page(cast.facilitator, phone=True, javascript=javascript)
    page.goto(NEW)
    fill(page, title="Pump clinic", on="2027-12-03", at="12:00")
    expect(page.locator("[name=times]")).to_be_hidden()
    page.locator("[name=repeats]").select_option("monthly_weekday")
    fill(page, times="3")
    assert too_wide(page) == []
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".notice.info li")).to_have_count(3)
    page.get_by_role("button", name="Plan these 3 sessions").first.click()
    expect(page.get_by_role("heading", name="Dates of this series")).to_be_visible()
    assert too_wide(page) == []


def test_somebody_registers_with_answers_and_the_host_takes_them(browser, cast, served):
    with served.unit():
        asked = [{"words": "Which group?", "kind": "one", "choices": ["red", "blue"], "must": True}]
        one = live(cast.wells, cast.facilitator, state="planned", starts_at=now() + timedelta(days=2), questions=asked, needs_approval=True)
    member, host = browser.page(cast.member, phone=True), browser.page(cast.facilitator)
    member.goto(f"/live/{one.id}")
    member.get_by_role("link", name="Register").click()
    member.get_by_role("button", name="Register").click()
    expect(member.locator(".error")).to_contain_text("Fill this in")
    member.get_by_label("blue").check()
    member.get_by_role("button", name="Register").click()
    host.goto(f"/live/{one.id}/registered")
    expect(host.locator("dd")).to_have_text("blue")
    host.get_by_role("button", name="Take them").click()
    member.reload()
    expect(member.locator(".notice.success").last).to_contain_text("You are registered")
    assert too_wide(member) == [] and too_wide(host) == []
