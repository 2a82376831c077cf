"""Home: what waits for one person, and a welcome for who is not signed in."""

from datetime import timedelta

from hub.clock import now
from hub.communities.queries import membership_of
from hub.discussions.models import Thread
from hub.storage.unit import db, unit_of_work
from tests.makers import community, membership, mentorship, person
from tests.makers.communities import join_request
from tests.makers.discussions import reply, thread
from tests.makers.live import live
from tests.makers.moderation import report


def test_a_visitor_sees_what_is_open_and_nothing_private(cast, client):
    community("Secret canaries", access="private")
    live(cast.wells, cast.facilitator, title="Pumps that last")
    page = client.get("/")
    assert "Wells" in page and "Pumps that last" in page and "/register" in page.links
    assert "Secret canaries" not in page


def test_a_new_person_is_shown_the_way(app, signed_in):
    community("Hand pumps")
    page = signed_in(person()).get("/")
    assert "You belong to no community yet" in page and "/communities/" in page.links and "Hand pumps" in page


def test_unread_threads_lead_to_the_first_unread_post(cast, signed_in):
    made = thread(cast.facilitator, cast.wells, "How deep?", replies=2)
    priya = signed_in(cast.other)
    assert f"/threads/{made.id}/unread" in priya.get("/").links and "3 unread" in priya.get("/").words.replace("  ", " ")
    assert priya.get(f"/threads/{made.id}/unread").status in (302, 200)


def test_old_archives_and_what_one_does_not_follow_are_no_news(cast, signed_in):
    old, mute = thread(cast.facilitator, cast.wells, "From the archive"), community("Loud", members=[cast.other], facilitators=[cast.member])
    thread(cast.member, mute, "Too much")
    priya = signed_in(cast.other)
    assert "From the archive" in priya.get("/") and "Too much" in priya.get("/")
    with unit_of_work():
        db.get(Thread, old.id).last_post_at = now() - timedelta(days=200)
        membership_of(mute.id, cast.other.id).following = "none"
    page = priya.get("/")
    assert "From the archive" not in page and "Too much" not in page and "You have read everything" in page


def test_everything_that_waits_for_an_answer(cast, signed_in):
    pair = mentorship.pair(cast.facilitator, cast.other)
    mentorship.step(pair, "Send the readings", owner_id=cast.facilitator.id)
    mentorship.step(pair, "Not for her to do")
    mentorship.meeting(pair), mentorship.meeting(pair, state="proposed", proposed_by_id=cast.other.id)
    asked = mentorship.request(cast.facilitator, cast.outsider)
    join_request(cast.wells, cast.outsider)
    report(cast.member, reply(cast.other, thread(cast.member, cast.wells), "You fool"))
    page = signed_in(cast.facilitator).get("/")
    for words in ("Send the readings", "Meeting with Priya Nair", "proposes a time", "asks you to be their mentor", "1 person asks to join", "1 report to judge"):
        assert words in page.words
    assert "Not for her to do" not in page and {f"/mentoring/{asked.id}/answer", f"/mentoring/{pair.id}", "/reports/"} <= set(page.links)


def test_administrators_see_what_waits_at_the_site(cast, signed_in):
    assert "to be let in" not in signed_in(cast.admin).get("/").words
    person(state="waiting")
    assert "1 person waits to be let in" in signed_in(cast.admin).get("/").words
    assert "to be let in" not in signed_in(cast.other).get("/").words


def test_it_takes_as_many_queries_for_three_as_for_one(cast, signed_in, queries):
    visitor, counts = signed_in(cast.facilitator), []
    for number in (1, 2):
        for _ in range(number):
            thread(cast.member, cast.wells), live(cast.wells, cast.facilitator), membership(community(), cast.facilitator)
            pair = mentorship.pair(cast.facilitator, person())
            mentorship.step(pair, owner_id=cast.facilitator.id), mentorship.meeting(pair), join_request(cast.wells, person())
        with queries() as seen:
            assert visitor.get("/").status == 200
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 20


def test_what_is_now_comes_first_then_answers_then_what_is_ahead_in_the_order_of_time(cast, signed_in):
    pair = mentorship.pair(cast.facilitator, cast.other)
    mentorship.meeting(pair, starts_at=now() + timedelta(days=3))
    live(cast.wells, cast.facilitator, state="planned", title="In a week", starts_at=now() + timedelta(days=7))
    live(cast.wells, cast.facilitator, title="Going on")
    mentorship.request(cast.facilitator, cast.outsider)
    mentorship.step(pair, "Send the readings", owner_id=cast.facilitator.id)
    words = signed_in(cast.facilitator).get("/").words
    order = ("Going on", "asks you to be their mentor", "Send the readings", "Meeting with Priya Nair", "In a week")
    assert sorted(order, key=words.index) == list(order)
