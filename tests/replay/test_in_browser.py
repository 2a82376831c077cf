"""The replay in a real browser: the record goes with the sound, is searched, sent on by a link, taken up again; the folder does so without a hub."""

import re
import time
import zipfile

import pytest
from playwright.sync_api import expect

from hub.mail import delivery
from hub.replay import queries
from hub.replay.packing import make_pack
from hub.replay.showing import shown_of
from hub.storage import files
from tests.cast import make_cast
from tests.live.audio.voices import played as heard
from tests.live.audio.voices import said
from tests.makers.live import english
from tests.makers.replay import deck, fact, over, poll, published, question, recorded, session_notes

pytestmark = pytest.mark.sqlite_only  # the served hub stands on SQLite


@pytest.fixture
def played(served):
    """The number of a recorded session of the served hub: the member speaks for 20 s, then somebody else."""
    served.empty()
    before, files._Store.root = files._Store.root, served.settings.uploads
    delivery.connect(served.settings)
    with served.unit():
        cast = english(make_cast())
        one = over(cast.wells, cast.facilitator)
        slides = deck(one, cast.facilitator)
        recorded(one, (cast.member, 60, said(20, seed=4)), (cast.other, 90, said(20, seed=5)))
        for seconds, page in ((61, 1), (95, 2)):
            fact(one, "slide:shown", seconds, cast.facilitator, deck=slides.id, page=page)
        fact(one, "caption:said", 63, cast.other, lang="fr", text="Le joint casse", t_ms=63_000)
        for seconds in range(62, 110, 4):
            fact(one, "chat:said", seconds, cast.other, text=f"Line at {seconds}: the pump of Kisumu")
        question(one, cast.member, "How long does a séal last?", 100)
        poll(one, seconds=104)
        session_notes(one)
    with served.unit():
        published(one, (cast.member, cast.other))
    yield one
    files._Store.root = before


@pytest.fixture
def page(played, browser, served):
    """A maker of pages with the replay open."""

    def opened(hash="", **options):
        page = browser.page(_person(served, "moussa"), **options)
        page.goto(f"/live/{played.id}/replay{hash}")
        return page

    return opened


def _person(served, handle):
    from hub.accounts.models import Person

    with served.unit(write=False) as db:
        return db.query(Person).filter_by(handle=handle).one()


def at(page) -> float:
    return page.evaluate("document.getElementById('player').currentTime")


def until(page, holds: str) -> None:
    """Wait until an expression holds; asked from outside, as the page forbids to evaluate text."""
    deadline = time.monotonic() + 30
    while not page.evaluate(holds):
        assert time.monotonic() < deadline, holds
        page.wait_for_timeout(50)


def test_the_record_goes_with_the_sound(page):
    reader = page(phone=True)
    reader.locator("#captions").select_option("fr")
    reader.locator("#speed").select_option("2")
    reader.evaluate("document.getElementById('player').play()")
    current = reader.locator("#record > [aria-current]")
    expect(current).to_contain_text("Line at 66", timeout=30_000)
    expect(reader.locator("#now-who")).to_have_text("Moussa Traoré")
    expect(reader.locator("#slide-words")).to_contain_text("Seals")
    expect(reader.locator("#strip")).to_have_text("Le joint casse")
    assert current.evaluate("row => { const box = row.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight }")
    with reader.expect_response("**/heard") as counted:
        reader.evaluate("document.getElementById('player').pause()")
    assert counted.value.status == 200 and counted.value.json()["heard_ms"] > 4_000


def test_a_link_leads_to_its_moment_and_a_time_on_the_page_too(page):
    reader = page("#t=36")
    expect(reader.locator("#now-who")).to_have_text("Priya Nair")
    expect(reader.locator("#slide-words")).to_contain_text("Valves")
    reader.locator("#record .question a.at").click()
    until(reader, "document.getElementById('player').currentTime > 5 && !document.getElementById('player').paused")
    assert "#t=" in reader.url and not reader.url.endswith("#t=36")


def test_search_finds_whatever_accents_and_goes_there_by_enter(page):
    reader = page()
    reader.locator("#sought").fill("seal last")
    expect(reader.locator("#record > li:visible")).to_have_count(1)
    expect(reader.locator("#found")).to_have_text("Found: 1")
    reader.locator("#sought").press("Enter")
    expect(reader.locator("#record > [aria-current]")).to_contain_text("How long")
    reader.locator("#sought").fill("nothing like this")
    expect(reader.locator("#found")).to_contain_text("Nothing found")
    reader.locator("#sought").fill("")
    reader.get_by_role("button", name="Polls").click()
    expect(reader.locator("#record > li:visible")).to_have_count(1)


def test_speed_and_place_are_kept_on_the_device(page, played):
    reader = page()
    reader.locator("#speed").select_option("1.5")
    reader.evaluate("location.hash = '#t=12'")
    reader.evaluate("document.getElementById('player').play()")
    until(reader, "localStorage.getItem('replay-at-' + document.getElementById('replay').dataset.live) > 12")
    reader.goto(f"/live/{played.id}/replay")
    expect(reader.locator("#speed")).to_have_value("1.5")
    reader.get_by_role("button", name="Go on at 0:1").click()
    until(reader, "document.getElementById('player').currentTime > 11 && document.getElementById('player').playbackRate === 1.5")


def test_keys_play_pause_and_jump_but_never_while_one_types(page):
    reader = page()
    reader.locator("h1").click()
    reader.keyboard.press("Space")
    until(reader, "!document.getElementById('player').paused")
    reader.keyboard.press("ArrowRight")
    until(reader, "document.getElementById('player').currentTime >= 10")
    reader.keyboard.press("Space")
    until(reader, "document.getElementById('player').paused")
    before = at(reader)
    reader.locator("#sought").press("Space")
    reader.locator("#sought").press("ArrowRight")
    assert at(reader) == before


def test_without_script_everything_can_be_read_and_heard(page):
    reader = page(javascript=False)
    expect(reader.locator("#record > li", has_text="the pump of Kisumu")).to_have_count(12)
    expect(reader.locator("#record .question a.at").first).to_have_attribute("href", re.compile(r"\.ogg#t=\d+$"))
    expect(reader.locator("#keys")).to_be_hidden()
    expect(reader.locator("audio")).to_have_attribute("preload", "none")


def test_a_chapter_is_downloaded_as_a_file_of_its_own(page, tmp_path):
    reader = page()
    with reader.expect_download() as download:
        reader.get_by_role("link", name="Download only this part").nth(1).click()
    download.value.save_as(tmp_path / "part.ogg")
    assert 19 < len(heard(tmp_path / "part.ogg")) / 48_000 < 21


def test_the_folder_opens_from_a_memory_card(played, served, browser, tmp_path):
    with served.unit(write=False):
        path = make_pack(shown_of(queries.told_of(played.id)))
    with zipfile.ZipFile(path) as box:
        box.extractall(tmp_path)
    reader = browser.page()
    asked = []
    reader.on("request", lambda request: asked.append(request.url))
    reader.goto((tmp_path / "index.html").as_uri())
    reader.locator(".replay-chapters .from").nth(1).click()
    expect(reader.locator("#now-who")).to_have_text("Priya Nair", timeout=30_000)
    until(reader, "document.getElementById('player').currentTime > 0.3")
    assert asked and all(url.startswith(("file:", "data:")) for url in asked)
