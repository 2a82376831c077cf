"""A whole session of a private community, played by five browsers from its plan to a certificate that an outsider checks."""

import re
import time
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from hub.clock import now
from tests.cast import make_cast
from tests.journeys.pages import shot, too_wide
from tests.journeys.voicing import connected, listen, record, speak
from tests.makers import membership, person
from tests.makers.live import english
from tests.makers.slides import DECK

pytestmark = pytest.mark.sqlite_only  # the served hub stands on SQLite
PATIENT = 60_000  # ms; the worker may be busy
THIN = {"offline": False, "latency": 300, "downloadThroughput": 40_000, "uploadThroughput": 15_000}  # bytes a second


@pytest.fixture
def people(served):
    """The cast of a private community, a member with a phone in the room and a reader of Arabic."""
    served.empty()
    with served.unit():
        cast = english(make_cast(access="private"))
        cast.phone, cast.reader = person("Wanjiru Kamau", language="en"), person("Salma Idrissi", language="ar")
        for one in (cast.phone, cast.reader):
            membership(cast.wells, one)
    return cast


@pytest.mark.timeout(300)
def test_a_whole_session_from_its_plan_to_a_certificate(people, mouths):
    host = mouths.page(people.facilitator)
    id = plan(host)
    desk, phone = bring_room(mouths, people, id)
    open_doors(host)
    scribe, reader = enter(mouths, people.other, id), thin_line(mouths, people.reader, id)
    for page in (desk, phone):
        page.goto(f"/live/{id}/room")
        connected(page)
    say_yes(host, desk, reader)
    show_slides(host, reader)
    speak(host)
    listen(reader)
    ask_poll(host, desk, phone)
    ask_question(host, phone, scribe)
    take_turns(host, desk, reader)
    phone.context.close()
    type_captions(scribe, reader)
    late = enter(mouths, people.phone, id, phone=True)
    catch_up(late)
    into_groups_and_back(host, scribe)
    nobody_else_sees(mouths, people, id, 404)
    close(host, id)
    notes_hold(scribe, late)
    play_again(late, id)
    certified(mouths, reader, people, id)
    nobody_else_sees(mouths, people, id, 404)


def enter(mouths, someone, id, **options):
    """The room of a session, connected."""
    page = mouths.page(someone, **options)
    page.goto(f"/live/{id}/room")
    return connected(page)


def thin_line(mouths, someone, id):
    """The room in Arabic on a phone whose line is slow."""
    page = mouths.page(someone, phone=True, dark=True, language="ar")
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", THIN)
    page.goto(f"/live/{id}/room")
    expect(page.locator("#line")).not_to_be_empty(timeout=PATIENT)
    expect(page.locator("#voice-now")).not_to_be_empty(timeout=PATIENT)
    return page


def tab(page, name):
    page.locator(f"label[for=tab-{name}]").click()


def plan(host) -> int:
    """A session with an agenda and a scribe, which gives certificates; the sound check is skipped."""
    host.goto("/communities/wells/live/new")
    tomorrow = now() + timedelta(days=1)
    for name, words in {"title": "Pumps that last", "on": f"{tomorrow:%Y-%m-%d}", "at": "12:00", "agenda": "Welcome, 5\nSeals, 10", "scribes": "@priya"}.items():
        host.locator(f"[name={name}]").fill(words)
    host.get_by_role("button", name="Save").click()
    host.wait_for_url(re.compile(r"/live/\d+$"))
    shot(host, "whole-planned")
    id = int(host.url.rpartition("/")[2])
    host.locator("#prepare").get_by_role("link", name="Certificates").click()
    host.locator("[name=gives][value=yes]").check()
    host.locator("[name=percent]").fill("1")
    host.get_by_role("button", name="Save").click()
    host.goto(f"/live/{id}/slides")
    host.set_input_files("input[type=file]", {"name": "Pumps.pdf", "mimeType": "application/pdf", "buffer": DECK})
    host.locator("form:has(input[type=file]) button").last.click()
    host.goto(f"/live/{id}")
    return id


def bring_room(mouths, people, id):
    """A facilitator with a laptop and thirty people counts them; a phone among them joins by the code."""
    desk, phone = mouths.page(people.member), mouths.page(people.phone, phone=True)
    desk.goto(f"/live/{id}/sites")
    desk.locator("[name=name]").fill("Kisumu")
    desk.locator("[name=total]").fill("30")
    desk.get_by_role("button", name="Bring this room").click()
    phone.goto(f"/join?code={desk.locator('#count strong').inner_text().lower()}")
    if phone.locator("[name=code]").is_visible():
        phone.locator("[name=code]").fill(desk.locator("#count strong").inner_text())
        phone.get_by_role("button", name="Join").last.click()
    phone.get_by_role("button", name="Join this room").click()
    phone.wait_for_url("**/live/**")
    return desk, phone


def open_doors(host):
    """The host opens the room; its menu of what leads is all there, and its nine tabs fit."""
    host.get_by_role("button", name="Open the room").click()
    connected(host)
    assert host.locator(".talk .tabs").evaluate("one => one.scrollWidth <= one.clientWidth")
    expect(host.locator(".talk .tabs label:visible")).to_have_count(9)


