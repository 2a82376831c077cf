"""The log: who did what to whom, when, where and why; read by those it concerns."""

from hub.accounts import actions as accounts
from hub.accounts.queries import person_by_id
from hub.communities.queries import membership_of
from hub.moderation import actions, queries
from tests.cast import acting_as
from tests.makers import community
from tests.makers.discussions import reply, thread
from tests.makers.moderation import report


def _judged(cast):
    insult = report(cast.member, reply(cast.other, thread(cast.member, cast.wells), "You fool"))
    advert = report(cast.member, reply(cast.other, thread(cast.member, cast.wells), "Buy my pumps"), "spam")
    with acting_as(cast.facilitator) as by:
        actions.mute(by, queries.report_for(by, insult.id))
        actions.warn(by, queries.report_for(by, advert.id), "No advertising here")


def test_it_says_who_what_whom_where_and_why(cast, signed_in):
    _judged(cast)
    page = signed_in(cast.admin).get("/reports/log")
    for words in ("Amina Otieno", "Warned", "Muted", "Priya Nair", "Wells", "It is advertising or spam"):
        assert words in page.words
    assert "Moussa" not in page.words  # who reported stands in no log


def test_a_suspension_says_why(cast, signed_in):
    with acting_as(cast.admin) as by:
        accounts.suspend(by, person_by_id(cast.other.id), None, "Threats by mail")
    assert "Threats by mail" in signed_in(cast.admin).get("/reports/log").words


def test_facilitators_read_only_their_own_communities(cast, signed_in):
    _judged(cast)
    community("Elsewhere", facilitators=[cast.outsider])
    assert "Priya Nair" in signed_in(cast.facilitator).get("/reports/log").words
    assert "Priya Nair" not in signed_in(cast.outsider).get("/reports/log").words
    assert signed_in(cast.member).get("/reports/log").status == 404


def _unmuted(cast):
    with acting_as(cast.facilitator):
        membership_of(cast.wells.id, cast.other.id).muted_until = None


def test_it_takes_as_many_queries_for_six_as_for_two(cast, signed_in, queries):
    visitor, counts = signed_in(cast.admin), []
    for _ in range(2):
        _unmuted(cast)
        _judged(cast)
        with queries() as seen:
            visitor.get("/reports/log")
        counts.append(len(seen))
    assert counts[0] == counts[1]
