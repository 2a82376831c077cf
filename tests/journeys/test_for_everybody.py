"""The main pages for those who use a keyboard, a screen reader or strong contrast."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

MAIN = (
    "/", "/communities/", "/communities/wells", "/communities/wells/about", "/communities/wells/members", "/communities/wells/threads/new",
    "/threads/{thread}", "/live/", "/live/{live}", "/live/{live}/room", "/live/{live}/text", "/library/{item}", "/mentoring/",
    "/mentoring/{pair}", "/mentoring/mentors", "/search?q=pumps", "/notices", "/me/profile", "/reports/", "/admin/people",
)
ALL, COLOURS = {"resultTypes": ["violations"]}, {"resultTypes": ["violations"], "runOnly": ["color-contrast"]}  # dark differs only in these
SERIOUS = {"serious", "critical"}


@pytest.mark.timeout(120)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_serious_barrier_on_the_main_pages(browser, world, dark):
    page, pair, found = browser.page(world.cast.admin, dark=dark, phone=dark), browser.page(world.cast.facilitator, dark=dark, phone=dark), []
    for path in MAIN:
        one = pair if "mentoring/{" in path or "room" in path else page
        one.goto(path.format(**world.ids))
        for wrong in Axe().run(one, options=COLOURS if dark else ALL).response["violations"]:
            if wrong["impact"] in SERIOUS:
                found.append((path, wrong["id"], [node["html"][:160] for node in wrong["nodes"][:3]]))
    assert found == []


def test_the_keyboard_reaches_everything_and_shows_where_it_is(browser, world):
    page = browser.page(world.cast.facilitator)
    page.goto(f"/threads/{world.ids['thread']}")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    seen = [walk(page) for _ in range(25)]
    assert all(one["outlined"] for one in seen), [one for one in seen if not one["outlined"]]
    tops = [one["top"] for one in seen if one["inside"]]
    assert tops == sorted(tops) and len(tops) > 20


def walk(page) -> dict:
    """One step by Tab: whether focus is shown, where it is."""
    page.keyboard.press("Tab")
    return page.evaluate("""() => {
      const one = document.activeElement, style = getComputedStyle(one), line = one.closest('.post-foot, .cluster, .post-head') ?? one;
      return { outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== 'none', what: one.outerHTML.slice(0, 120),
        inside: Boolean(one.closest('main')), top: Math.round(line.getBoundingClientRect().top + scrollY) };
    }""")


def test_menus_open_and_close_by_keyboard(browser, world):
    page = browser.page(world.cast.facilitator)
    page.goto("/")
    page.locator(".head summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator(".head summary")).to_be_focused()
    expect(page.get_by_role("button", name="Sign out")).to_be_hidden()
