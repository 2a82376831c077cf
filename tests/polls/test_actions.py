"""Voting counted exactly however many do it at once, secrets that are gone after the close, tables that compute nothing, notes."""

import threading

import pytest
from sqlalchemy import select

from hub.communities.queries import by_of
from hub.library.models import Item
from hub.live.models import Standing
from hub.live.queries import seat_for
from hub.polls import actions, part, queries
from hub.polls.ballots import Cast
from hub.polls.box import Box
from hub.polls.models import Ballot, Poll
from hub.polls.table import table_of
from hub.storage.unit import db, unit_of_work
from hub.text.cells import csv_of
from tests.makers import membership, person, sign_in
from tests.makers.live import live, session_notes
from tests.makers.polls import closed, poll, voted


@pytest.fixture
def room(cast):
    return live(cast.wells, cast.facilitator)


def counts(made) -> tuple:
    with unit_of_work(write=False):
        return db.get(Poll, made.id).voted, queries.counts_of([made.id])[made.id]


def test_many_ballots_at_once_are_each_counted_once(cast, room):
    made, box = poll(room, cast.facilitator), Box(actions.write_down)
    people = [person() for _ in range(40)]

    def vote(one):
        for choice in (0, one.id % 3):
            box.put(Cast(made.id, str(one.id), one.id, (choice,)))

    threads = [threading.Thread(target=vote, args=(one,)) for one in people]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert counts(made) == (40, [sum(one.id % 3 == choice for one in people) for choice in range(3)])


def together(room, made, people, **sent) -> list[bool]:
    asked = [actions.Asked(sign_in(one), **{"live": room.id, "poll": made.id, "choices": "0", "text": ""} | sent) for one in people]
    with unit_of_work():
        return actions.vote_together(asked)


def test_those_who_vote_together_are_those_who_may(cast, room):
    made = poll(room, cast.facilitator)
    everybody = [cast.member, cast.outsider, cast.muted, cast.facilitator, cast.other, cast.admin]
    assert together(room, made, everybody) == [True, False, False, True, True, False] and counts(made) == (3, [3, 0, 0])
    assert together(room, made, [cast.member], choices="2") == [True] and counts(made) == (3, [2, 0, 1])
    for wrong in ({"choices": "7"}, {"choices": "x"}, {"poll": made.id + 1}, {"live": room.id + 1}):
        assert together(room, made, [cast.member], **wrong) == [False]
    with unit_of_work():
        assert actions.vote_together([actions.Asked("no such token", room.id, made.id, "0", "")]) == [False]
    closed(room, cast.facilitator, made)
    assert together(room, made, [cast.member]) == [False] and counts(made) == (3, [2, 0, 1])


def test_who_was_removed_or_silenced_a_second_ago_does_not_vote_with_the_others(cast, room):
    made = poll(room, cast.facilitator)
    assert together(room, made, [cast.member, cast.other]) == [True, True]
    with unit_of_work():
        db.add(Standing(live_id=room.id, person_id=cast.member.id, place="removed", given=[], taken=[]))
        db.add(Standing(live_id=room.id, person_id=cast.other.id, place="", given=[], taken=["message"]))
    assert together(room, made, [cast.member, cast.other], choices="1") == [False, False] and counts(made) == (2, [2, 0, 0])


def test_the_last_ballot_of_a_voter_in_one_box_counts(cast, room):
    made = poll(room, cast.facilitator)
    with unit_of_work():
        assert actions.write_down([Cast(made.id, "1", None, (0,)), Cast(made.id, "1", None, (2,)), Cast(made.id, "2", None, (2,))]) == []
    assert counts(made) == (2, [0, 0, 2])


def test_a_ballot_that_comes_after_the_close_is_said_to_be_late(cast, room):
    made = poll(room, cast.facilitator)
    closed(room, cast.facilitator, made)
    with unit_of_work():
        assert len(actions.write_down([Cast(made.id, "1", None, (0,))])) == 1
    assert counts(made) == (0, [0, 0, 0])


