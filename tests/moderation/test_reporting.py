"""Reporting: who hears of it, who never does, and that a repeat is one report."""

import pytest

from hub.discussions import actions as talk
from hub.discussions.queries import post_for
from hub.errors import Conflict, Forbidden, TooMany
from hub.moderation import actions, queries
from hub.notifications.queries import notices_of
from tests.cast import acting_as, make_cast
from tests.makers.discussions import reply, thread
from tests.makers.moderation import report

INSULT = "You fool, you know nothing of wells"


@pytest.fixture
def post(cast):
    return reply(cast.other, thread(cast.member, cast.wells), INSULT)


def _told(person) -> list[str]:
    with acting_as(person, write=False) as by:
        return [notice.kind for notice in notices_of(by).rows if notice.kind.startswith("moderation:")]


def test_those_who_judge_are_told_and_nobody_else(cast, post, outbox, run_jobs):
    report(cast.member, post)
    assert _told(cast.facilitator) == _told(cast.admin) == ["moderation:reported"]
    assert _told(cast.other) == _told(cast.member) == _told(cast.muted) == []


def test_the_reported_person_never_learns_who_reported(cast, post, signed_in, outbox, run_jobs):
    report(cast.member, post, words="Moussa was here")
    with acting_as(cast.facilitator) as by:
        actions.warn(by, queries.report_for(by, _only(by)), "Please stay kind.")
    run_jobs()
    priya = signed_in(cast.other)
    seen = [priya.get(path).html for path in ("/notices", "/", f"/posts/{post.id}/more", "/people/priya")]
    seen += [letter.text for letter in outbox(cast.other)]
    assert any("Please stay kind." in text for text in seen)
    assert not any("Moussa was here" in text or "moderation:reported" in text for text in seen)
    assert priya.get("/reports/").status == 404
    with acting_as(cast.other, write=False) as by:
        assert {notice.from_id for notice in notices_of(by).rows if notice.kind.startswith("moderation:")} == {None}


def test_reporting_twice_is_one_report(cast, post):
    assert report(cast.member, post).id == report(cast.member, post, words="Again").id
    with acting_as(cast.facilitator, write=False) as by:
        assert queries.open_count_for(by) == 1


def test_what_was_settled_can_be_reported_anew(cast, post):
    first = report(cast.member, post)
    with acting_as(cast.facilitator) as by:
        actions.dismiss(by, queries.report_for(by, first.id))
        assert queries.open_count_for(by) == 0
    report(cast.member, post, words="It goes on")
    with acting_as(cast.facilitator, write=False) as by:
        assert queries.open_reports_for(by).rows[0].words == "It goes on"


def test_ones_own_words_and_what_is_gone_cannot_be_reported(cast, post):
    with pytest.raises(Forbidden):
        report(cast.other, post)
    with pytest.raises(Forbidden):
        report(cast.other, cast.other)
    with acting_as(cast.facilitator) as by:
        talk.hide(by, post_for(by, post.id))
    with pytest.raises(Conflict):
        report(cast.member, post)


def test_nobody_reports_without_end(cast):
    posts = [reply(cast.other, thread(cast.other, cast.wells), INSULT) for _ in range(21)]
    for post in posts[:20]:
        report(cast.member, post)
    with pytest.raises(TooMany):
        report(cast.member, posts[20])


def test_of_a_private_community_only_its_facilitators_hear(app):
    cast = make_cast(access="private")
    report(cast.member, reply(cast.other, thread(cast.member, cast.wells), INSULT))
    assert _told(cast.facilitator) == ["moderation:reported"] and _told(cast.admin) == []
    with acting_as(cast.admin, write=False) as by:
        assert queries.open_count_for(by) == 0


def test_about_the_facilitator_of_a_private_community_administrators_hear(app):
    cast = make_cast(access="private")
    report(cast.member, reply(cast.facilitator, thread(cast.member, cast.wells), INSULT))
    assert _told(cast.facilitator) == [] and _told(cast.admin) == ["moderation:reported"]


def test_the_form_keeps_what_was_typed(cast, post, signed_in):
    moussa = signed_in(cast.member)
    refused = moussa.post(f"/posts/{post.id}/report", {"words": "He shouts"})
    assert refused.status == 422 and "He shouts" in refused
    assert moussa.post(f"/posts/{post.id}/report", {"reason": "abuse", "words": "He shouts"}).status == 302
    assert f"/posts/{post.id}/report" in moussa.get(f"/posts/{post.id}/more").links
    assert "/people/priya/report" in moussa.get("/people/priya").links


def _only(by) -> int:
    return queries.open_reports_for(by).rows[0].id


def test_a_person_is_reported_to_administrators(cast):
    report(cast.member, cast.other, "spam", "Sells pumps")
    assert _told(cast.admin) == ["moderation:reported"] and _told(cast.facilitator) == []


def test_hidden_words_are_not_read_by_reporting_them(cast, post, signed_in):
    before = signed_in(cast.member).get(f"/posts/{post.id}/report")
    with acting_as(cast.facilitator) as by:
        talk.hide(by, post_for(by, post.id))
    after = signed_in(cast.member).get(f"/posts/{post.id}/report")
    assert INSULT in before and INSULT not in after
