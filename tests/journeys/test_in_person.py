"""A room of people round one device: its facilitator and two phones, in browsers; the host calls in turn, keeps order, closes into notes."""

import pytest
from playwright.sync_api import expect

from tests.cast import make_cast
from tests.live.test_room_in_browser import say, tab
from tests.makers import membership, person
from tests.makers.live import english, live

pytestmark = pytest.mark.sqlite_only  # the served hub stands on SQLite


@pytest.fixture
def meeting(served):
    """The cast, a third member, and an open session."""
    served.empty()
    with served.unit():
        cast = english(make_cast())
        third = person("Wanjiru Kamau", language="en")
        membership(cast.wells, third)
        cast.third = third
        return cast, live(cast.wells, cast.facilitator, title="Pumps that last").id


def inside(browser, someone, id, **options):
    page = browser.page(someone, **options)
    page.goto(f"/live/{id}/room")
    expect(page.locator("#line")).to_have_text("Connected")
    return page


def test_a_facilitator_with_two_phones_is_counted_heard_and_votes(meeting, browser):
    cast, id = meeting
    host, desk = inside(browser, cast.facilitator, id), browser.page(cast.member)
    desk.goto(f"/live/{id}/sites")
    desk.locator("[name=name]").fill("Kisumu")
    desk.locator("[name=total]").fill("38")
    desk.get_by_role("button", name="Bring this room").click()
    code = desk.locator("#count strong").inner_text()
    phones = [browser.page(one, phone=True) for one in (cast.other, cast.third)]
    for phone in phones:
        phone.goto("/join")
        phone.locator("[name=code]").fill(code.lower())
        phone.get_by_role("button", name="Join").last.click()
        phone.get_by_role("button", name="Join this room").click()
        expect(phone.locator("#sites-count")).to_contain_text("Your phone is with Kisumu", timeout=20_000)
        expect(phone.locator("#listen")).to_be_hidden()
    desk.goto(f"/live/{id}/room")
    expect(host.locator("#sites-count")).to_have_text("1 here, 38 in Kisumu", timeout=20_000)
    say(phones[0], "Typed in the room")
    expect(host.locator("#lines")).to_contain_text("Typed in the room")
    _count_and_be_called(desk, host)


def _count_and_be_called(desk, host):
    desk.locator("#sites summary").click()
    desk.locator("#sites-total").fill("41")
    desk.locator("#sites-own button").click()
    expect(host.locator("#sites-count")).to_have_text("1 here, 41 in Kisumu")
    desk.locator("#sites-hand input").fill("Atieno")
    desk.locator("#sites-hand button").click()
    tab(host, "hands")
    expect(host.locator("#hands")).to_contain_text("Atieno")
    host.locator("#hand-next").click()
    expect(desk.locator("#sites-word")).to_be_visible()
    desk.locator("#sites-hand button").click()
    expect(host.locator("#no-hands")).to_be_visible()


def test_the_host_keeps_order_and_who_is_removed_is_told_at_once(meeting, browser):
    cast, id = meeting
    host, member = inside(browser, cast.facilitator, id), inside(browser, cast.member, id, phone=True)
    tab(host, "people")
    host.locator("#order summary").click()
    host.locator("#order [name=paused]").check()
    expect(member.locator("#may-not-say")).to_contain_text("Only who moderates writes now")
    host.locator("#order [name=paused]").uncheck()
    expect(member.locator("#say-form")).to_be_visible()
    host.on("dialog", lambda asked: asked.accept())
    host.locator("#people li", has_text="Moussa").locator("summary").click()
    host.get_by_role("button", name="Remove from the session").click()
    expect(member.locator("#behind")).to_contain_text("You were removed from this session")
    expect(member.locator("#say-form")).to_be_hidden()
    expect(host.locator("#people")).not_to_contain_text("Moussa")


def test_who_waits_before_the_lobby_is_let_in(meeting, browser):
    cast, id = meeting
    host = inside(browser, cast.facilitator, id)
    tab(host, "people")
    host.locator("#order summary").click()
    host.locator("#order [name=lobby]").check()
    expect(host.locator("#order [name=lobby]")).to_be_checked()
    member = browser.page(cast.member, phone=True, javascript=False)
    member.goto(f"/live/{id}")
    member.get_by_role("link", name="Ask to come in").click()
    member.get_by_role("button", name="Ask to come in").click()
    expect(member.get_by_text("You asked to come in")).to_be_visible()
    expect(host.locator("#door-count")).to_have_text("1 waiting to come in", timeout=20_000)
    host.get_by_role("button", name="Let all in").click()
    expect(host.locator("#door")).to_be_hidden()
    member.goto(f"/live/{id}/door")
    member.wait_for_url("**/room")
