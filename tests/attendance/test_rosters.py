"""Certificates for names on a site's roster: where the rule counts rosters, by who looked after the site, checked by anybody."""

from datetime import timedelta

import pytest

from hub.attendance import queries
from hub.clock import now
from hub.communities.queries import by_of
from hub.live.queries import seat_of
from hub.sites.actions import write_names
from hub.storage.unit import unit_of_work
from tests.live.test_voice_views import fetched
from tests.makers.attendance import rule
from tests.makers.live import live, session_notes
from tests.makers.sites import site


@pytest.fixture
def held(cast):
    """A session that is over, with a site whose facilitator wrote two names and a member on its roster."""
    one = live(cast.wells, cast.facilitator, opened_at=now() - timedelta(minutes=30), title="Pumps that last")
    room = site(one, cast.other)
    with unit_of_work():
        write_names(by_of(cast.other), seat_of(one.id), room, ["Rosa Tuk", "عائشة محمد", f"@{cast.member.handle}"], True)
    session_notes(one)
    return one, room


def path_of(held):
    return f"/live/{held[0].id}/sites/{held[1].id}/certificates"


def given(held):
    with unit_of_work(write=False):
        return list(queries.certified_names([held[1].id]).values())


def test_each_name_gets_one_and_once(held, cast, signed_in):
    rule(held[0], by_site=True)
    tends, path = signed_in(cast.other), path_of(held)
    assert "Certificates of the roster" in tends.get(path.removesuffix("/certificates"))
    for _again in range(2):
        tends.send(path)
    assert [(one.name, one.way, one.minutes, one.signed_by, one.person_id) for one in given(held)] == [
        (name, "site", 30, cast.other.name, None) for name in ("Rosa Tuk", "عائشة محمد")]
    page = tends.get(path)
    assert "Rosa Tuk" in page and "valid" in page and cast.member.name not in page.words


def test_anybody_checks_the_name_that_was_given(held, cast, signed_in, client):
    rule(held[0], by_site=True)
    signed_in(cast.other).send(path_of(held))
    page = client.get(f"/certificates/{given(held)[0].code}")
    assert "Valid." in page and "Rosa Tuk" in page and "Pumps that last" in page and cast.other.name not in page


def test_all_are_printed_a_page_each_and_one_as_pdf(held, cast, signed_in):
    rule(held[0], by_site=True)
    tends = signed_in(cast.other)
    tends.send(path_of(held))
    page = tends.get(f"{path_of(held)}/sheet")
    assert page.html.count('class="sheet certificate"') == 2 and "عائشة محمد" in page and page.html.count('class="qr"') == 2
    answer = fetched(tends, f"{path_of(held)}/{given(held)[0].site_name_id}.pdf")
    assert answer.get_data().startswith(b"%PDF") and "no-cache" in answer.headers["Cache-Control"]


def test_without_such_a_rule_none_is_given(held, cast, signed_in):
    tends = signed_in(cast.other)
    for values in ({"by_site": False}, None):
        if values:
            rule(held[0], **values)
        page = tends.send(path_of(held))
        assert page.status == 409 and given(held) == []
    assert "gives no certificate" in tends.get(path_of(held))


@pytest.mark.parametrize("who", ["member", "outsider", "muted"])
def test_nobody_else_gives_or_reads_them(who, held, cast, signed_in):
    rule(held[0], by_site=True)
    assert signed_in(cast.other).get(path_of(held)).status == 200
    stranger = signed_in(getattr(cast, who))
    assert {stranger.get(path_of(held) + rest).status for rest in ("", "/sheet", "/1.pdf")} == {404}
    assert stranger.send(path_of(held)).status == 404 and given(held) == []


def test_one_is_taken_back_by_who_looks_after_the_community_alone(held, cast, signed_in, client):
    rule(held[0], by_site=True)
    tends, leads = signed_in(cast.other), signed_in(cast.facilitator)
    tends.send(path_of(held))
    one = given(held)[0]
    assert tends.send(f"{path_of(held)}/{one.site_name_id}").status == 403
    leads.send(f"{path_of(held)}/{one.site_name_id}", {"why": "Was not there"})
    assert "Not valid." in client.get(f"/certificates/{one.code}") and tends.get(f"{path_of(held)}/{one.site_name_id}.pdf").status == 404
    leads.send(f"{path_of(held)}/{one.site_name_id}", {"act": "again"})
    assert "Valid." in client.get(f"/certificates/{one.code}")


def test_a_name_struck_takes_its_page_along(held, cast, signed_in, client):
    rule(held[0], by_site=True)
    tends = signed_in(cast.other)
    tends.send(path_of(held))
    one = given(held)[0]
    tends.send(f"{path_of(held).removesuffix('/certificates')}/roster/{one.site_name_id}/strike")
    assert client.get(f"/certificates/{one.code}").status == 404


def test_members_lists_and_attendance_go_on_as_before(held, cast, signed_in):
    rule(held[0], by_site=True)
    signed_in(cast.other).send(path_of(held))
    leads = signed_in(cast.facilitator)
    assert {leads.get(f"/live/{held[0].id}/{page}").status for page in ("attendance", "attendance.csv", "certificates")} == {200}
