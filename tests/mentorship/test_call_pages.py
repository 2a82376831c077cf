"""The page of a call, with and without script, and what leads there and on from it."""

import pytest

from hub.notifications.models import Notice
from hub.storage.unit import db, unit_of_work
from tests.makers import mentorship as make


@pytest.fixture
def pair(cast):
    """A pair of two members; its number."""
    with unit_of_work():
        return make.pair(cast.member, cast.other).id


def test_the_pair_leads_to_its_call_and_the_page_says_what_else_there_is(cast, pair, signed_in):
    mentor = signed_in(cast.member)
    assert f"/mentoring/{pair}/call" in mentor.get(f"/mentoring/{pair}").links
    page = mentor.get(f"/mentoring/{pair}/call")
    assert {f"/mentoring/{pair}/write", f"/mentoring/{pair}/meetings/new"} <= set(page.links)
    assert "A call needs JavaScript and a microphone." in page.words


def test_only_the_page_of_a_call_may_ask_for_the_microphone(cast, pair, signed_in):
    mentor = signed_in(cast.member)
    allowed = [mentor.client.get(f"/mentoring/{pair}{rest}").headers["Permissions-Policy"].partition(",")[0] for rest in ("/call", "")]
    assert allowed == ["microphone=(self)", "microphone=()"]


@pytest.mark.parametrize("state", ["requested", "paused", "closed", "ended", "declined"])
def test_where_a_pair_is_not_active_there_is_nobody_to_call(cast, signed_in, socket, state):
    with unit_of_work():
        pair = make.pair(cast.member, cast.other, state=state).id
    mentor = signed_in(cast.member)
    assert mentor.get(f"/mentoring/{pair}/call").status == 403
    assert f"/mentoring/{pair}/call" not in mentor.get(f"/mentoring/{pair}").links
    assert socket(cast.member).ask("call:start", pair=pair, tab="the-first-tab")["error"] == "forbidden"


def test_a_page_without_a_socket_shows_who_is_calling(cast, pair, signed_in, socket):
    line = socket(cast.member)
    assert line.ask("call:start", pair=pair, tab="the-first-tab")["ok"]
    assert f"/mentoring/{pair}/call#answer" in signed_in(cast.other).get(f"/mentoring/{pair}").links
    assert "You are in a call." in signed_in(cast.member).get(f"/mentoring/{pair}").html
    assert "Moussa Traoré called you." in signed_in(cast.other).get("/notices").html


@pytest.mark.parametrize("minutes, length", [("23", "23"), ("2", "5"), ("9999", "480")])
def test_a_call_is_offered_to_be_logged_with_its_length_and_by_hand(cast, pair, signed_in, minutes, length):
    form = next(one for one in signed_in(cast.other).get(f"/mentoring/{pair}/log?minutes={minutes}").forms if "minutes" in one.fields)
    assert (form.fields["minutes"], form.fields["way"]) == (length, "voice") and form.fields["at"]


@pytest.mark.parametrize("minutes", ["", "x", "-3", "9" * 30, "1.5"])
def test_nonsense_for_a_length_is_no_length(cast, pair, signed_in, minutes):
    assert signed_in(cast.other).get(f"/mentoring/{pair}/log?minutes={minutes}").status == 200


def test_an_answered_call_is_no_news_any_more(cast, pair, socket):
    assert socket(cast.member).ask("call:start", pair=pair, tab="the-first-tab")["ok"]
    other = socket(cast.other)
    assert other.ask("call:answer", pair=pair, tab="the-first-tab")["ok"]
    assert other.heard("notices:counted")[-1]["count"] == 0


@pytest.mark.parametrize("open_pages, mail", [(0, "now"), (1, "digest")])
def test_a_letter_goes_at_once_only_where_no_page_rings(cast, pair, socket, open_pages, mail):
    for _ in range(open_pages):
        socket(cast.other)
    assert socket(cast.member).ask("call:start", pair=pair, tab="the-first-tab")["ok"]
    with unit_of_work(write=False):
        assert [notice.mail for notice in db.query(Notice).filter_by(person_id=cast.other.id)] == [mail]