def say_yes(host, desk, reader):
    """Recording begins with its sign; each is asked, and agrees."""
    record(host)
    for page in (desk, reader):
        expect(page.locator("#recording")).to_be_visible(timeout=PATIENT)
        page.locator("#consent-agree").click()
        expect(page.locator("#consent")).to_be_hidden()


def show_slides(host, reader):
    """The deck brought beforehand is shown and turned; its tab appears with it, and a phone keeps half its height for the talk."""
    expect(reader.locator("label[for=tab-polls]")).to_be_hidden()
    tab(host, "slides")
    host.locator("#slides-lead").get_by_role("button", name="Show to everybody").click(timeout=PATIENT)
    host.locator("#slide-on").click()
    expect(reader.locator("#slide-number")).to_contain_text("2", timeout=PATIENT)
    expect(reader.locator("label[for=tab-slides]")).to_be_visible()
    expect(reader.locator("#slide-picture")).to_have_js_property("complete", True)
    host.locator("#timer-next").click()
    expect(reader.locator("#point")).to_have_text("Welcome", timeout=PATIENT)
    shot(reader, "whole-slides-thin", full=False), shot(host, "whole-slides-host", full=False)
    assert too_wide(reader, (360,)) == []


def ask_poll(host, desk, phone):
    """One votes by phone, the room by a show of hands for as many as it has; more is refused."""
    tab(host, "polls")
    host.locator("#poll-new summary").click()
    host.locator("#poll-words").fill("What holds the pump?")
    host.locator("#poll-lines").fill("Rope\nChain")
    host.get_by_role("button", name="Open it now").click()
    phone.locator("#poll-card").get_by_label("Chain").check()
    shot(phone, "whole-poll-phone", full=False)
    phone.locator("#poll-card").get_by_role("button", name="Vote").click()
    hands = desk.locator("#poll-ballot form", has_text="Kisumu")
    for rope in ("31", "20"):
        hands.locator("input").first.fill(rope)
        hands.locator("input").last.fill("0")
        hands.locator("button").evaluate("key => { key.form.noValidate = true; key.click(); }")
        if rope == "20":
            break
        expect(desk.locator("#poll-said")).not_to_be_empty()
        expect(host.locator("#poll-tally")).not_to_contain_text("31")
    expect(host.locator("#poll-tally")).to_contain_text("20")
    host.on("dialog", lambda asked: asked.accept())
    host.get_by_role("button", name="Close the poll").click()
    expect(phone.locator("#poll-card")).to_be_hidden()


def ask_question(host, phone, scribe):
    """Held for approval, let in, voted for, read out, answered."""
    tab(host, "questions"), tab(phone, "questions"), tab(scribe, "questions")
    host.locator("#questions-waits").check()
    expect(phone.locator("#questions-wait")).not_to_have_attribute("hidden", "")
    phone.locator("#ask").fill("What does a seal cost?")
    phone.locator("#ask-form button.primary").click()
    expect(phone.locator("#questions-own-list")).to_contain_text("What does a seal cost?")
    expect(scribe.locator("#questions-list li")).to_have_count(0)
    host.get_by_role("button", name="Let it in").click()
    scribe.locator("#questions-list button.votes").click()
    expect(host.locator("#questions-list .votes")).to_contain_text("1")
    host.get_by_role("button", name="Answer it now").click()
    expect(scribe.locator("#announce")).to_contain_text("What does a seal cost?")
    expect(phone.locator("#question-now")).to_contain_text("What does a seal cost?")
    host.get_by_role("button", name="Answered aloud").click()
    expect(scribe.locator("#questions-answered-list")).to_contain_text("What does a seal cost?")


def take_turns(host, desk, reader):
    """Two of the room raised their hands first; the remote listener's comes between them."""
    desk.locator("#sites summary").click()
    desk.locator("#sites-hand input").fill("Atieno")
    desk.locator("#sites-hand button").click()
    reader.locator("#hand").click()
    tab(host, "hands")
    expect(host.locator("#hands li")).to_have_count(2, timeout=PATIENT)
    host.locator("#hand-next").click()
    expect(desk.locator("#sites-word")).to_be_visible()
    desk.locator("#sites-hand button").click()
    expect(host.locator("#hands li")).to_have_count(1)
    desk.locator("#sites-hand input").fill("Otieno")
    desk.locator("#sites-hand button").click()
    expect(host.locator("#hands li").first).to_contain_text("Salma", timeout=PATIENT)
    expect(host.locator("#hands li").last).to_contain_text("Otieno")
    host.locator("#hand-next").click()
    expect(reader.locator("#hand")).to_have_attribute("aria-pressed", "true")
    reader.locator("#hand").click()
    desk.locator("#sites-hand button").click()
    expect(host.locator("#no-hands")).to_be_visible(timeout=PATIENT)


