"""The one SocketIO object and how it is set up."""

from flask import Flask
from flask_socketio import SocketIO

from hub.realtime.pacing import PacedLine
from hub.settings import Settings

LARGEST_PACKET = 64 * 1024  # text commands are small; a larger one is a mistake or an attack
PING_EVERY = 25  # below the 60 s at which many mobile gateways forget a quiet line
PING_PATIENCE = 60

socketio = SocketIO()


def attach(app: Flask, settings: Settings) -> None:
    """Bind the socket to an app; only our own origins may open one."""
    socketio.init_app(
        app,
        # eventlet or gevent-websocket must never be guessed from what happens to be installed
        async_mode="threading" if settings.testing else "gevent",
        message_queue=settings.redis_url or None,
        cors_allowed_origins=origins(settings),
        max_http_buffer_size=LARGEST_PACKET,
        ping_interval=PING_EVERY,
        ping_timeout=PING_PATIENCE,
        http_compression=False,
        always_connect=False,
        manage_session=False,
    )
    socketio.server.eio._async = {**socketio.server.eio._async, "websocket": PacedLine}


def origins(settings: Settings) -> list[str]:
    """The page origins a socket may come from: the base URL, and on a plain local site its other local names."""
    if settings.secure:
        return [settings.base_url]
    port = settings.base_url.rsplit(":", 1)[-1]
    return sorted({settings.base_url, *(f"http://{host}:{port}" for host in settings.known_hosts)})
