"""Someone who has never seen the hub, on a phone, from the first page to the last sign-out; friends sit at other screens."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.pages import shot
from tests.journeys.steps import confirm, join, post_reply, register, visible_top

# The ten seconds before the socket comes are proved by test_page_weight.
AT_ONCE = "{ const wait = setTimeout; window.setTimeout = (act, time, ...rest) => wait(act, time === 10000 ? 0 : time, ...rest); }"
ADDRESS, WORDS = "nia@example.org", "a long walk to clean water"


@pytest.fixture
def nia(browser, world):
    """The newcomer's phone and a friend's desk."""
    return browser.page(phone=True), browser.page(world.cast.facilitator)


@pytest.mark.timeout(180)
def test_from_the_first_page_to_the_last(browser, world, nia):
    phone, desk = nia
    arrive(browser, world, phone)
    read_on(phone, world)
    desk.goto(f"/threads/{world.ids['thread']}?after=40")
    answer(phone, world)
    hear_of_it(desk, phone, world)
    keep_what_was_typed(phone, world)
    start(phone)
    be_mentored(browser, phone, world)
    sign_out_everywhere(phone)


def arrive(browser, world, page):
    """From the welcome to a profile and a community."""
    page.goto("/")
    shot(page, "1-welcome")
    page.locator("main").get_by_role("link", name="Join", exact=True).click()
    register(page, "Nia Achieng", ADDRESS, WORDS)
    shot(page, "1-sent")
    confirm(browser, world, page, ADDRESS, WORDS)
    expect(page.locator("h1")).to_have_text("Welcome, Nia Achieng")
    shot(page, "1-first-visit")
    page.get_by_label("Organisation (optional)").fill("Siaya water committee")
    page.get_by_label("Country").select_option("KE")
    page.get_by_label("Time zone").select_option("Africa/Nairobi")
    page.get_by_label("Ask me about").fill("Ropes, buckets and patience")
    page.get_by_role("button", name="Go on").click()
    shot(page, "1-home-empty")
    join(page, "Wells")


def read_on(page, world):
    """A long thread, page by page, each post once."""
    page.get_by_role("link", name="Why do hand pumps fail").click()
    shot(page, "1-thread")
    seen = []
    while True:
        seen += page.locator("article.post").evaluate_all("all => all.map((one) => one.id)")
        following = page.locator("a[rel=next]")
        if not following.count():
            break
        with page.expect_navigation():
            following.click()
    assert len(seen) == len(set(seen)) == 45


def answer(page, world):
    """Preview, a mention, a file, a double click, the way back: one post."""
    page.locator("#text").fill("We **boil the rope** first, @amina.")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator("[data-preview] strong")).to_have_text("boil the rope")
    page.locator("#files").set_input_files({"name": "rope list.csv", "mimeType": "text/csv", "buffer": b"rope,years\nsisal,2\n"})
    shot(page, "1-reply")
    with page.expect_navigation():
        page.get_by_role("button", name="Post reply").dblclick()
    mine = page.locator("article.post", has_text="boil the rope")
    expect(mine).to_have_count(1)
    expect(mine.locator(".file")).to_contain_text("rope list.csv")
    shot(page, "1-posted")
    with page.expect_download() as saved:
        mine.locator(".file").click()
    assert saved.value.suggested_filename == "rope list.csv"
    send_again_by_the_way_back(page, world)


def send_again_by_the_way_back(page, world):
    """The form the way back shows, sent once more, leads to the post that is there."""
    page.goto(f"/threads/{world.ids['thread']}?after=40")
    key = page.locator(".composer input[name=key]").input_value()
    post_reply(page, "Sent and sent again.")
    page.go_back()
    page.locator(".composer input[name=key]").evaluate("(field, key) => { field.value = key; }", key)
    post_reply(page, "Sent and sent again.")
    page.goto(f"/threads/{world.ids['thread']}?after=40")
    expect(page.locator("article.post", has_text="Sent and sent again.")).to_have_count(1)


def hear_of_it(desk, phone, world):
    """Two more replies reach the page open at the desk, and nothing on it moves."""
    desk.add_init_script(AT_ONCE)
    with desk.expect_event("websocket", timeout=20_000) as line:
        desk.goto(f"/threads/{world.ids['thread']}?after=40")
    line.value.wait_for_event("framereceived")
    before = visible_top(desk)
    for words in ("Today it rained.", "And the well is full."):
        phone.goto(f"/threads/{world.ids['thread']}?after=40")
        post_reply(phone, words)
    expect(desk.locator("[data-news]")).to_have_text("2 new replies")
    assert visible_top(desk) == before
    shot(desk, "1-two-new-replies", full=False)
    desk.locator("[data-news]").click()
    expect(desk.locator("article.post", has_text="Today it rained.")).to_be_visible()


def keep_what_was_typed(page, world):
    """Typed without a line: an honest notice; typed and left: there again."""
    page.goto(f"/threads/{world.ids['thread']}?after=40")
    page.locator("#text").fill("Half a thought about")
    page.context.set_offline(True)
    page.get_by_role("button", name="Post reply").click()
    expect(page.locator("[data-offline]")).to_be_visible()
    shot(page, "1-offline", full=False)
    page.context.set_offline(False)
    expect(page.locator("[data-offline]")).to_be_hidden()
    page.reload()
    expect(page.locator("#text")).to_have_value("Half a thought about")
    expect(page.locator("[data-restored]")).to_be_visible()
    post_reply(page, "Half a thought about valves.")
    page.goto(f"/threads/{world.ids['thread']}?after=40")
    expect(page.locator("#text")).to_have_value("")


def start(page):
    """A thread of one's own."""
    page.goto("/communities/wells")
    page.get_by_role("link", name="Start a thread").click()
    page.get_by_label("Title").fill("Who keeps the key of the pump house?")
    page.get_by_label("Your words").fill("Ours was lost twice.")
    page.get_by_role("button", name="Start the thread").click()
    expect(page.locator("article.post")).to_contain_text("Ours was lost twice.")


