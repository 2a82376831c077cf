"""Lines that bring more than anybody types are ended while reading, before each message costs a greenlet and a place in memory."""

import time

import simple_websocket
from engineio.async_drivers._websocket_wsgi import SimpleWebSocketWSGI

MOST, SECONDS = 400, 10  # messages of one line; the commands' own budget slows and cuts at half of that


class Reader(simple_websocket.Server):
    """Takes frames off the wire; stops at the first block too many, without a goodbye that a flooding peer would not read."""

    since, count = 0.0, 0

    def _handle_events(self) -> bool:
        time.sleep(0)  # a peer that never pauses would otherwise never let anybody else run
        waiting, goes_on = len(self.input_buffer), super()._handle_events()
        if time.monotonic() - self.since > SECONDS:
            self.since, self.count = time.monotonic(), 0
        self.count += max(0, len(self.input_buffer) - waiting)
        if self.count > MOST:
            self.input_buffer.clear()
            return False
        return goes_on


class PacedLine(SimpleWebSocketWSGI):
    """One WebSocket of the Engine.IO server, read by a `Reader`."""

    def __call__(self, environ, start_response):
        """Serve the line until it ends."""
        self.ws = Reader(environ, **self.server_args)
        return self.app(self)
