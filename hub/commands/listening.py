"""The listening server: it knows which requests are in flight, so that an ending cuts none of them off."""

import contextlib
import ctypes
import socket
import struct
import sys
import time

import gevent
from gevent.pywsgi import WSGIHandler, WSGIServer

SOCKETS = "/socket.io"  # open lines are sent away by the room of sockets; they are no requests to wait for
ATTACH_FILTER = 26  # SO_ATTACH_FILTER of Linux' socket(7)
HEAR_NOTHING = struct.pack("HBBI", 6, 0, 0, 0)  # a filter of one instruction: "return 0", keep no byte


class Conversation(WSGIHandler):
    """One connection; notes each request while it is answered, and after the last one hangs up."""

    def handle_one_response(self):
        """As gevent's, noted by the server; a kept connection is not kept once the server ends."""
        self.server.in_flight.add(self)
        try:
            super().handle_one_response()
        finally:
            self.server.in_flight.discard(self)
            # What still comes on a line that was a WebSocket is no request.
            self.close_connection = self.close_connection or self.server.ending or "HTTP_UPGRADE" in self.environ


class Server(WSGIServer):
    """gevent's server, which by itself forgets the requests it is answering when it is stopped."""

    handler_class = Conversation

    def __init__(self, *where, **options):
        super().__init__(*where, **options)
        self.in_flight: set[Conversation] = set()
        self.ending = False

    def close(self) -> None:
        """Take no more connections than those that knock already: closing the door would cut them off unheard."""
        self.ending = True
        if self.started:
            _hear_nobody_new(self.socket)
        while caller := self.started and self.do_read():
            self.do_handle(*caller)
        super().close()

    def finish(self, patience: float) -> int:
        """Wait for the requests in flight, so many seconds at most; returns how many are not done then."""
        deadline = time.monotonic() + patience
        while self._requests() and time.monotonic() < deadline:
            gevent.sleep(0.05)
        return self._requests()

    def _requests(self) -> int:
        return sum(not one.path.startswith(SOCKETS) for one in self.in_flight)


def _hear_nobody_new(listener) -> None:
    # Who knocks between the last look and the closing would be cut off. Unheard, they knock again within a second, at the next hub's door.
    if sys.platform != "linux":
        return
    code = ctypes.create_string_buffer(HEAR_NOTHING, len(HEAR_NOTHING))
    with contextlib.suppress(OSError):
        listener.setsockopt(socket.SOL_SOCKET, ATTACH_FILTER, struct.pack("HL", 1, ctypes.addressof(code)))