def type_captions(scribe, reader):
    """In French and Arabic; who reads Arabic gets the Arabic ones without asking."""
    tab(scribe, "captions")
    for language, words in (("fr", "Le joint casse en premier"), ("ar", "الحشية تنكسر أولاً")):
        scribe.locator("#captions-typed").select_option(language)
        scribe.locator("#captions-text").fill(words)
        scribe.locator("#captions-text").press("Enter")
    expect(reader.locator("#captions-now")).to_have_text("الحشية تنكسر أولاً", timeout=PATIENT)
    reader.locator("#captions-language").select_option("fr")
    expect(reader.locator("#captions-now")).to_have_text("Le joint casse en premier")
    shot(reader, "whole-captions-thin", full=False)
    tab(scribe, "notes")
    scribe.locator("#pad").fill("Decision: buy nylon seals")


def catch_up(late):
    """Who comes late sees the slide, the point, the captions, the closed poll and the answered question."""
    expect(late.locator("#slide-number")).to_have_text("2 of 3")
    expect(late.locator("#point")).to_have_text("Welcome")
    expect(late.locator("#captions-now")).not_to_be_empty()
    tab(late, "polls")
    expect(late.locator("#polls-list")).to_contain_text("What holds the pump?")
    tab(late, "questions")
    expect(late.locator("#questions-answered-list")).to_contain_text("What does a seal cost?")
    tab(late, "notes")
    expect(late.locator("#notes")).to_contain_text("buy nylon seals")
    shot(late, "whole-late", full=False)


def into_groups_and_back(host, scribe):
    """Two groups, one of them seen from inside, and back together."""
    tab(host, "groups")
    host.locator("#groups-count").fill("2")
    host.get_by_role("button", name="Make groups").click()
    host.get_by_role("button", name="Open the groups").click()
    scribe.get_by_role("link", name="To my group").click()
    expect(scribe.get_by_role("region", name="Groups")).to_contain_text("You are in group")
    host.get_by_role("button", name="Close all groups").click()
    expect(scribe.get_by_role("heading", name="Pumps that last", exact=True)).to_be_visible(timeout=PATIENT)
    connected(scribe)


def close(host, id):
    """The turn ends, the room is closed for everybody."""
    host.locator("#keep-open").click()
    host.locator(".room-head summary").click()
    shot(host, "whole-menu", full=False)
    host.locator("#close-doors").click()
    host.wait_for_url("**/library/*")
    host.goto(f"/live/{id}")
    shot(host, "whole-after")
    for words in ("Read the session notes", "Replay", "Attendance", "Certificates"):
        expect(host.locator("#prepare").get_by_role("link", name=words, exact=True)).to_be_visible()


def notes_hold(scribe, late):
    """Everything that was asked, chosen, answered and agreed."""
    late.get_by_role("link", name="Read the session notes").click()
    for words in ("buy nylon seals", "What holds the pump?", "Rope: 20", "What does a seal cost?", "Seals", "Kisumu"):
        expect(late.locator("main")).to_contain_text(words)
    shot(late, "whole-notes")


def until(page, locator):
    """Load a page again until something is on it."""
    deadline = time.monotonic() + 90
    while not locator.count():
        assert time.monotonic() < deadline, page.url
        page.wait_for_timeout(500)
        page.reload()


def play_again(late, id):
    """The replay shows it in step, its search jumps, a chapter is a file of its own."""
    late.goto(f"/live/{id}/replay")
    until(late, late.locator("#player"))
    late.locator("#sought").fill("seal cost")
    late.locator("#sought").press("Enter")
    expect(late.locator("#record > [aria-current]")).to_contain_text("What does a seal cost?")
    expect(late.locator("#slide-words")).not_to_be_empty()
    shot(late, "whole-replay", full=False)
    late.locator("#parts > summary").click()
    with late.expect_download() as download:
        late.get_by_role("link", name="Download only this part").first.click()
    assert download.value.path().read_bytes()[:4] == b"OggS"


def certified(mouths, reader, people, id):
    """Who heard it says what they thought, has a certificate, and anybody can check it."""
    reader.goto(f"/live/{id}/feedback")
    for name in ("met", "useful", "connection"):
        reader.locator(f"[name={name}][value='5']").check()
    reader.locator("[name=followed]").first.check()
    shot(reader, "whole-feedback-ar")
    reader.locator("main form button").last.click()
    expect(reader.locator(".notice.success").first).to_be_visible(timeout=PATIENT)
    reader.goto("/me/certificates")
    public = reader.locator("a[href^='/certificates/']")
    until(reader, public)
    anybody = mouths.page(people.outsider)
    anybody.goto(public.first.get_attribute("href"))
    expect(anybody.locator("main")).to_contain_text("Salma Idrissi")


def nobody_else_sees(mouths, people, id, status):
    """Somebody outside the community finds neither the session nor anything of it."""
    outside, inside = mouths.page(people.outsider), mouths.page(people.other)
    paths = ["", "/text", "/slides", "/questions", "/polls", "/sites", "/replay", "/attendance", "/feedback"]
    seen = {path: [page.request.get(f"/live/{id}{path}").status for page in (outside, inside)] for path in paths}
    assert {path: codes[0] for path, codes in seen.items()} == dict.fromkeys(paths, status)
    assert seen[""][1] == 200
    for page in (outside, inside):
        page.context.close()
