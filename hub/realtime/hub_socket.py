"""The one SocketIO object and how it is set up."""

from collections.abc import Callable
from socket import gethostname

from flask import Flask
from flask_socketio import SocketIO
from socketio.manager import Manager

from hub.realtime import carrying, pacing
from hub.realtime.lines.broadcast import FastBroadcast
from hub.realtime.lines.strict import StrictPacket
from hub.settings import Settings

LARGEST_PACKET = 64 * 1024  # text commands are small; a larger one is a mistake or an attack
PING_EVERY = 25  # below the 60 s at which many mobile gateways forget a quiet line
PING_PATIENCE = 60
CHANNEL = "flask-socketio"  # of Redis, between web processes

# Commands that many ask in the same moment: their answer from (socket, arguments), None where the usual way is to answer. See realtime.commands.
TOGETHER: dict[str, Callable[[str, tuple], dict | None]] = {}


class HubSocket(SocketIO):
    """Flask's SocketIO, except that what many ask together is answered without a request of Flask's for each."""

    def _handle_event(self, handler, message, namespace, sid, *args):
        if (together := TOGETHER.get(message)) and (answer := together(sid, args)) is not None:
            return answer
        return super()._handle_event(handler, message, namespace, sid, *args)


socketio = HubSocket()


def attach(app: Flask, settings: Settings) -> None:
    """Bind the socket to an app; only our own origins may open one."""
    socketio.init_app(
        app,
        # eventlet or gevent-websocket must never be guessed from what happens to be installed
        async_mode="threading" if settings.testing else "gevent",
        client_manager=_broadcast(settings),
        cors_allowed_origins=origins(settings),
        max_http_buffer_size=LARGEST_PACKET,
        ping_interval=PING_EVERY,
        ping_timeout=PING_PATIENCE,
        http_compression=False,
        always_connect=False,
        manage_session=False,
        serializer=StrictPacket,
    )
    is_served = not settings.testing and _is_patched()  # a command of the shell has nobody to wait for
    pacing.beside_by(*(socketio.start_background_task, socketio.sleep) if is_served else (None, None))


def _is_patched() -> bool:
    from gevent import monkey

    return monkey.is_module_patched("threading")


def _broadcast(settings: Settings):
    if settings.testing:
        return Manager()  # the test client has no lines
    if not settings.redis_url:
        return FastBroadcast()
    from hub.realtime.lines.claims import Claims
    from hub.realtime.lines.over_redis import FastBroadcastOverRedis

    carrying.claim_by(Claims(settings.redis_url, own=f"{gethostname()}:{settings.port}"))
    return FastBroadcastOverRedis(settings.redis_url, channel=CHANNEL)


def origins(settings: Settings) -> list[str]:
    """The page origins a socket may come from: the base URL, and on a plain local site its other local names."""
    if settings.secure:
        return [settings.base_url]
    port = settings.base_url.rsplit(":", 1)[-1]
    return sorted({settings.base_url, *(f"http://{host}:{port}" for host in settings.known_hosts)})