def be_mentored(browser, page, world):
    """Ask, be accepted, set a goal, log a meeting in two zones."""
    mentor = browser.page(world.cast.other)
    page.goto("/mentoring/mentors")
    shot(page, "1-mentors")
    page.get_by_role("link", name="Priya Nair").click()
    page.get_by_role("link", name="Ask to be mentored").click()
    page.get_by_label("What I want to learn").fill("To keep a ledger for our wells")
    page.get_by_label("English").check()
    page.get_by_role("button", name="Send my request").click()
    place = re.search(r"/mentoring/\d+$", page.url)[0]
    mentor.goto("/")
    mentor.get_by_role("link", name="Nia Achieng asks you").click()
    mentor.get_by_role("radio", name="Accept").check()
    mentor.get_by_role("textbox", name="A word").fill("Gladly, Nia.")
    mentor.get_by_role("button", name="Send my answer").click()
    page.goto(f"{place}/goals/new")
    page.get_by_label("The goal").fill("A ledger everybody can read")
    page.get_by_role("button", name="Set the goal").click()
    page.goto(f"{place}/log")
    today = page.evaluate("new Date(Date.now() - 864e5).toISOString().slice(0, 10)")
    page.get_by_label("Day").fill(today)
    page.get_by_label("Time", exact=True).fill("10:00")
    page.get_by_label("What we talked about").fill("Columns first")
    page.get_by_role("button", name="Log it").click()
    shot(page, "1-pair")
    expect(page.locator("main")).to_contain_text("Asia/Kolkata")
    mentor.goto(place)
    expect(mentor.locator("main")).to_contain_text("Africa/Nairobi")
    expect(mentor.locator("main")).to_contain_text("A ledger everybody can read")


def sign_out_everywhere(page):
    """All devices, this one too."""
    page.goto("/me/devices")
    page.locator("summary", has_text="Sign out everywhere").click()
    page.locator(".confirm form button").click()
    page.goto("/me/")
    expect(page).to_have_url(re.compile("/sign-in"))
