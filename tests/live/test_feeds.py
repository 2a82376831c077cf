"""Calendars one subscribes to, read by an independent parse: who sees what, what changes, and the secret address."""

from datetime import timedelta

import icalendar
import pytest

from hub.clock import now
from hub.communities.queries import membership_of
from hub.live import actions, queries
from hub.live.models import LiveSession
from hub.storage.unit import db, unit_of_work
from tests.cast import acting_as
from tests.makers import community
from tests.makers.live import live


def events_of(page):
    assert page.status == 200 and page.headers["Content-Type"].startswith("text/calendar")
    return {str(one["SUMMARY"]): one for one in icalendar.Calendar.from_ical(page.response.data).walk("VEVENT")}


@pytest.fixture
def places(cast, frozen):
    """An open and a private community with a session to come each; the member belongs to both, and registered for one."""
    closed = community("Closed circle", members=[cast.member], access="private")
    for place, title in ((cast.wells, "Pumps"), (closed, "Secrets"), (cast.wells, "Draft")):
        one = live(place, cast.facilitator, state="draft" if title == "Draft" else "planned", title=title, starts_at=now() + timedelta(days=2))
        if title == "Pumps":
            with acting_as(cast.member) as by:
                actions.register(by, queries.seat_for(by, one.id, lock=True))
    return closed


@pytest.fixture
def address(places, cast, signed_in):
    """The member's own secret addresses, by the last part of their path."""
    member = signed_in(cast.member)
    member.post("/me/feeds", on="/me/feeds")
    page = member.get("/me/feeds")
    found = [value for value in page.html.replace("&amp;", "&").split('"') if value.startswith("http") and ".ics" in value]
    return {one.partition("?")[0].rpartition("/")[2]: one.partition("localhost")[2] for one in found}


def test_a_community_calendar_is_open_where_the_community_is(places, cast, client, signed_in):
    assert set(events_of(client.get("/feeds/communities/wells.ics"))) == {"Pumps"}
    for visitor in (client, signed_in(cast.outsider)):
        assert visitor.get(f"/feeds/communities/{places.slug}.ics").status == 404
    assert set(events_of(signed_in(cast.member).get(f"/feeds/communities/{places.slug}.ics"))) == {"Secrets"}


def test_the_secret_address_shows_without_signing_in_what_its_owner_may_see_at_that_moment(address, places, cast, client):
    assert set(events_of(client.get(address["me.ics"]))) == {"Pumps"}
    assert set(events_of(client.get(address[f"{places.slug}.ics"]))) == {"Secrets"}
    with unit_of_work():
        db.delete(membership_of(places.id, cast.member.id))
    assert client.get(address[f"{places.slug}.ics"]).status == 404 and client.get("/feeds/me.ics").status == 404


def test_new_addresses_end_the_old_ones(address, cast, client, signed_in):
    assert client.get(address["me.ics"]).status == 200
    signed_in(cast.member).post("/me/feeds", on="/me/feeds")
    assert client.get(address["me.ics"]).status == 404
    assert client.get("/feeds/me.ics?key=nonsense").status == 404


def test_what_has_not_changed_is_not_sent_again(address, cast, client):
    tag = client.get(address["me.ics"]).headers["ETag"]
    assert client.client.get(address["me.ics"], headers={"If-None-Match": tag}).status_code == 304
    with unit_of_work():
        db.query(LiveSession).filter_by(title="Pumps").update({"title": "Pipes", "calendar_sequence": 1})
    answer = client.client.get(address["me.ics"], headers={"If-None-Match": tag})
    assert answer.status_code == 200 and b"Pipes" in answer.data


def test_a_session_called_off_says_so_in_the_feed(places, cast, client, signed_in):
    path = client.get("/live/").links
    pumps = next(link for link in path if link.startswith("/live/") and link[6:].isdecimal())
    signed_in(cast.facilitator).post(f"{pumps}/cancel", on=pumps)
    event = events_of(client.get("/feeds/communities/wells.ics"))["Pumps"]
    assert event["STATUS"] == "CANCELLED" and event["SEQUENCE"] == 1 and not event.walk("VALARM")


def test_a_feed_costs_the_same_for_one_and_for_three(cast, signed_in, queries):
    member, counts = signed_in(cast.member), []
    for number in (1, 2):
        for _ in range(number):
            live(cast.wells, cast.facilitator, state="planned", starts_at=now() + timedelta(days=1))
        with queries() as seen:
            assert member.get("/feeds/communities/wells.ics").status == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]
