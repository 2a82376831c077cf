"""Steps several journeys take: register, read the letter, confirm, sign in, join, reply."""

import re

from playwright.sync_api import expect


def register(page, name: str, address: str, password: str) -> None:
    """Fill in the form of joining and send it."""
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Mail address").fill(address)
    page.get_by_label("Password").fill(password)
    page.locator("main").get_by_role("button", name="Join").click()
    expect(page.locator("h1")).to_have_text("Look into your mailbox")


def letter_to(browser, world, address: str) -> str:
    """The words of the newest letter to an address, as the administrator reads it in the outbox."""
    desk = browser.page(world.cast.admin)
    desk.goto("/admin/outbox")
    desk.locator("li.row", has_text=address).first.get_by_role("link").click()
    return desk.locator("main").inner_text()


def confirm(browser, world, page, address: str, password: str) -> None:
    """Open the link in the letter, press the button, sign in."""
    page.goto(re.search(r"/confirm/[\w-]+", letter_to(browser, world, address))[0])
    page.get_by_role("button", name="This address is mine").click()
    page.get_by_label("Mail address").fill(address)
    page.get_by_label("Password").fill(password)
    page.locator("main").get_by_role("button", name="Sign in").click()


def join(page, name: str) -> None:
    """Find a community and join it."""
    page.goto("/communities/")
    page.get_by_role("link", name=name, exact=True).click()
    page.get_by_role("button", name="Join this community").click()
    expect(page.locator("main")).to_contain_text("Start a thread")


def post_reply(page, words: str) -> None:
    """Write below the thread and send."""
    page.locator("#text").fill(words)
    with page.expect_navigation():
        page.get_by_role("button", name="Post reply").click()
    expect(page.locator("article.post", has_text=words)).to_be_visible()


def visible_top(page) -> dict:
    """Where each post stands on the screen."""
    return page.evaluate("Object.fromEntries([...document.querySelectorAll('article.post')].map((one) => [one.id, one.getBoundingClientRect().top]))")
