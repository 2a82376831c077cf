"""The web process killed outright while a reply is on its way and a room talks: nothing acknowledged is lost, nothing doubled."""

import contextlib
import signal

import pytest
from playwright.sync_api import Error, expect

from tests.browser import Browser
from tests.cast import make_cast
from tests.journeys.world import filling
from tests.makers.discussions import thread
from tests.makers.live import live
from tests.serving_outside import Served

ROUNDS = 2
EXPECTED = ("ERR_", "WebSocket", "Failed to fetch")  # what a browser says of a server that is away


@pytest.fixture
def own_hub(tmp_path, _chromium):
    """A hub of this test's own, its browser, and the addresses of a thread and a room."""
    hub = Served(tmp_path / "hub")
    with filling(hub):
        cast = make_cast()
        place, room = thread(cast.facilitator, cast.wells, replies=3).id, live(cast.wells, cast.facilitator).id
    browser = Browser(_chromium, hub)
    yield hub, browser, cast, f"/threads/{place}", f"/live/{room}/room"
    browser.close()
    hub.stop()
    assert [words for words in browser.complaints if not any(part in words for part in EXPECTED)] == []
    assert "Traceback" not in hub.said()


@pytest.mark.timeout(180)
def test_a_reply_and_a_talk_outlive_the_server(own_hub):
    hub, browser, cast, place, room = own_hub
    writer, host, guest = browser.page(cast.member), browser.page(cast.facilitator), browser.page(cast.other, phone=True)
    for page in (host, guest):
        page.goto(room)
        expect(page.locator("#line")).to_have_text("Connected")
    for number in range(ROUNDS):
        kill_while_sending(hub, writer, place, number, (host, guest))
    for page in (host, guest):
        expect(page.locator("#waiting li")).to_have_count(0)
        assert sorted(page.locator("#lines .line div > bdi").all_inner_texts()) == sorted(lines(ROUNDS))


def lines(rounds) -> list[str]:
    """What is said in the room."""
    return [f"Round {number} line {line} of {who}" for number in range(rounds) for line in range(3) for who in (0, 1)]


def kill_while_sending(hub, writer, place, number, talkers):
    """Send a reply, say lines, and kill; after the restart send again what the page still holds: it stands there once."""
    writer.goto(place)
    writer.locator("#text").fill(f"Written in round {number}.")
    writer.evaluate("document.querySelector('.composer').requestSubmit()")
    for line in range(3):
        for who, page in enumerate(talkers):
            page.locator("#say").fill(f"Round {number} line {line} of {who}")
            page.locator("#say").press("Enter")
        if line == number:
            hub.stop(signal.SIGKILL)
    hub.start()
    for page in talkers:
        expect(page.locator("#line")).to_have_text("Connected", timeout=45_000)
        expect(page.locator("#lines .line")).to_have_count(6 * (number + 1), timeout=20_000)
    send_what_is_kept(writer, place, f"Written in round {number}.")


def send_what_is_kept(writer, place, words):
    """Open the thread again; if the words stand in the composer, they are sent once more."""
    with contextlib.suppress(Error):
        writer.goto(place)
    writer.goto(place)
    if writer.locator("#text").input_value() == words:
        with writer.expect_navigation():
            writer.get_by_role("button", name="Post reply").click()
    writer.goto(place)
    expect(writer.locator("article.post", has_text=words)).to_have_count(1)
