"""The WebSocket handshake: takes the connection from the web server and hands it to the loop, so that no task stays behind."""

from io import BytesIO

from engineio.socket import Socket

from hub.realtime.lines import frames
from hub.realtime.lines.line import Upgrading, take_over
from hub.realtime.lines.wire import Wire

NOTHING = BytesIO()


class Door:
    """Engine.IO's `websocket` driver for gevent's pywsgi."""

    def __init__(self, handler, server):
        self.socket: Socket = handler.__self__
        self.server = server

    def __call__(self, environ: dict, start_response):
        """Answer the handshake; from then on the line lives by itself. 400 for what is no handshake of version 13."""
        key = environ.get("HTTP_SEC_WEBSOCKET_KEY", "")
        if environ.get("HTTP_SEC_WEBSOCKET_VERSION") != "13" or len(key) != 24:
            start_response("400 Bad Request", [("Content-Type", "text/plain"), ("Sec-WebSocket-Version", "13")])
            return [b"not a WebSocket handshake"]
        wire = self._wire(_taken_from(start_response.__self__))
        _forget_the_request(environ)
        wire.write(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
            + frames.accept_key(key).encode() + b"\r\n\r\n"
        )
        if self.socket.connected:
            beside = Upgrading(self.socket)
            beside.wire = wire
            wire.hear, wire.gone = beside.hear, beside.gone
        else:
            take_over(self.socket, wire)
        return ()  # not a list, which Engine.IO would take for packets to answer with

    def _wire(self, fd: int) -> Wire:
        return Wire(fd, self.server.max_http_buffer_size, None, None)


def _taken_from(handler) -> int:
    """The connection's file descriptor, taken out of gevent's request handler, which then ends without closing it."""
    connection, handler.socket = handler.socket, None
    handler.close_connection = True
    return connection.detach()


def _forget_the_request(environ: dict) -> None:
    # Socket.IO keeps the environment as long as the line stands; the request's buffers are of no use to it.
    environ["wsgi.input"] = NOTHING
    environ.pop("wsgi.file_wrapper", None)
