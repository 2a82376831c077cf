"""No word of a pair reaches anyone but the two: a canary in every text field, looked for everywhere."""

import pytest
from sqlalchemy import select

from hub.accounts.by import By
from hub.clock import now
from hub.mentorship import actions
from hub.mentorship.models import ClosingWords, Coordinator
from hub.notifications.models import Notice
from hub.search.models import Document
from hub.storage.unit import db, unit_of_work
from hub.text.writing import Written
from tests.makers import mentorship as make

CANARY = "kanarienvogel"


@pytest.fixture
def pairs(cast):
    """Pairs in every state, every text of theirs a canary."""
    words = {"wanted": CANARY, "wanted_html": f"<p>{CANARY}</p>", "first_goal": CANARY, "answer": CANARY}
    with unit_of_work():
        db.add(Coordinator(person_id=cast.outsider.id))
        for state in ("declined", "withdrawn", "active", "closed", "ended"):
            pair = make.pair(cast.member, cast.other, state=state, closed_at=now(), **words)
            make.goal(pair, CANARY, indicator=CANARY)
            make.meeting(pair, plan=CANARY, agreed=CANARY, agreed_html=CANARY, state="held")
            make.step(pair, CANARY)
            make.message(pair, CANARY)
            make.private_note(pair, cast.member, CANARY)
            db.add(ClosingWords(mentorship_id=pair.id, person_id=cast.member.id, words=CANARY))
    return cast


def test_coordinators_and_administrators_read_no_word(pairs, signed_in):
    """The overview shows who and how often, in every filter; no canary."""
    for who in (pairs.admin, pairs.outsider):
        for state in ("", "requested", "active", "paused", "closed", "ended", "declined"):
            page = signed_in(who).get(f"/mentoring/overview?state={state}")
            assert page.status == 200 and CANARY not in page.html
        assert "Moussa Traoré" in signed_in(who).get("/mentoring/overview")
    assert CANARY in signed_in(pairs.member).get("/mentoring/")


def test_nobody_else_meets_a_word_on_any_plain_page(pairs, signed_in, app):
    """Every address without a number, asked by others: no canary."""
    paths = [rule.rule for rule in app.url_map.iter_rules() if "GET" in rule.methods and not rule.arguments and "static" not in rule.rule]
    for who in (pairs.admin, pairs.facilitator, pairs.outsider):
        visitor = signed_in(who)
        for path in paths:
            assert CANARY not in visitor.get(path).html, path


def test_nothing_of_a_pair_is_indexed_told_or_mailed(cast, run_jobs, outbox):
    """What the actions write: no canary in the index, in notices, in letters."""
    with unit_of_work():
        pair = make.pair(cast.member, cast.other)
        pair.mentor, pair.mentee = cast.member, cast.other
        by, words = By(cast.member), Written(CANARY, f"<p>{CANARY}</p>")
        actions.write(by, pair, words)
        actions.note_privately(by, pair, words)
        actions.end_early(by, pair, "", CANARY)
    run_jobs()
    with unit_of_work(write=False):
        notices = list(db.scalars(select(Notice)))
        assert {notice.kind for notice in notices} == {"mentorship:wrote", "mentorship:closed"}
        assert all(CANARY not in str(notice.words) for notice in notices)
        assert all(CANARY not in found.body + found.title for found in db.scalars(select(Document)))
    assert all(CANARY not in str(letter.__dict__) for letter in outbox())


def test_counts_of_others_do_not_change(cast, signed_in):
    """What an outsider reads on their own mentoring page is the same with and without the pair."""
    with unit_of_work():
        make.mentor_profile(cast.member, taken=0)
    before = signed_in(cast.outsider).get("/mentoring/").words
    with unit_of_work():
        make.pair(cast.member, cast.other)
    assert signed_in(cast.outsider).get("/mentoring/").words == before
