"""A real Socket.IO client that takes messages one after the other."""

import engineio
import socketio


class _InOrder(engineio.Client):
    def _trigger_event(self, event, *args, **_kept):
        # The library would handle each message in a thread of its own: a binary part may overtake the head it belongs to.
        return super()._trigger_event(event, *args)


class Client(socketio.Client):
    """The library's client; what it hears, it hears in the order sent."""

    def _engineio_client_class(self):
        return _InOrder
