"""Telling one person one thing once, counted live, mailed as they chose."""

import pytest

from hub.accounts.by import HOUSE
from hub.errors import NotFound
from hub.notifications import actions, queries
from hub.notifications.models import MailChoice, Notice
from hub.notifications.sentences import said, sentence
from hub.storage.unit import db, unit_of_work
from hub.text.languages import speaking
from tests.cast import acting_as

OCCASION = {"once": "reply-12", "path": "/posts/12", "words": {"name": "Moussa", "title": "Pumps", "excerpt": "Use leather seals."}}


def kept(**where) -> list[Notice]:
    with unit_of_work(write=False):
        return list(db.query(Notice).filter_by(**where).order_by(Notice.id))


def test_each_is_told_once_and_nobody_of_their_own_act(cast):
    with acting_as(cast.member) as by:
        people = [cast.member.id, cast.other.id, cast.facilitator.id, cast.other.id]
        assert set(actions.tell(by, people, "x", **OCCASION)) == {cast.other.id, cast.facilitator.id}
        assert actions.tell(by, people, "x", **OCCASION) == []
        assert actions.tell(by, [], "x", **OCCASION) == []
    assert sorted(n.person_id for n in kept()) == sorted([cast.other.id, cast.facilitator.id])


def test_telling_many_takes_as_many_queries_as_telling_one(cast, queries):
    seen = []
    for people in ([cast.other.id], [cast.other.id, cast.facilitator.id, cast.admin.id]):
        with acting_as(cast.member) as by, queries() as asked:
            actions.tell(by, people, "x", **OCCASION | {"once": str(people)})
        seen.append(len(asked))
    assert seen[0] == seen[1]


def test_the_badge_counts_live_and_only_mine(cast, socket):
    mine, others = socket(cast.other), socket(cast.outsider)
    for number in (1, 2):
        with acting_as(cast.member) as by:
            actions.tell(by, [cast.other.id], "x", **OCCASION | {"once": str(number)})
    assert mine.heard("notices:counted") == [{"count": 1}, {"count": 2}]
    with acting_as(cast.other) as by:
        actions.mark_all_read(by)
    assert mine.heard("notices:counted") == [{"count": 0}] and others.heard("notices:counted") == []


def test_nothing_is_announced_when_nothing_is_kept(cast, socket):
    line = socket(cast.other)
    with pytest.raises(ZeroDivisionError), acting_as(cast.member) as by:
        actions.tell(by, [cast.other.id], "x", **OCCASION)
        1 / 0  # noqa: B018
    assert line.heard("notices:counted") == [] and kept() == []


@pytest.mark.parametrize(("wish", "mail", "silenced", "expected"), [
    ("now", "now", [], "now"), ("now", "digest", [], "digest"), ("now", "none", [], "none"), ("digest", "now", [], "digest"),
    ("none", "now", [], "none"), ("none", "digest", [], "none"), ("now", "now", ["here"], "none"), ("now", "now", [999], "now"),
])
def test_the_caller_wishes_and_the_person_may_want_less(cast, wish, mail, silenced, expected):
    with acting_as(cast.member) as by:
        communities = [cast.wells.id if one == "here" else one for one in silenced]
        db.add(MailChoice(person_id=cast.other.id, mail=mail, silenced=communities))
        actions.tell(by, {cast.other.id: wish}, "x", **OCCASION, community_id=cast.wells.id)
    assert [n.mail for n in kept()] == [expected]


def test_reading_is_ones_own(cast):
    with acting_as(cast.member) as by:
        actions.tell(by, [cast.other.id], "x", **OCCASION)
    number = kept()[0].id
    with pytest.raises(NotFound), acting_as(cast.outsider) as by:
        queries.notice_for(by, number)
    with acting_as(cast.outsider) as by:
        actions.mark_all_read(by)
    assert kept()[0].read_at is None
    with acting_as(cast.other) as by:
        actions.mark_read(by, queries.notice_for(by, number))
    assert kept()[0].read_at is not None


def test_opening_the_place_reads_its_notices(cast):
    with acting_as(cast.member) as by:
        for path in ("/posts/1", "/posts/2", "/posts/3"):
            actions.tell(by, [cast.other.id], "x", once=path, path=path)
    with acting_as(cast.other) as by:
        actions.mark_seen(by, ["/posts/1", "/posts/2"])
    assert [n.read_at is None for n in kept()] == [False, False, True]


def test_a_kind_is_said_in_the_readers_language():
    sentence("test:kind")(lambda words: f"{words['name']} answered")
    assert said("test:kind", {"name": "Moussa"}) == "Moussa answered"
    with speaking("fr"):
        assert said("gone:kind", {"title": "Pumps"}) == "Pumps" and said("gone:kind", {})
    assert said("test:kind", {})


def test_the_house_tells_everybody(cast):
    with unit_of_work():
        actions.tell(HOUSE, [cast.member.id, cast.admin.id], "x", **OCCASION)
    assert len(kept(from_id=None)) == 2
