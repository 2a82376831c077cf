"""Every page for a member, a facilitator and an administrator: no noise, nobody else asked, nothing wider than the screen."""

from urllib.parse import urlsplit

import pytest

from hub.accounts.models import Person
from tests.journeys.pages import left_in_english, lopsided, paths, refusal, shot, too_wide

pytestmark = pytest.mark.sqlite_only  # the served hub stands on SQLite


@pytest.mark.timeout(120)
@pytest.mark.parametrize(("kind", "language"), [("member", "fr"), ("facilitator", "ar"), ("admin", "en")])
def test_every_page_keeps_to_itself_and_to_the_screen(app, browser, served, world, kind, language):
    page = browser.page(getattr(world.cast, kind), language=language, dark=kind == "admin")
    speak(served, world, kind, language)
    wrong, strangers, failed = [], set(), []
    page.on("request", lambda request: strangers.add(request.url) if urlsplit(request.url).netloc != f"127.0.0.1:{served.port}" else None)
    page.on("response", lambda answer: failed.append((answer.status, answer.url)) if answer.status >= 500 else None)
    for path in paths(app, world):
        if language != "ar" and (status := refusal(page, path)):
            failed += [(status, path)] if status >= 500 else []
            continue  # what a refusal looks like is seen in Arabic
        answer = page.goto(path)
        opened = urlsplit(page.url).path
        if opened.endswith("/room"):
            page.wait_for_selector("#people li", state="attached")  # the script has filled the room
        if answer.status < 300 and page.evaluate("document.dir") != ("rtl" if language == "ar" else "ltr"):
            wrong.append((path, "direction"))
        if language == "ar" and (words := left_in_english(page)):
            wrong.append((path, words))
        if answer.status < 400:
            wrong += [(path, *what) for what in too_wide(page, (360, 1280) if language == "ar" else (320, 1280))]
        if answer.status < 300 and (more := lopsided(page)):
            wrong.append((path, "empty at its end", more))
        shot(page, f"{kind}{opened.replace('/', '-')[:60]}")
    assert (wrong, strangers, failed) == ([], set(), [])


def speak(served, world, kind, language):
    """Choose a language for someone of the cast."""
    with served.unit() as db:
        db.get(Person, getattr(world.cast, kind).id).language = language
