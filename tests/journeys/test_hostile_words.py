"""SEC-03: hostile texts in every field that is kept, put in by forms; then every page is opened and nothing of it runs."""

import pytest

from tests.journeys.pages import paths, refusal

IMAGE, CLOSING, LINK, BRACES, REVERSED = (
    '"><img src=x onerror=pwned(1)>', "</script><svg onload=pwned(1)>", "javascript:pwned(1)", "{{7*7}}", "\u202egnp.exe\u202d",
)
ALL = f"{IMAGE} {CLOSING} [click]({LINK}) {BRACES} {REVERSED}"
SHORT = f"{IMAGE}{BRACES}"
HOOK = "window.pwnings = 0; window.pwned = () => { window.pwnings += 1; }; for (const name of ['alert', 'prompt']) window[name] = window.pwned;"
FORMS = (  # who, where, which form (part of its action or empty), what is typed
    ("member", "/me/profile", "", {"name": f"Moussa {SHORT}", "organisation": ALL, "sector": SHORT, "ask_me_about": ALL, "want_to_learn": ALL, "availability": ALL}),
    ("facilitator", "/communities/wells/manage/edit", "", {"name": f"Wells {BRACES}<svg onload=pwned(1)>", "purpose": ALL, "about": ALL, "tags": f"{IMAGE}, {BRACES}"}),
    ("member", "/communities/wells/threads/new", "", {"title": ALL[:150], "text": ALL}),
    ("member", "/threads/{thread}/reply", "", {"text": ALL}),
    ("facilitator", "/live/{live}/edit", "", {"title": ALL[:150], "about": ALL, "agenda": f"{IMAGE}, 5\n{CLOSING}, 5\n{BRACES}, 1", "topics": f"{IMAGE}, {BRACES}"}),
    ("member", "/live/{live}/text?write=1", "/say", {"text": ALL}),
    ("facilitator", "/library/{item}/edit", "", {"title": ALL[:150], "source": ALL, "topics": f"{IMAGE}, {BRACES}", "why": SHORT}),
    ("facilitator", "/mentoring/profile", "", {"skills": f"{BRACES}, <svg onload=pwned(1)>", "about": ALL, "sector": SHORT}),
    ("member", "/mentoring/{pair}/goals/new", "", {"words": ALL, "indicator": ALL}),
    ("member", "/mentoring/{pair}/goals/{goal}", "", {"percent": "10", "note": ALL}),
    ("member", "/mentoring/{pair}/steps/new", "", {"words": ALL}),
    ("member", "/mentoring/{pair}/write", "", {"text": ALL}),
    ("member", "/mentoring/{pair}/note", "", {"text": ALL}),
    ("member", "/mentoring/{pair}/meetings/{meeting}/move", "", {"plan": ALL}),
    ("member", "/people/olu/report", "", {"words": ALL}),
    ("admin", "/admin/people/{person}/decline", "", {"why": ALL}),
)


@pytest.fixture
def poisoned(browser, world):
    """The world with hostile words in all its fields; the pages that typed them."""
    pages = {kind: browser.page(getattr(world.cast, kind)) for kind in ("member", "facilitator", "admin")}
    for kind, path, action, texts in FORMS:
        fill_in(pages[kind], path.format(**world.ids), action, texts)
    with_a_file(pages["member"], world)
    browser.complaints.clear()  # a refused form is no matter here
    return pages


def fill_in(page, path, action, texts):
    """Type the texts into the page's form and send it; the form must be taken."""
    page.goto(path)
    form = page.locator(f"main form[method=post][action*='{action}']" if action else "main form.form, main form.composer").first
    for name, text in texts.items():
        form.locator(f"[name={name}]").fill(text)
    for radio in form.locator("fieldset:has([type=radio][required])").all():
        radio.locator("[type=radio]").first.check()
    with page.expect_navigation() as gone:
        form.locator("button:not([type=button])").last.click()
    assert gone.value.status < 400, (path, page.locator("[data-refused]").inner_text())


def with_a_file(page, world):
    """A post with a file of a hostile name."""
    page.goto(f"/threads/{world.ids['thread']}?after=40")
    page.locator("#text").fill(f"A file {BRACES}")
    page.locator("#files").set_input_files({"name": f"{IMAGE.replace('/', '')}{BRACES}{REVERSED}.csv", "mimeType": "text/csv", "buffer": b"a,b\n1,2\n"})
    with page.expect_navigation():
        page.get_by_role("button", name="Post reply").click()
    page.locator("article.post", has_text="A file").locator(".file").wait_for()


@pytest.mark.sqlite_only
@pytest.mark.timeout(180)
def test_nothing_hostile_runs_on_any_page(app, world, poisoned):
    hits, shown = [], set()
    for kind in ("member", "admin"):
        page = poisoned[kind]
        page.add_init_script(HOOK)
        for path in [*paths(app, world), "/search?q=exe", "/threads/{thread}?after=40".format(**world.ids)]:
            if kind == "admin" and not path.startswith(("/admin", "/reports", "/people")):
                continue
            if (status := refusal(page, path)) and status < 500:
                continue  # a refusal shows nobody's words
            page.goto(path)
            if path.endswith("/room"):
                page.locator("#lines .line").first.wait_for()  # the script has filled the room
            page.evaluate("document.querySelectorAll('img, svg').forEach((one) => one.dispatchEvent(new Event('load')))")
            if page.evaluate("window.pwnings || document.querySelectorAll('main [onerror], main [onload], main img[src=x], a[href^=\"javascript\"]').length"):
                hits.append((kind, path))
            words = page.locator("body").inner_text()
            shown |= {path} if BRACES in words else set()
    assert hits == []
    assert len(shown) >= 20
    for path in ("/communities/wells/about", "/people/moussa", "/library/{item}", "/live/{live}", "/mentoring/{pair}", "/live/{live}/room"):
        assert path.format(**world.ids) in shown


def test_hostile_chat_and_notes_stay_words_in_open_rooms(browser, world):
    host, other = browser.page(world.cast.facilitator), browser.page(world.cast.other)
    for page in (host, other):
        page.add_init_script(HOOK)
        page.goto(f"/live/{world.ids['live']}/room")
    for text in (IMAGE, CLOSING, LINK, BRACES, REVERSED):
        host.locator("#say").fill(text)
        host.locator("#say").press("Enter")
        other.locator("#lines", has_text=text.strip("\u202e\u202d")).wait_for()
    host.locator("label[for=tab-notes]").click()
    host.locator("#pad").fill(ALL)
    other.locator("label[for=tab-notes]").click()
    other.wait_for_function("() => document.querySelector('#pad').value.includes('{{7*7}}')")
    for page in (host, other):
        assert page.evaluate("window.pwnings") == 0 and page.locator("#room img:not(#slide-picture)").count() == 0
