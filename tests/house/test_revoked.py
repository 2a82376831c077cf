"""Whoever may no longer be here loses their open pages within seconds, however it happened, and gets no new ones."""

import threading
import time
import urllib.error
import urllib.request

import pytest

from hub.accounts import actions as accounts
from hub.accounts.actions.entering import end_sign_ins
from hub.accounts.actions.leaving import _erase
from hub.accounts.models import Person, SignIn
from hub.communities import actions as communities
from hub.communities.models import Community, Membership
from hub.communities.queries import by_of
from hub.storage.unit import db
from tests.cast import make_cast
from tests.makers import person
from tests.makers.live import line, live
from tests.serving_outside import Served

pytestmark = pytest.mark.sqlite_only  # the served hub stands on SQLite

SOON = 20  # seconds; open sockets are looked at every five, on a machine that may be busy


def _sign_outs(cast) -> None:
    db.query(SignIn).filter_by(person_id=cast.member.id).delete()


def _suspended(cast) -> None:
    accounts.suspend(by_of(cast.admin), db.get(Person, cast.member.id), None, "Insults")


def _new_password(cast) -> None:
    end_sign_ins(db.get(Person, cast.member.id))


def _closed(cast) -> None:
    _erase(db.get(Person, cast.member.id), False)


def _removed(cast) -> None:
    place = db.get(Community, cast.wells.id)
    communities.remove(by_of(cast.facilitator), place, db.query(Membership).filter_by(community_id=place.id, person_id=cast.member.id).one())


@pytest.fixture
def room(app, served):
    """(cast, session) of a private community on the served hub, emptied; this process is wired as a worker is (app)."""
    served.empty()
    with served.unit():
        cast = make_cast(access="private")
        return cast, live(cast.wells, cast.facilitator)


@pytest.mark.parametrize("ending", [_sign_outs, _suspended, _new_password, _closed, _removed])
def test_an_open_page_falls_silent(served, room, real_socket, ending):
    cast, opened = room
    theirs, others, heard, also = real_socket(cast.member), real_socket(cast.other), [], []
    for one, ears in ((theirs, heard), (others, also)):
        one.on("chat:said", ears.append)
        assert one.call("live:enter", {"live": opened.id})["ok"]
    with served.unit():
        ending(cast)
    deadline = time.monotonic() + SOON
    while ending is not _removed and theirs.connected and time.monotonic() < deadline:
        time.sleep(0.02)
    assert theirs.connected is (ending is _removed)  # who is removed from one place is shown out of it alone
    with served.unit():
        line(opened, by_of(db.get(Person, cast.facilitator.id)), "Not for those who are gone")
    deadline = time.monotonic() + SOON
    while not also and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [fact["data"]["text"] for fact in also] == ["Not for those who are gone"] and heard == []
    assert not theirs.connected or theirs.call("chat:say", {"live": opened.id, "text": "Still here?", "client_id": "a-key-of-mine"})["ok"] is False


def test_a_hub_told_to_end_finishes_what_it_has_begun(tmp_path):
    hub = Served(tmp_path / "hub")
    with hub.unit():
        person()
    answers = []
    askers = [threading.Thread(target=_ask, args=(f"{hub.url}/communities/", answers)) for _ in range(8)]
    for one in askers:
        one.start()
    while len(answers) < len(askers):
        time.sleep(0.02)
    assert hub.stop() == 0
    for one in askers:
        one.join()
    assert (200, True) in answers and set(answers) <= {(200, True), ("refused", True)}, set(answers)


def _ask(url: str, answers: list) -> None:
    for _ in range(40):
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
                answers.append((answer.status, len(answer.read()) == int(answer.headers["Content-Length"])))
        except urllib.error.URLError as error:
            answers.append(("refused" if isinstance(error.reason, ConnectionRefusedError) else repr(error), True))
        except OSError as error:  # cut in the middle
            answers.append((repr(error), False))
