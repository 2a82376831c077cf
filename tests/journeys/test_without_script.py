"""The main road with JavaScript off: everything but the moving room."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.pages import shot
from tests.journeys.steps import confirm, join, post_reply, register

ADDRESS, WORDS = "otieno@example.org", "a second walk to clean water"


@pytest.mark.timeout(120)
def test_the_main_road_without_script(browser, world):
    page = browser.page(phone=True, javascript=False)
    page.goto("/register")
    register(page, "Otieno Were", ADDRESS, WORDS)
    confirm(browser, world, page, ADDRESS, WORDS)
    page.get_by_role("link", name="Later").click()
    join(page, "Wells")
    read_and_answer(page, world)
    follow_as_text(page, world)
    ask_and_look(browser, page, world)
    speak_french_and_leave(page)


def read_and_answer(page, world):
    """Mark as read, show by answers, quote a post with a file."""
    page.goto(f"/threads/{world.ids['thread']}")
    shot(page, "3-thread")
    page.get_by_role("button", name="I have read this far").click()
    expect(page.get_by_role("button", name="I have read this far")).to_have_count(0)
    page.goto("/communities/wells")
    expect(page.locator("li.row", has_text="Why do hand pumps fail").locator(".count")).to_contain_text("25")
    page.goto(f"/threads/{world.ids['thread']}?view=nested")
    expect(page.locator("article.post.d1").first).to_be_visible()
    page.goto(f"/threads/{world.ids['thread']}?after=40")
    page.get_by_role("link", name="Quote").first.click()
    expect(page.locator("#text")).to_have_value(re.compile("^> "))
    page.locator("#text").fill(page.locator("#text").input_value() + "\n\nWe saw that too.")
    page.locator("input[type=file]").set_input_files({"name": "level.csv", "mimeType": "text/csv", "buffer": b"day,metres\n1,9\n"})
    shot(page, "3-quote")
    page.get_by_role("button", name="Post reply").click()
    mine = page.locator("article.post", has_text="We saw that too.")
    expect(mine.locator("blockquote")).to_be_visible()
    expect(mine.locator(".file")).to_contain_text("level.csv")


def follow_as_text(page, world):
    """The session as text: counted, a line, a hand up and down."""
    page.goto(f"/live/{world.ids['live']}/text")
    page.get_by_role("button", name="I am here").click()
    expect(page.locator("main")).to_contain_text("You are counted as here.")
    page.get_by_role("link", name="Write a line").click()
    page.get_by_label("Your line").fill("Greetings from the ferry")
    page.get_by_role("button", name="Say it").click()
    expect(page.locator("#talk")).to_contain_text("Greetings from the ferry")
    page.get_by_role("button", name="Raise my hand").click()
    shot(page, "3-text")
    page.get_by_role("button", name="Lower my hand").click()
    expect(page.get_by_role("button", name="Raise my hand")).to_be_visible()


def ask_and_look(browser, page, world):
    """Search, ask for a mentor, and be told of an answer."""
    page.goto("/search")
    page.locator("#q").fill("ferry")
    page.locator("main").get_by_role("button", name="Search").click()
    page.goto("/search?q=hand+pumps")
    expect(page.locator("main")).to_contain_text("Why do hand pumps fail in the third year?")
    page.goto("/mentoring/mentors/amina/ask")
    page.get_by_label("What I want to learn").fill("To test a well")
    page.get_by_label("English").check()
    page.get_by_role("button", name="Send my request").click()
    expect(page.locator("main")).to_contain_text("Your request waits for an answer")
    friend = browser.page(world.cast.other)
    friend.goto(f"/threads/{world.ids['thread']}?after=40")
    post_reply(friend, "Good to have you here, @otieno.were.")
    page.goto("/notices")
    for _try in range(40):  # the worker tells of it a moment later
        if page.locator("main", has_text="Priya Nair").count():
            break
        friend.wait_for_timeout(250)
        page.reload()
    shot(page, "3-notices")
    expect(page.locator("main")).to_contain_text("Priya Nair")


def speak_french_and_leave(page):
    """Another language for all pages, then out."""
    page.goto("/")
    page.get_by_label("Language").select_option("fr")
    page.get_by_role("button", name="Change").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator("h1")).not_to_have_text("What waits for you")
    page.goto("/me/")
    shot(page, "3-me-fr")
    page.locator("main form[data-forget] button").click()
    page.goto("/me/")
    expect(page).to_have_url(re.compile("/sign-in"))
