"""The page of a cohort: for its people and who looks after it; its thread, its sessions, things to read."""

import io
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from hub.clock import now
from hub.communities.models import Community
from hub.communities.queries import by_of
from hub.discussions.models import Thread
from hub.library.models import Item
from hub.live.models import LiveSession
from hub.mentorship import actions, queries
from hub.mentorship.drafts import Reading
from hub.mentorship.models import Cohort, Coordinator, Mentorship, Resource
from hub.storage.unit import db, unit_of_work
from tests.makers import matching, person
from tests.makers import mentorship as make

WORDS = {"title": "Hello to all", "text": "Say who you are"}


@pytest.fixture
def spring(cast):
    """A round of Wells with a pair of two people who are not members of Wells; its facilitator leads it."""
    with unit_of_work():
        mentor, mentee = person("Anjali", zone="Africa/Nairobi"), person("Bintu")
        today = now().date()
        cohort = Cohort(community_id=cast.wells.id, name="Spring", about="<p>Half a year</p>", starts_on=today, ends_on=today + timedelta(days=180))
        db.add(cohort)
        db.flush()
        pair = make.pair(mentor, mentee, cohort_id=cohort.id)
        db.add(Coordinator(person_id=cast.outsider.id))
        return cohort.id, mentor, mentee, pair.id


def session_in(days: int, **more) -> dict:
    """A form that plans a session in so many days."""
    return {"title": "Kick-off", "on": str((now() + timedelta(days=days)).date()), "at": "10:00", "minutes": "60"} | more


def test_who_sees_the_page_of_a_round(cast, spring, signed_in):
    cohort, mentor, mentee, _pair = spring
    path = f"/mentoring/cohorts/{cohort}"
    seen = {one.name: signed_in(one).get(path).status for one in (mentor, mentee, cast.facilitator, cast.admin, cast.outsider)}
    assert set(seen.values()) == {200}, seen
    for one in (cast.member, cast.muted, person("Stranger")):
        assert signed_in(one).get(path).status == 404


@pytest.mark.parametrize("state", ["proposed", "declined", "withdrawn"])
def test_who_has_not_said_yes_or_said_no_is_not_of_the_round(spring, signed_in, state):
    cohort, _mentor, mentee, pair = spring
    assert signed_in(mentee).get(f"/mentoring/cohorts/{cohort}").status == 200
    with unit_of_work():
        db.get(Mentorship, pair).state = state
    assert signed_in(mentee).get(f"/mentoring/cohorts/{cohort}").status == 404


def test_who_only_applied_is_not_of_the_round_yet(cast, spring, signed_in):
    cohort, mentor, *_rest = spring
    with unit_of_work():
        programme = matching.programme(cast.wells, cast.facilitator)
        matching.participant(programme, cast.member, "mentee")
        db.get(Cohort, cohort).programme_id = programme.id
    assert signed_in(mentor).get(f"/mentoring/cohorts/{cohort}").status == 200
    assert signed_in(cast.member).get(f"/mentoring/cohorts/{cohort}").status == 404


def test_what_one_gave_to_read_comes_with_the_download(spring, settings):
    cohort, mentor, mentee, _pair = spring
    with unit_of_work():
        found = queries.cohort_for(by_of(mentor), cohort)
        actions.add_resource(by_of(mentor), found.cohort, True, Reading("Pumps", "https://example.org/pumps"))
        assert [one["link"] for one in queries.own_resources(by_of(mentor))] == ["https://example.org/pumps"]
        assert queries.own_resources(by_of(mentee)) == []


def test_nobody_reads_there_who_is_paired_with_whom(cast, spring, signed_in):
    cohort, mentor, mentee, _pair = spring
    with unit_of_work():
        other = make.pair(person("Chika"), person("Dede"), cohort_id=cohort)
    page = signed_in(mentee).get(f"/mentoring/cohorts/{cohort}")
    assert mentor.name in page and "2 mentors" in page and "Chika" not in page and f"/mentoring/{other.id}" not in page
    assert mentor.name not in signed_in(cast.facilitator).get(f"/mentoring/cohorts/{cohort}")


def test_a_thread_of_the_community_is_begun_from_the_page_once(cast, spring, signed_in, outbox, run_jobs):
    cohort, mentor, mentee, _pair = spring
    desk, path = signed_in(cast.facilitator), f"/mentoring/cohorts/{cohort}"
    assert desk.post(f"{path}/thread", WORDS).status == 302
    assert "Hello to all" in desk.get(path) and "Hello to all" in signed_in(mentee).get(path)
    twice = WORDS | {"key": "pressed-two-times"}
    with unit_of_work():
        db.scalar(select(Thread)).client_key = twice["key"]
    assert desk.send(f"{path}/thread", twice).status == 302
    again = desk.post(f"{path}/thread", WORDS | {"title": "Another one"})
    assert again.status == 422 and "has a thread already" in again and "Another one" in again
    run_jobs()
    assert {one.address for one in (mentor, mentee)} <= {letter.to_address for letter in outbox()}
    with unit_of_work(write=False):
        assert db.scalar(select(func.count()).select_from(Thread)) == 1


