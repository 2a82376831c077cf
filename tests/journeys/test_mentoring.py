"""Mentoring in browsers: a coordinator's afternoon, a mentor's morning with six mentees, a mentee on a weak line, a declined pair and the second wave."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from hub.clock import now
from tests.cast import make_cast
from tests.makers import matching as match
from tests.makers import membership, person
from tests.makers import mentorship as make

pytestmark = pytest.mark.sqlite_only  # the served hub stands on SQLite
DAY = timedelta(days=1)
EVENINGS = [[day, 17 * 60, 20 * 60] for day in range(6)]  # Monday to Saturday, after the ward


@pytest.fixture
def hub(served):
    """The emptied served hub with the cast."""
    served.empty()
    with served.unit():
        return served, make_cast()


def applicant(cast, programme, role: str, name: str, skill: str, **profile):
    """A member who has filled in their profile and applied."""
    one = person(name, zone="Africa/Blantyre", language="en")
    membership(cast.wells, one)
    match.matching_profile(one, zone="Africa/Blantyre", **{"wants" if role == "mentee" else "offers": [skill]}, **profile)
    match.participant(programme, one, role)
    return one


@pytest.fixture
def market(hub):
    """A nurse free in the evenings, two well diggers; a doctor and three masons free in the mornings."""
    served, cast = hub
    with served.unit():
        programme = match.programme(cast.wells, cast.facilitator)
        nurse = {"slots": EVENINGS, "channels": ["text"], "connection": "weak", "tongues": {"ny": [7, 7, True], "en": [4, 4, False]}}
        people = {
            name: applicant(cast, programme, role, name, skill, **more)
            for name, role, skill, more in (
                ("Tiyamike", "mentee", "Malaria", nurse), ("Bakari", "mentee", "Wells", {}), ("Chiku", "mentee", "Wells", {}),
                ("Dr Phiri", "mentor", "Malaria", {"tongues": {"ny": [7, 7, True], "en": [5, 5, False]}}),
                ("Masozi", "mentor", "Wells", {}), ("Ndidi", "mentor", "Wells", {}), ("Zione", "mentor", "Wells", {}),
            )
        }
        return cast, programme.id, people


def drafted(desk, programme_id: int) -> None:
    """Ask for a draft and wait until the worker is done; the page looks again by itself."""
    desk.goto(f"/matching/{programme_id}/desk")
    desk.get_by_role("button", name="Make a draft").click()
    expect(desk.get_by_role("table", name="Side by side")).to_be_visible(timeout=60_000)


def put_together(desk, programme_id: int, mentee: str, mentor: str) -> None:
    """Pin two people on the desk."""
    desk.goto(f"/matching/{programme_id}/desk")
    desk.get_by_label("Mentee", exact=True).select_option(label=mentee)
    desk.get_by_label("Mentor", exact=True).select_option(label=mentor)
    desk.locator("[name=reason]").fill("They asked for each other")
    desk.get_by_role("button", name="Decide").click()
    expect(desk.locator("main")).to_contain_text(f"{mentee} · {mentor}: put together")


def published(desk, words: str) -> None:
    """Publish the draft shown."""
    desk.get_by_role("button", name="Publish").click()
    expect(desk.locator("main")).to_contain_text(words)


def answered(browser, who, yes: bool) -> None:
    """Say yes or no to the pair proposed, on a phone."""
    page = browser.page(who, phone=True)
    page.goto("/mentoring/")
    page.locator("li.row", has_text="Waiting for your answer").get_by_role("link").click()
    page.locator(f"[name=answer][value={'accept' if yes else 'decline'}]").check(force=True)
    page.get_by_role("button", name="Send my answer").click()


def test_from_open_applications_to_published_pairs_a_no_and_the_second_wave(market, browser):
    """Stories 1 and 2: the report says which rule removed whom; one Saturday changes it; published pairs stay as they are."""
    cast, programme, people = market
    desk = browser.page(cast.facilitator)
    drafted(desk, programme)
    for words in ("Median", "5th percentile", "Would both rather switch"):
        expect(desk.get_by_role("table", name="Side by side")).to_contain_text(words)
    desk.get_by_role("link", name="Who was left over, and whom to look for").click()
    left = desk.locator("section.card", has_text="Tiyamike")
    expect(left).to_contain_text("No wanted skill offered: 3 out, 1 left")
    expect(left).to_contain_text("Too few shared hours: 1 out, 0 left")
    put_together(desk, programme, "Bakari", "Masozi")
    put_together(desk, programme, "Chiku", "Ndidi")
    drafted(desk, programme)
    published(desk, "2 pairs are published and told.")
    answered(browser, people["Masozi"], yes=False)
    _second_wave(browser, desk, programme, people)


def _second_wave(browser, desk, programme, people):
    phone = browser.page(people["Dr Phiri"], phone=True)
    phone.goto("/matching/profile/hours")
    phone.locator("[name=free][value='5-4']").check(force=True)
    phone.get_by_role("button", name="Save and go on").click()
    phone.wait_for_url("**/matching/profile/work")
    drafted(desk, programme)
    pairs = desk.get_by_role("table", name="Pairs, the weakest first")
    expect(pairs.locator("tr", has_text="Chiku · Ndidi")).to_contain_text("published")
    expect(pairs.locator("tr", has_text="Bakari · Zione")).not_to_contain_text("published")
    expect(pairs.locator("tr", has_text="Tiyamike · Dr Phiri")).not_to_contain_text("published")
    published(desk, "2 pairs are published and told.")
    nurse = browser.page(people["Tiyamike"], phone=True)
    nurse.goto("/mentoring/")
    expect(nurse.locator("main")).to_contain_text("Dr Phiri")


@pytest.fixture
def six(hub):
    """A mentor with six mentees: one silent for long, one on a weak line whose last word is old, four well."""
    served, cast = hub
    with served.unit():
        mentees = [person(name, zone="Africa/Blantyre", language="en") for name in ("Alinafe", "Bertha", "Chimwemwe", "Dalitso", "Esnart", "Flora")]
        began, pairs = now() - 60 * DAY, {}
        for one in mentees:
            contact = {"Bertha": now() - 50 * DAY, "Flora": now() - 69 * DAY}.get(one.name, now() - 2 * DAY)
            changes = {"answered_at": began, "began_at": began, "contact_at": contact, "is_thin": one.name == "Flora"}
            pairs[one.name] = make.pair(cast.facilitator, one, **changes)
            make.goal(pairs[one.name], f"Goal of {one.name}")
            make.meeting(pairs[one.name], state="held", starts_at=contact)
        make.message(pairs["Bertha"], "A word for the two alone")
        make.private_note(pairs["Bertha"], cast.facilitator, "A note for myself alone")
        return cast, {one.name: (one, pairs[one.name].id) for one in mentees}


def test_a_mentors_morning_with_six_mentees_one_of_them_on_a_weak_line(six, browser, tmp_path):
    """Story 3: the mentor sees who is stalled and why; whoever sends a voice note from a weak line is not. Story 4: coordinators read no word."""
    cast, mentees = six
    mentor = browser.page(cast.facilitator, phone=True)
    mentor.goto("/mentoring/")
    cards = mentor.locator("article.card")
    expect(cards).to_have_count(6)
    expect(cards.nth(0)).to_contain_text("Flora")
    expect(cards.nth(1)).to_contain_text("Bertha")
    expect(cards.nth(1)).to_contain_text("Stalled")
    expect(cards.nth(1)).to_contain_text("50 days")
    _voice_note_without_script(browser, tmp_path, *mentees["Flora"])
    mentor.reload()
    expect(cards.nth(0)).to_contain_text("Bertha")
    expect(mentor.locator("article.card", has_text="Flora")).to_contain_text("On track")
    cards.nth(0).get_by_role("link", name="Log a contact").click()
    mentor.get_by_role("button", name="In writing").click()
    mentor.goto("/mentoring/")
    expect(mentor.locator("article.card", has_text="Bertha")).to_contain_text("On track")
    _no_word_for_coordinators(browser, cast, mentees["Bertha"][1])


def _voice_note_without_script(browser, tmp_path, mentee, pair_id):
    note = tmp_path / "note.ogg"
    note.write_bytes(b"OggS" + bytes(200))
    phone = browser.page(mentee, phone=True, javascript=False)
    phone.goto(f"/mentoring/{pair_id}")
    phone.locator("summary", has_text="Voice note or files").click()
    phone.locator("input[type=file]").set_input_files(note)
    phone.get_by_role("button", name="Send", exact=True).click()
    expect(phone.locator("audio")).to_have_count(1)


def _no_word_for_coordinators(browser, cast, pair_id):
    desk = browser.page(cast.admin)
    desk.goto(f"/mentoring/overview/{pair_id}")
    expect(desk.locator("h1")).to_contain_text("Bertha")
    assert "alone" not in desk.content().replace("theirs alone", "")
