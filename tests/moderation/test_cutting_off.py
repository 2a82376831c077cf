"""A suspended person is gone at once: sockets hang up, hear nothing, and are not let in again."""

import time

import pytest
import socketio

from hub.accounts import actions as accounts
from hub.accounts.queries import person_by_id
from hub.communities.queries import by_of
from hub.realtime import channels
from hub.realtime.announcing import announce
from tests.cast import acting_as
from tests.makers import person


def test_open_sockets_hang_up_and_commands_are_refused(cast, socket, signed_in):
    line = socket(cast.other)
    assert line.connected and signed_in(cast.other).get("/me/").status == 200
    visitor = signed_in(cast.other)
    with acting_as(cast.admin) as by:
        accounts.suspend(by, person_by_id(cast.other.id), None, "Insults")
    assert not line.connected
    assert visitor.get("/me/").status == 302  # asked to sign in
    assert not visitor.socket().connected


@pytest.mark.sqlite_only  # the served hub stands on SQLite
def test_a_real_client_is_cut_at_once_and_stays_out(app, served, real_socket):
    served.empty()
    with served.unit():
        admin, priya = person(is_admin=True), person("Priya Nair")
    line, heard = real_socket(priya), []
    line.on("notices:counted", heard.append)
    with served.unit():
        announce(channels.of_person(priya.id), "notices:counted", {"count": 1})
    _until(lambda: heard)
    with served.unit():
        accounts.suspend(by_of(admin), person_by_id(priya.id), None, "Insults")
    _until(lambda: not line.connected)
    with served.unit():
        announce(channels.of_person(priya.id), "notices:counted", {"count": 2})
    with pytest.raises(socketio.exceptions.ConnectionError):
        real_socket(priya)
    assert [one["count"] for one in heard] == [1]


def _until(happened, patience: float = 4.0) -> None:
    # Less than the five seconds after which the recheck would find it, and enough for a busy machine.
    deadline = time.monotonic() + patience
    while not happened():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.01)