def test_a_private_thread_is_read_by_the_rounds_people_alone_once_they_come_in(cast, spring, signed_in):
    cohort, mentor, _mentee, _pair = spring
    desk, path = signed_in(cast.facilitator), f"/mentoring/cohorts/{cohort}"
    at = desk.post(f"{path}/thread", WORDS | {"is_private": "y"}).location
    phone = signed_in(mentor)
    assert "Hello to all" not in phone.get(path) and phone.get(at).status == 404
    assert phone.post(f"{path}/come-in", on=path).status == 302
    assert "Hello to all" in phone.get(path) and "Say who you are" in phone.get(at)
    for one in (cast.member, cast.outsider, cast.admin):
        visitor = signed_in(one)
        assert visitor.send(f"{path}/come-in", {}).status in (403, 404) and visitor.get(at).status == 404


def test_a_kick_off_is_planned_from_the_page_and_the_next_one_after_it(cast, spring, signed_in):
    cohort, mentor, _mentee, _pair = spring
    desk, path = signed_in(cast.facilitator), f"/mentoring/cohorts/{cohort}"
    assert "Kick-off: Spring" in desk.get(f"{path}/session")
    late = desk.post(f"{path}/session", session_in(-3))
    assert late.status == 422 and "has passed" in late
    assert desk.post(f"{path}/session", session_in(3)).status == 302
    assert "Kick-off" in signed_in(mentor).get(path)
    second = desk.post(f"{path}/session", session_in(9, title="Half-time"))
    assert second.status == 422 and "planned already" in second
    with unit_of_work():
        db.scalar(select(LiveSession)).state = "closed"
    assert desk.post(f"{path}/session", session_in(9, title="Half-time")).status == 302
    assert "Half-time" in signed_in(mentor).get(path)


def test_only_who_leads_the_community_plans_and_begins(cast, spring, signed_in):
    cohort, mentor, _mentee, _pair = spring
    for who in (mentor, cast.outsider):  # the outsider coordinates the whole site: reads, and plans nothing in this community
        visitor = signed_in(who)
        for where, form in (("thread", WORDS), ("session", session_in(3))):
            assert visitor.get(f"/mentoring/cohorts/{cohort}/{where}").status == 403
            assert visitor.send(f"/mentoring/cohorts/{cohort}/{where}", form).status == 403
    with unit_of_work(write=False):
        assert db.get(Cohort, cohort).thread_id is None and db.scalar(select(func.count()).select_from(LiveSession)) == 0


def test_a_file_a_link_and_an_item_of_the_library_are_given_to_read(cast, spring, signed_in, settings):
    cohort, mentor, mentee, _pair = spring
    with unit_of_work():
        item = Item(community_id=cast.wells.id, title="How wells are lined", held_at=now())
        db.add(item)
        db.flush()
    path, page = f"/mentoring/cohorts/{cohort}", signed_in(mentor)
    assert page.post(f"{path}/resources/new", {"files": (io.BytesIO(b"%PDF-1.4 hello"), "plan.pdf"), "words": "Our plan"}).status == 302
    assert page.post(f"{path}/resources/new", {"href": "https://example.org/pumps", "words": "Pumps"}).status == 302
    assert page.post(f"{path}/resources/new", {"href": f"{settings.base_url}/library/{item.id}"}).status == 302
    shown = signed_in(mentee).get(path)
    assert "Our plan" in shown and "https://example.org/pumps" in shown and "How wells are lined" in shown
    with unit_of_work(write=False):
        first = queries.resources_for(by_of(mentee), db.get(Cohort, cohort))[0]
    file = f"{path}/files/{first.id}/plan.pdf"
    assert signed_in(mentee).get(file).status == 200 and signed_in(cast.member).get(file).status == 404
    assert signed_in(mentee).send(f"{path}/resources/{first.id}/remove", {}).status == 403
    assert page.post(f"{path}/resources/{first.id}/remove", on=path).status == 302 and page.get(file).status == 404


