"""Join, ask, accept, decline, leave, remove, appoint, mute, follow."""

import pytest

from hub.communities import actions, queries
from hub.communities.leaving import ON_CLOSING, ON_LEAVING
from hub.errors import Conflict, Forbidden, Invalid, TooMany
from hub.notifications import queries as notices
from hub.notifications.actions import tell
from hub.notifications.jobs import write
from hub.notifications.models import Notice
from hub.notifications.sentences import said
from hub.storage.unit import db, unit_of_work
from tests.cast import acting_as, make_cast
from tests.makers import person
from tests.makers.communities import charter, invitation, join_request


def told(of) -> list[str]:
    with unit_of_work(write=False):
        return [f"{n.kind}: {said(n.kind, n.words)}" for n in db.query(Notice).filter_by(person_id=of.id).order_by(Notice.id)]


def seen_by(of) -> tuple[int, list[str]]:
    """What the badge says and the page of notices lists."""
    with acting_as(of, write=False) as by:
        return notices.unread_of(by.id), [n.kind for n in notices.notices_of(by).rows]


def wells(by):
    return queries.community_for(by, "wells")


def standing_of(cast, of):
    with unit_of_work(write=False):
        return queries.membership_of(cast.wells.id, of.id)


def count(cast) -> int:
    with acting_as(cast.admin, write=False) as by:
        return wells(by).members_count


def test_joining_twice_counts_once(cast):
    for _try in range(2):
        with acting_as(cast.outsider) as by:
            actions.join(by, wells(by))
    assert count(cast) == 5 and standing_of(cast, cast.outsider).following == "mentions"


def test_nobody_joins_where_one_asks(app):
    cast = make_cast(access="request")
    with acting_as(cast.outsider) as by, pytest.raises(Forbidden):
        actions.join(by, wells(by))


def test_asking_reaches_facilitators_once_and_is_accepted(app):
    cast = make_cast(access="request")
    for _try in range(2):
        with acting_as(cast.outsider) as by:
            actions.ask_to_join(by, wells(by), "I drill wells")
    assert told(cast.facilitator) == ["community:asked: Oluwaseun Ade asks to join Wells"]
    with acting_as(cast.facilitator) as by:
        place = wells(by)
        actions.accept(by, place, queries.open_request_of(place, "olu"))
        assert not queries.open_requests(place)
    assert told(cast.outsider) == ["community:accepted: You are now a member of Wells. Welcome!"]
    assert count(cast) == 5


def test_declined_kindly_with_words_and_not_again_at_once(app, frozen):
    cast = make_cast(access="request")
    with acting_as(cast.outsider) as by:
        actions.ask_to_join(by, wells(by), "")
    with acting_as(cast.facilitator) as by:
        actions.decline(by, wells(by), queries.open_request_of(wells(by), "olu"), "Try Boreholes")
    assert told(cast.outsider) == ["community:declined: Wells cannot take you in for now: Try Boreholes"]
    with acting_as(cast.outsider) as by, pytest.raises(Conflict):
        actions.ask_to_join(by, wells(by), "Please")
    frozen.shift(15 * 24 * 3600)
    with acting_as(cast.outsider) as by:
        assert actions.ask_to_join(by, wells(by), "Please").declined_at is None


def test_the_last_facilitator_names_another_before_leaving(cast):
    for act in (actions.leave, actions.step_down):
        with acting_as(cast.facilitator) as by, pytest.raises(Conflict):
            act(by, wells(by))
    with acting_as(cast.facilitator) as by:
        actions.appoint(by, wells(by), queries.member_of(wells(by), "moussa"))
    assert told(cast.member) == ["community:appointed: You are now a facilitator of Wells"]
    with acting_as(cast.facilitator) as by:
        actions.leave(by, wells(by))
    assert standing_of(cast, cast.facilitator) is None and count(cast) == 3


def test_the_very_last_member_may_leave(app):
    amina = person()
    with acting_as(amina) as by:
        actions.leave(by, actions.found(by, charter()))
    with acting_as(amina) as by:
        assert queries.community_for(by, "hand-pumps").members_count == 0


def test_removal_ends_everything_at_once(cast):
    ended = []
    ON_LEAVING.append(lambda *who: ended.append(who))
    try:
        with acting_as(cast.facilitator) as by:
            actions.remove(by, wells(by), queries.member_of(wells(by), "moussa"))
    finally:
        ON_LEAVING.pop()
    assert ended == [(cast.member.id, cast.wells.id)] and standing_of(cast, cast.member) is None and count(cast) == 3
    assert told(cast.member) == ["community:removed: You are no longer a member of Wells"]


def test_closing_to_outsiders_is_said_to_the_rooms_once(cast):
    closed = []
    ON_CLOSING.append(closed.append)
    try:
        for access in ("request", "private", "open"):
            with acting_as(cast.facilitator) as by:
                actions.edit(by, wells(by), charter("Wells", access=access))
    finally:
        ON_CLOSING.pop()
    assert closed == [cast.wells.id]


def test_a_request_is_withdrawn_by_its_maker_and_may_be_made_anew(app):
    cast = make_cast(access="request")
    for _time in range(2):
        with acting_as(cast.outsider) as by:
            actions.ask_to_join(by, wells(by), "hello")
            with pytest.raises(Forbidden):
                actions.withdraw_request(queries.by_of(cast.member), wells(by), queries.request_of(cast.wells.id, by.id))
            actions.withdraw_request(by, wells(by), queries.request_of(cast.wells.id, by.id))
            assert queries.request_of(cast.wells.id, by.id) is None
            actions.withdraw_request(by, wells(by), None)


