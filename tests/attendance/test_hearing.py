"""What was heard is written down in batches, reported later by what was played, and never faster than it can be played."""

import json
from datetime import timedelta

import pytest
import time_machine

from hub.attendance import actions, queries
from hub.attendance.playing import code_of
from hub.clock import now
from hub.library.actions import renew_record
from hub.library.queries import item_of_live
from hub.live.recording.mixing import MANIFEST
from hub.live.sounding import folder_of
from hub.storage.unit import unit_of_work
from tests.cast import acting_as
from tests.makers.live import live, session_notes

HOUR = 3_600_000


@pytest.fixture
def recorded(cast, frozen):
    """A session that is over, with a recording of an hour in two chapters."""
    found = live(cast.wells, cast.facilitator, opened_at=now() - timedelta(minutes=60))
    session_notes(found)
    folder = folder_of(found)
    folder.mkdir(parents=True)
    (folder / "session.ogg").write_bytes(b"sound")
    made = {"version": 1, "file": "session.ogg", "ms": HOUR, "anchors": [[0, 0]], "speakers": [{"person_id": 1, "stream": 1, "from": 0, "to": HOUR}]}
    (folder / MANIFEST).write_text(json.dumps(made))
    chapters = [{"n": 1, "person": 1, "at": 0, "ms": HOUR // 2, "bytes": 5}, {"n": 2, "person": 1, "at": HOUR // 2, "ms": HOUR // 2, "bytes": 5}]
    with unit_of_work():
        renew_record(item_of_live(found.id), recording={"ms": HOUR, "bytes": 5, "version": 1, "heard": [], "chapters": chapters})
    return found


def report(visitor, live_id: int, *ranges, **more):
    headers = {"X-CSRFToken": visitor.token()}
    return visitor.client.post(f"/live/{live_id}/heard", json={"ranges": list(ranges), **more}, headers=headers)


def rows(live_id: int) -> dict:
    with unit_of_work(write=False):
        return {(row.person_id, row.way): row.ranges for row in queries.heard_in(live_id)}


def test_batches_are_put_together(cast):
    opened = live(cast.wells, cast.facilitator)
    for begin in (0, 5_000, 60_000):
        with unit_of_work():
            actions.write_down({(opened.id, cast.member.id, "live"): [[begin, begin + 5_000]], (opened.id, 10**6, "live"): [[0, 9]], (10**6, 1, "live"): [[0, 9]]})
    assert rows(opened.id) == {(cast.member.id, "live"): [[0, 10_000], [60_000, 65_000]]}


def test_what_was_played_later_is_kept_once(recorded, cast, signed_in):
    with time_machine.travel(now() + timedelta(hours=2), tick=False):
        member = signed_in(cast.member)
        answers = [report(member, recorded.id, [0, 60_000], [30_000, 90_000.5]).get_json() for _ in range(2)]
    assert answers == [{"heard_ms": 90_000, "said_ms": HOUR}] * 2 and rows(recorded.id) == {(cast.member.id, "later"): [[0, 90_000]]}


def test_nobody_hears_faster_than_sound_is_played(recorded, cast, signed_in):
    with time_machine.travel(now() + timedelta(minutes=5), tick=False):
        told = report(signed_in(cast.member), recorded.id, [0, HOUR]).get_json()
    assert told["heard_ms"] == 2 * 5 * 60_000 + 30_000


def test_what_is_beyond_the_sound_is_left_out(recorded, cast, signed_in):
    with time_machine.travel(now() + timedelta(days=1), tick=False):
        assert report(signed_in(cast.member), recorded.id, [HOUR - 1_000, HOUR + 50_000]).get_json()["heard_ms"] == 1_000


@pytest.mark.parametrize("body", [{"ranges": "all"}, {"ranges": [[1]]}, {"ranges": [["a", "b"]]}, {"ranges": [[0, 1e99]]}, {"ranges": [[0, True]]}, [], {},
                                  {"ranges": [[0, 5]], "way": "live"}, {"ranges": [[0, float("nan")]]}])
def test_what_is_no_report_is_refused(body, recorded, cast, signed_in):
    visitor = signed_in(cast.member)
    answer = visitor.client.post(f"/live/{recorded.id}/heard", json=body, headers={"X-CSRFToken": visitor.token()})
    assert answer.status_code == 422 and rows(recorded.id) == {}


def test_an_outsider_of_a_private_community_reports_nothing(recorded, cast, signed_in):
    with unit_of_work() as _unit:
        from hub.communities.models import Community
        from hub.storage.unit import db

        db.get(Community, cast.wells.id).access = "private"
    assert report(signed_in(cast.outsider), recorded.id, [0, 500]).status_code == 404
    assert report(signed_in(cast.member), recorded.id, [0, 500]).status_code == 200


def test_a_session_that_runs_is_not_reported(cast, signed_in):
    opened = live(cast.wells, cast.facilitator)
    assert report(signed_in(cast.member), opened.id, [0, 500]).status_code == 403


def test_codes_of_a_pack_count_their_chapters(recorded, cast, signed_in):
    path = f"/live/{recorded.id}/heard/pack"
    with time_machine.travel(now() + timedelta(days=1), tick=False):
        member = signed_in(cast.member)
        wrong = member.post(path, {"codes": "AAAAA"})
        assert wrong.status == 422 and "no codes of this session" in wrong and rows(recorded.id) == {}
        assert member.post(path, {"codes": f" {code_of(recorded.uid, 2).lower()}, "}).status == 302
    assert rows(recorded.id) == {(cast.member.id, "pack"): [[HOUR // 2, HOUR]]}


def test_the_action_refuses_a_visitor(recorded):
    from hub.errors import Forbidden
    from hub.live.queries import seat_for

    with acting_as() as by, pytest.raises(Forbidden):
        actions.report_heard(by, seat_for(by, recorded.id), [[0, 5]])
