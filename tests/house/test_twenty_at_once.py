"""Every form that makes something, sent twenty times at the same moment, leaves what one sending leaves: double taps and weak lines make no doubles."""

import threading

import pytest
from sqlalchemy import text

from hub.storage.model import Base
from hub.storage.unit import db, unit_of_work
from tests.cast import KINDS
from tests.house.test_every_door_is_in_a_table import ROUTES, _filled, _set_up
from tests.serving import Visitor

TIMES, FEW = 20, 5  # few where SQLite writes one after the other anyhow, and where one sending makes no row that could be doubled
COOKIE = "hub"
# Each sending makes a link of its own, shown that once; the list of open links takes any back.
ANEW = {"admin.invitations POST", "communities.invite_by_link POST"}
POSTS = [row for row in ROUTES if row.id.endswith(" POST") and row.id not in ANEW and not {200, 204, 302}.isdisjoint(row.values[-1][1:])]
# Tries are counted, and the log may tell of each.
GROWING = {"attempts", "deeds"}


def _may(expected) -> str:
    order = ("member", "facilitator", "admin", "outsider", "muted")
    return next(kind for kind in order if expected[KINDS.index(kind)] in (302, 204, 200))


def _counts() -> dict[str, int]:
    names = [table.name for table in Base.metadata.sorted_tables if table.name not in GROWING]
    with unit_of_work(write=False):
        found = db.execute(text("select " + ", ".join(f'(select count(*) from "{name}")' for name in names))).one()
    return dict(zip(names, found, strict=True))


def _sent(app, database, databases, row: tuple, times: int) -> tuple[dict, list[int]]:
    """What so many sendings at once changed in the numbers of rows, and their statuses."""
    room, path, values, expected = row
    cast, scene = _set_up(databases, database, room)
    sender = Visitor(app, getattr(cast, _may(expected)))
    token, before, answers = sender.token(), _counts(), []
    address, sent = _filled(path, scene), {"key": "a-client-key"} | _filled(values, scene)

    def send():
        client = app.test_client()
        client.set_cookie(COOKIE, sender.client.get_cookie(COOKIE).value)
        answers.append(client.post(address, data=sent, headers={"X-CSRFToken": token}).status_code)

    threads = [threading.Thread(target=send) for _ in range(times)]
    [one.start() for one in threads]
    [one.join() for one in threads]
    after = _counts()
    return {name: after[name] - before[name] for name in after if after[name] != before[name]}, sorted(answers)


@pytest.mark.parametrize("room, key, path, values, expected", POSTS)
def test_twenty_at_once_are_one(settings, app, database, room, key, path, values, expected, _databases):
    once, (status,) = _sent(app, database, _databases, (room, path, values, expected), 1)
    times = TIMES if once and database == "postgresql" else FEW
    often, statuses = _sent(app, database, _databases, (room, path, values, expected), times)
    assert statuses[-1] < 500 and len(statuses) == times and status in statuses
    assert often == once