def test_asking_again_and_again_ends_for_the_day(app):
    cast = make_cast(access="request")
    with acting_as(cast.outsider) as by, pytest.raises(TooMany):
        for _time in range(11):
            actions.withdraw_request(by, wells(by), actions.ask_to_join(by, wells(by), ""))


def test_who_comes_in_another_way_waits_no_more(app):
    cast = make_cast(access="request")
    join_request(cast.wells, cast.outsider)
    token = invitation(cast.wells).token
    with acting_as(cast.outsider) as by:
        actions.redeem(by, queries.invitation_by_token(by, token))
        assert queries.open_requests(wells(by)) == []


def test_an_administrator_makes_a_facilitator_a_member_again_but_not_the_last(cast):
    with acting_as(cast.admin) as by:
        with pytest.raises(Conflict):
            actions.dismiss(by, wells(by), queries.member_of(wells(by), "amina"))
        actions.appoint(by, wells(by), queries.member_of(wells(by), "priya"))
        with pytest.raises(Forbidden):
            actions.dismiss(queries.by_of(cast.facilitator), wells(by), queries.member_of(wells(by), "priya"))
        actions.dismiss(by, wells(by), queries.member_of(wells(by), "priya"))
    assert not standing_of(cast, cast.other).is_facilitator
    assert told(cast.other)[-1] == "community:dismissed: You are a member of Wells now; others look after it"


def test_the_last_member_closes_the_door(cast):
    with acting_as(cast.outsider) as by:
        alone = actions.found(by, charter("Lone well"))
        with pytest.raises(Conflict):
            actions.step_down(by, alone)
        actions.leave(by, alone)
        assert alone.members_count == 0 and alone.archived_at is not None


def test_muted_for_a_time(cast, frozen):
    with acting_as(cast.facilitator) as by:
        actions.mute(by, wells(by), queries.member_of(wells(by), "moussa"), 7)
        with pytest.raises(Invalid):
            actions.mute(by, wells(by), queries.member_of(wells(by), "moussa"), 91)
    assert standing_of(cast, cast.member).is_muted
    assert told(cast.member) == ["community:muted: In Wells you can read but not write until December 1, 2026"]
    frozen.shift(7 * 24 * 3600 + 1)
    assert not standing_of(cast, cast.member).is_muted


def test_every_word_about_belonging_becomes_a_letter(cast, run_jobs, outbox, frozen):
    """One notice that cannot be written would hold up the mail of everybody."""
    with acting_as(cast.facilitator) as by:
        actions.mute(by, wells(by), queries.member_of(wells(by), "moussa"), 7)
        actions.appoint(by, wells(by), queries.member_of(wells(by), "priya"))
    with acting_as(cast.admin) as by:
        actions.dismiss(by, wells(by), queries.member_of(wells(by), "priya"))
        actions.remove(by, wells(by), queries.member_of(wells(by), "priya"))
    run_jobs(), write()
    assert [len(outbox(person)) for person in (cast.member, cast.other)] == [1, 3]
    assert "until December" in outbox(cast.member)[0].text


def test_following_is_each_ones_own_choice(cast):
    choices = {"facilitator": "every", "member": "digest", "other": "none"}
    for kind, choice in choices.items():
        with acting_as(getattr(cast, kind)) as by:
            actions.follow(by, wells(by), choice)
    with unit_of_work(write=False):
        following = queries.members_to_tell(cast.wells.id)
        assert following == {cast.facilitator.id: "every", cast.member.id: "digest", cast.other.id: "none", cast.muted.id: "mentions"}
        assert queries.followers(cast.wells.id) == {cast.facilitator.id}
        assert queries.followers(cast.wells.id, "digest") == {cast.facilitator.id, cast.muted.id, cast.member.id}
    with acting_as(cast.member) as by, pytest.raises(Invalid):
        actions.follow(by, wells(by), "everything")
    with acting_as(cast.outsider) as by, pytest.raises(Forbidden):
        actions.follow(by, wells(by), "every")


def test_a_closed_account_belongs_nowhere_and_leaves_no_orphans(cast):
    with unit_of_work():
        actions.withdraw_everywhere(cast.facilitator)
    assert count(cast) == 3 and standing_of(cast, cast.facilitator) is None
    assert standing_of(cast, cast.member).is_facilitator


def test_who_is_removed_finds_no_word_of_it_among_their_notices_and_finds_them_again_on_coming_back(app):
    cast = make_cast(access="private")
    with acting_as(cast.facilitator) as by:
        tell(by, [cast.member.id], "thread:posted", once="x", path="/posts/1", words={"title": "Deep"}, community_id=cast.wells.id)
    assert seen_by(cast.member) == (1, ["thread:posted"])
    with acting_as(cast.facilitator) as by:
        actions.remove(by, wells(by), queries.member_of(wells(by), "moussa"))
    assert seen_by(cast.member) == (1, ["community:removed"])
    token = invitation(cast.wells).token
    with acting_as(cast.member) as by:
        actions.redeem(by, queries.invitation_by_token(by, token))
    assert seen_by(cast.member) == (2, ["community:removed", "thread:posted"])
