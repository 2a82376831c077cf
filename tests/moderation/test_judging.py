"""Judging: what each act does, that it happens once, and who may not."""

import pytest

from hub.accounts.queries import person_by_id
from hub.communities.queries import membership_of
from hub.discussions.queries import any_post
from hub.errors import Conflict, Invalid, NotFound
from hub.finding.asking import asker
from hub.moderation import actions, queries
from hub.moderation.judging import acts_for
from hub.notifications.queries import notices_of
from hub.search.queries import found
from hub.storage.unit import unit_of_work
from tests.cast import acting_as
from tests.makers import community
from tests.makers.accounts import placeholder
from tests.makers.discussions import reply, thread
from tests.makers.moderation import report

INSULT = "Kwashiorkor fool, you know nothing of wells"


@pytest.fixture
def post(cast):
    return reply(cast.other, thread(cast.member, cast.wells), INSULT)


@pytest.fixture
def filed(cast, post):
    return report(cast.member, post)


def _judge(person, filed, act, *words):
    with acting_as(person) as by:
        act(by, queries.report_for(by, filed.id), *words)


def test_a_hidden_post_is_gone_for_readers_search_and_feeds(cast, post, filed, signed_in, client):
    feed = f"/feeds/threads/{post.thread_id}.atom"
    assert "Kwashiorkor" in client.get(f"/threads/{post.thread_id}") and "Kwashiorkor" in client.get(feed).html
    with acting_as(cast.member, write=False) as by:
        assert len(found(asker(by), "kwashiorkor").rows) == 1
    _judge(cast.facilitator, filed, actions.hide)
    page = client.get(f"/threads/{post.thread_id}")
    assert "Kwashiorkor" not in page and "A moderator hid this post." in page
    assert "Kwashiorkor" not in client.get(feed).html
    with acting_as(cast.member, write=False) as by:
        assert found(asker(by), "kwashiorkor").rows == []


def test_a_letter_that_has_not_left_does_not_quote_what_was_hidden(cast, outbox, run_jobs, frozen):
    named = reply(cast.other, thread(cast.member, cast.wells), f"@moussa {INSULT}")
    filed = report(cast.muted, named)
    _judge(cast.facilitator, filed, actions.hide)
    run_jobs()
    assert not any("Kwashiorkor" in letter.text for letter in outbox(cast.member))


def test_without_hiding_that_letter_leaves(cast, outbox, run_jobs, frozen):
    reply(cast.other, thread(cast.member, cast.wells), f"@moussa {INSULT}")
    run_jobs()
    assert any("Kwashiorkor" in letter.text for letter in outbox(cast.member))


def test_what_was_hidden_can_be_shown_again(cast, post, filed, signed_in):
    _judge(cast.facilitator, filed, actions.hide)
    amina = signed_in(cast.facilitator)
    assert amina.post(f"/posts/{post.id}/hide", on=f"/posts/{post.id}/more").status == 302
    assert "Kwashiorkor" in signed_in(cast.member).get(f"/threads/{post.thread_id}")


def test_a_warning_needs_words_and_reaches_only_the_person(cast, filed, signed_in):
    with pytest.raises(Invalid):
        _judge(cast.facilitator, filed, actions.warn, "  ")
    _judge(cast.facilitator, filed, actions.warn, "Please stay kind")
    assert "Please stay kind" in signed_in(cast.other).get("/notices")
    assert "Please stay kind" not in signed_in(cast.member).get("/notices")


def test_a_muted_person_reads_but_does_not_speak(cast, post, filed, signed_in):
    reply_to = f"/threads/{post.thread_id}/reply"
    priya = signed_in(cast.other)
    assert priya.get(reply_to).status == 200
    _judge(cast.facilitator, filed, actions.mute)
    assert priya.get(f"/threads/{post.thread_id}").status == 200 and priya.get(reply_to).status == 403
    with unit_of_work():
        assert 6 <= (membership_of(cast.wells.id, cast.other.id).muted_until - post.posted_at).days <= 7


def test_a_report_is_settled_once(cast, filed):
    _judge(cast.facilitator, filed, actions.dismiss)
    with pytest.raises(Conflict):
        _judge(cast.admin, filed, actions.hide)
    with unit_of_work():
        assert any_post(filed.thing_id).hidden_at is None


def test_all_reports_of_a_post_are_settled_together_and_reporters_told(cast, post, filed):
    other = report(cast.muted, post)
    _judge(cast.facilitator, filed, actions.hide)
    with acting_as(cast.admin, write=False) as by:
        assert queries.open_count_for(by) == 0 and queries.report_for(by, other.id).outcome == "hidden"
    for one in (cast.member, cast.muted):
        with acting_as(one, write=False) as by:
            assert [notice.words["outcome"] for notice in notices_of(by).rows if notice.kind == "moderation:settled"] == ["hidden"]


def test_facilitators_judge_only_what_is_theirs(cast, post, filed):
    community("Elsewhere", facilitators=[cast.outsider])
    with acting_as(cast.outsider, write=False) as by:
        assert queries.open_reports_for(by).rows == []
        with pytest.raises(NotFound):
            queries.report_for(by, filed.id)


def test_nobody_judges_a_report_about_themselves(cast):
    for subject in (cast.facilitator, cast.admin):
        filed = report(cast.member, subject)
        with acting_as(subject, write=False) as by, pytest.raises(NotFound):
            queries.report_for(by, filed.id)


def test_someone_from_a_list_can_only_have_words_hidden(cast, post):
    with unit_of_work():
        absent = placeholder()
        any_post(post.id).author_id = absent.id
    filed = report(cast.member, post)
    with acting_as(cast.admin) as by:
        known = queries.report_for(by, filed.id)
        assert acts_for(by, known) == ["dismissed", "hidden"]
        with pytest.raises(Conflict):
            actions.warn(by, known, "Hello")


def test_only_administrators_suspend(cast, filed, signed_in):
    amina = signed_in(cast.facilitator)
    assert 'value="suspended"' not in amina.get(f"/reports/{filed.id}").html
    assert amina.send(f"/reports/{filed.id}", {"act": "suspended", "length": "week", "words": "Insults", "key": "a-client-key"}).status == 422
    adjoa = signed_in(cast.admin)
    sent = adjoa.post(f"/reports/{filed.id}", {"act": "suspended", "length": "week", "words": "Insults"})
    assert sent.status == 302
    with unit_of_work():
        assert person_by_id(cast.other.id).state == "suspended"


def test_the_queue_takes_as_many_queries_for_three_as_for_one(cast, signed_in, queries):
    visitor, counts = signed_in(cast.admin), []
    for number in (1, 3):
        while number:
            report(cast.member, reply(cast.other, thread(cast.member, cast.wells), INSULT))
            number -= 1
        with queries() as seen:
            assert visitor.get("/reports/").status == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]
