"""Every form sent twenty times at the same moment leaves what one sending leaves: double taps and weak lines make no doubles."""

import threading

import pytest
from sqlalchemy import func, select

from hub.storage.model import Base
from hub.storage.unit import db, unit_of_work
from tests.cast import KINDS
from tests.house.test_every_door_is_in_a_table import ROUTES, _filled, _set_up
from tests.serving import Visitor

TIMES = 20
# Each sending makes a link of its own, shown that once; the list of open links takes any back.
ANEW = {"admin.invitations POST", "communities.invite_by_link POST"}
POSTS = [row for row in ROUTES if row.id.endswith(" POST") and row.id not in ANEW and not {200, 204, 302}.isdisjoint(row.values[-1][1:])]
# Tries are counted, and the log may tell of each.
GROWING = {"attempts", "deeds"}


def _may(expected) -> str:
    order = ("member", "facilitator", "admin", "outsider", "muted")
    return next(kind for kind in order if expected[KINDS.index(kind)] in (302, 204, 200))


def _counts() -> dict[str, int]:
    with unit_of_work(write=False):
        return {table.name: db.scalar(select(func.count()).select_from(table)) for table in Base.metadata.sorted_tables if table.name not in GROWING}


def _sent(app, database, room: str, row: tuple, times: int, fresh) -> tuple[dict, list[int]]:
    """What so many sendings at once changed in the numbers of rows, and their statuses."""
    key, path, values, expected = row
    fresh(database)
    cast, scene = _set_up(room)
    senders = [Visitor(app, getattr(cast, _may(expected)))]
    token, before, answers = senders[0].token(), _counts(), []
    with senders[0].client.session_transaction() as cookie:
        carried = dict(cookie)

    def send():
        visitor = Visitor(app)
        with visitor.client.session_transaction() as cookie:
            cookie.update(carried)
        answers.append(visitor.client.post(_filled(path, scene), data={"key": "a-client-key"} | _filled(values, scene), headers={"X-CSRFToken": token}).status_code)

    threads = [threading.Thread(target=send) for _ in range(times)]
    [one.start() for one in threads]
    [one.join() for one in threads]
    after = _counts()
    return {name: after[name] - before[name] for name in after if after[name] != before[name]}, sorted(answers)


@pytest.mark.parametrize("room, key, path, values, expected", POSTS)
def test_twenty_at_once_are_one(settings, app, database, room, key, path, values, expected, _databases):
    once, (status,) = _sent(app, database, room, (key, path, values, expected), 1, _databases.fresh)
    often, statuses = _sent(app, database, room, (key, path, values, expected), TIMES, _databases.fresh)
    assert statuses[-1] < 500 and len(statuses) == TIMES and status in statuses
    assert often == once