def test_an_anonymous_ballot_names_nobody_and_none_is_left_after_the_close(cast, room):
    made = poll(room, cast.facilitator)
    voted(room, cast.member, made, 1)
    with unit_of_work(write=False):
        ballot, secret = db.scalar(select(Ballot)), db.get(Poll, made.id).secret
    assert ballot.person_id is None and str(cast.member.id) != ballot.voter and len(ballot.voter) == 64 and secret not in ballot.voter
    closed(room, cast.facilitator, made)
    with unit_of_work(write=False):
        assert db.get(Poll, made.id).secret is None and list(db.scalars(select(Ballot))) == []
    assert counts(made) == (1, [0, 1, 0])


def test_what_is_written_without_a_name_loses_its_order_at_the_close(cast, room):
    made = poll(room, cast.facilitator, kind="text")
    for who, text in ((cast.member, "Wire"), (cast.other, "A rope")):
        voted(room, who, made, text=text)
    closed(room, cast.facilitator, made)
    with unit_of_work(write=False):
        rows = list(db.scalars(select(Ballot).order_by(Ballot.id)))
    assert [(one.text, one.voter, one.person_id) for one in rows] == [("A rope", "text 00000", None), ("Wire", "text 00001", None)]


def test_a_table_of_votes_is_no_program(cast, room):
    made = poll(room, cast.facilitator, kind="text", is_anonymous=False)
    voted(room, cast.member, made, text='=HYPERLINK("http://x","y")')
    with unit_of_work(write=False):
        body = csv_of(table_of(db.get(Poll, made.id))).decode("utf-8-sig")
    assert "'=HYPERLINK" in body and "Moussa Traoré" in body


@pytest.mark.parametrize("is_anonymous", [True, False])
def test_the_table_names_voters_only_where_names_were_said(cast, room, is_anonymous):
    made = poll(room, cast.facilitator, is_anonymous=is_anonymous)
    voted(room, cast.member, made, 1)
    with unit_of_work(write=False):
        lines = table_of(db.get(Poll, made.id))
    assert ["Chain", 1] in lines and ((["Moussa Traoré", "Chain"] in lines) is not is_anonymous)


def test_results_stand_in_the_session_notes_unless_hosts_kept_them(cast, room):
    first = poll(room, cast.facilitator)
    voted(room, cast.member, first, 1)
    closed(room, cast.facilitator, first)
    poll(room, cast.facilitator, results="hosts")
    poll(room, cast.facilitator, state="draft")
    session_notes(room)
    with unit_of_work(write=False):
        record = next(part for part in db.scalar(select(Item)).record["parts"] if part["heading"] == "Polls")
    assert [line["beneath"] for line in record["lines"]] == [["Rope: 0", "Chain: 1", "Neither: 0"], []]


def test_the_pack_of_the_night_before_holds_what_its_host_put_there_and_nothing_else(cast, room):
    poll(room, cast.facilitator, state="draft")
    poll(room, cast.facilitator, state="draft", is_ahead=True)
    with unit_of_work(write=False):
        packed = part.pack(room)
    assert packed == [("Polls", [("What holds the pump?", ["Rope", "Chain", "Neither"])])]


def test_who_leaves_no_more_than_an_account_keeps_the_count(cast, room):
    made, newcomer = poll(room, cast.facilitator, is_anonymous=False), person()
    membership(cast.wells, newcomer)
    voted(room, newcomer, made, 0)
    with unit_of_work():
        db.delete(db.merge(newcomer))
    with unit_of_work(write=False):
        assert table_of(db.get(Poll, made.id))[-1] == ["Someone", "Rope"]
    assert counts(made) == (1, [1, 0, 0])


def test_the_state_costs_as_many_questions_for_one_poll_as_for_three(cast, room, queries):
    from hub.polls.part import fresh, mine

    def asked() -> int:
        with unit_of_work(write=False):
            seat = seat_for(by_of(cast.member), room.id)
            with queries() as made:
                fresh(seat.live)
                mine(by_of(cast.member), seat)
        return len(made)

    closed(room, cast.facilitator, poll(room, cast.facilitator))
    poll(room, cast.facilitator)
    one = asked()
    for _ in range(2):
        closed(room, cast.facilitator, _open(room))
        poll(room, cast.facilitator)
    assert asked() == one


def _open(room):
    with unit_of_work(write=False):
        return queries.open_poll(room.id)
