"""A wire between a goodbye and its end."""

import socket

import pytest

from hub.realtime.lines.wire import Wire


@pytest.fixture
def ends():
    """A wire and the other side of it, which reads nothing by itself."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        there = socket.create_connection(door.getsockname())
        here, _address = door.accept()
    wire = Wire(here.detach(), 4096, lambda message: None, None)
    yield wire, there
    wire.cut()
    there.close()


def test_what_is_written_goes_out_whole_in_its_order(ends):
    wire, there = ends
    wire.write(b"one")
    wire.write(b"two")
    assert there.recv(100) == b"onetwo"


def test_nothing_follows_a_goodbye(ends):
    wire, _there = ends
    wire.write(b"x" * 1_000_000)
    before = wire.waiting_bytes
    assert before > 0
    wire.close()
    farewell = wire.waiting_bytes - before
    wire.write(b"one word more")
    assert (farewell, wire.waiting_bytes) == (4, before + 4)
