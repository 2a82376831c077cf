"""From the voice to the certificate: what lines received is written down in batches, counted up after the end, certified and told."""

import pytest
from sqlalchemy import select

from hub.attendance import jobs, queries, sockets
from hub.attendance.models import Certificate
from hub.live import listening
from hub.live.models import LiveSession
from hub.storage.unit import db, unit_of_work
from tests.live.audio.voices import said as spoken_words
from tests.live.test_listening import report
from tests.live.test_sockets import Room
from tests.live.test_voice_views import turn_of
from tests.makers.attendance import heard, stay
from tests.makers.live import live, live_role, session_notes


@pytest.fixture(autouse=True)
def _nothing_heard():
    listening.HEARD.clear()
    yield
    listening.HEARD.clear()


@pytest.fixture
def room(cast, socket):
    """An open session; its member speaks, its host hears."""
    room = Room(cast, socket)
    live_role(room.live, cast.member, "speaker")
    return room


def written(live_id: int) -> dict:
    with unit_of_work(write=False):
        return {(row.person_id, row.way): sum(end - begin for begin, end in row.ranges) for row in queries.heard_in(live_id)}


def test_what_is_heard_is_written_down_in_batches(room):
    assert room.ask(room.host, "voice:listen", rung="fast")["ok"]
    report(room, *turn_of(room, spoken_words(6)))
    sockets.beat()
    assert list(written(room.live.id)) == [(room.cast.facilitator.id, "live")] and written(room.live.id)[room.cast.facilitator.id, "live"] >= 5_000
    assert room.ask(room.outsider, "voice:listen", rung="fast")["ok"] is False


def test_the_end_of_a_session_leaves_nothing_unwritten(room):
    assert room.ask(room.host, "voice:listen", rung="fast")["ok"]
    report(room, *turn_of(room, spoken_words(6)))
    assert room.ask(room.host, "live:close")["ok"]
    sockets.beat()
    assert not listening.HEARD and written(room.live.id)[room.cast.facilitator.id, "live"] >= 5_000


def test_what_could_not_be_written_is_kept(room, caplog):
    noted = room.live.id, room.cast.member.id, "strange"  # a way the database refuses
    listening.note(*noted, 0, 5_000)
    assert sockets.write() is False and listening.HEARD[noted] == [[0, 5_000]] and "kept for later" in caplog.text


def test_from_registration_to_certificate(cast, signed_in, run_jobs, frozen):
    member, host = signed_in(cast.member), signed_in(cast.facilitator)
    planned = live(cast.wells, cast.facilitator, state="planned")
    host.send(f"/live/{planned.id}/certificates", {"gives": "yes", "percent": "60", "days": "7", "registered_only": "1"})
    member.send(f"/live/{planned.id}/register")
    host.send(f"/live/{planned.id}/open")
    with unit_of_work():
        opened = db.get(LiveSession, planned.id)
        opened.opened_at = opened.opened_at.replace(hour=11)
    for person in (cast.member, cast.other):
        stay(opened, person, 0, 50)
    session_notes(opened)
    jobs.reckon(planned.id)
    assert "Your certificate for Pumps that last is ready" in member.get("/notices")
    page = member.get("/me/certificates")
    code = next(link for link in page.links if link.startswith("/certificates/")).rpartition("/")[2]
    assert "Moussa Traoré" in signed_in(None).get(f"/certificates/{code}")
    with unit_of_work(write=False):
        assert [one.person_id for one in db.scalars(select(Certificate))] == [cast.member.id]  # the other had not registered


def test_a_member_on_a_roster_gets_one_signed_by_the_site(cast, frozen):
    from datetime import timedelta

    from hub.clock import now
    from hub.sites.models import Site, SiteCount, SiteName
    from tests.makers.attendance import rule

    over = live(cast.wells, cast.facilitator, opened_at=now() - timedelta(minutes=30))
    with unit_of_work():
        db.add(site := Site(live_id=over.id, person_id=cast.other.id, name="Kisumu", code="KISUMU"))
        db.flush()
        db.add_all([SiteName(site_id=site.id, name="Moussa", person_id=cast.member.id), SiteCount(site_id=site.id, total=38, women=20)])
    rule(over, percent=90, by_site=True)
    heard(over, cast.outsider, 0, 1)
    item = session_notes(over)
    jobs.reckon(over.id)
    with unit_of_work(write=False):
        (one,) = db.scalars(select(Certificate))
        assert (one.person_id, one.way, one.signed_by, one.minutes) == (cast.member.id, "site", "Priya Nair", 30)
        from hub.library.queries import item_of_live

        assert item_of_live(over.id).record["heard"]["at_sites"] == 38 and item.live_id == over.id