@pytest.mark.parametrize(("typed", "words"), [
    ({}, "either a link or a file"), ({"href": "javascript:alert(1)"}, "whole address"), ({"href": "example.org"}, "whole address"),
    ({"href": "{base}/library/99999"}, "no such item in the library"),
])
def test_what_is_nothing_to_read_is_refused_beside_the_field(spring, signed_in, settings, typed, words):
    cohort, mentor, _mentee, _pair = spring
    typed = {name: value.format(base=settings.base_url) for name, value in typed.items()}
    page = signed_in(mentor).post(f"/mentoring/cohorts/{cohort}/resources/new", typed | {"words": "Kept"})
    assert page.status == 422 and words in page and "Kept" in page
    with unit_of_work(write=False):
        assert db.scalar(select(func.count()).select_from(Resource)) == 0


def test_a_mentee_adds_nothing_and_the_same_form_twice_is_one(spring, signed_in):
    cohort, mentor, mentee, _pair = spring
    assert signed_in(mentee).send(f"/mentoring/cohorts/{cohort}/resources/new", {"href": "https://example.org"}).status == 403
    with unit_of_work():
        found = queries.cohort_for(by_of(mentor), cohort)
        draft = Reading("Pumps", "https://example.org/pumps", key="one-and-the-same")
        first = actions.add_resource(by_of(mentor), found.cohort, True, draft)
        assert actions.add_resource(by_of(mentor), found.cohort, True, draft).id == first.id


def test_the_place_of_a_round_is_one_and_private(cast, spring, signed_in):
    cohort = spring[0]
    desk, path = signed_in(cast.facilitator), f"/mentoring/cohorts/{cohort}"
    desk.post(f"{path}/thread", WORDS | {"is_private": "y"})
    desk.post(f"{path}/session", session_in(3, is_private="y"))
    with unit_of_work(write=False):
        found = list(db.scalars(select(Community).where(Community.access == "private")))
        assert len(found) == 1 and db.get(Cohort, cohort).place_id == found[0].id
        assert db.scalar(select(LiveSession)).community_id == found[0].id


def test_the_way_from_the_programme_leads_to_the_round(cast, spring, signed_in):
    cohort, mentor, *_rest = spring
    with unit_of_work():
        programme = matching.programme(cast.wells, cast.facilitator)
        db.get(Cohort, cohort).programme_id = programme.id
    assert signed_in(mentor).get(f"/mentoring/cohorts/of/{programme.id}").location.endswith(f"/mentoring/cohorts/{cohort}")
    assert signed_in(cast.member).get(f"/mentoring/cohorts/of/{programme.id}").status == 404
    assert signed_in(mentor).get("/mentoring/cohorts/of/99999").status == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_as_often_for_one_as_for_three(spring, signed_in, queries, count):
    cohort, mentor, _mentee, _pair = spring
    with unit_of_work():
        for number in range(count):
            db.add(Resource(cohort_id=cohort, owner_id=mentor.id, words=f"Page {number}", href="https://example.org"))
    page = signed_in(mentor)
    page.get(f"/mentoring/cohorts/{cohort}")
    with queries() as seen:
        assert page.get(f"/mentoring/cohorts/{cohort}").status == 200
    assert len(seen) <= 10


def test_from_the_application_to_the_page_of_the_round(cast, signed_in, run_jobs):
    """Without a script: questions answered, pairs published, both say yes, and the round's page is theirs."""
    desk, today = signed_in(cast.facilitator), now().date()
    asked = {"questions-0-words": "Why now?", "questions-0-must": "y", "capacity": "5"}
    days = {"closes_on": str(today), "starts_on": str(today), "ends_on": str(today + timedelta(days=99))}
    at = desk.post("/matching/new", {"name": "Nurses"} | asked | days).location.rpartition("/matching/")[2]
    for who, role, skills in ((cast.member, "mentee", {"wants": ["Pumps"]}), (cast.other, "mentor", {"offers": ["Pumps"]})):
        matching.matching_profile(who, **skills)
        assert signed_in(who).post(f"/matching/{at}/part", {"role": role, "q0": "It is time"}, on=f"/matching/{at}").status == 302
    run = desk.post(f"/matching/{at}/run", {"mode": "stable"}, on=f"/matching/{at}/desk").location
    run_jobs()
    assert desk.post(f"{run}/publish", {"mode": "stable"}, on=run).status == 302
    with unit_of_work(write=False):
        pair = db.scalar(select(Mentorship.id))
    for who in (cast.member, cast.other):
        signed_in(who).post(f"/mentoring/{pair}/answer", {"answer": "accept"}, on=f"/mentoring/{pair}")
    page = signed_in(cast.member).get(f"/mentoring/cohorts/of/{at}", follow=True)
    assert "1 mentor" in page and cast.other.name in page and "/mentoring/cohorts/" in signed_in(cast.other).get("/mentoring/").html
