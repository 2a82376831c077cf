"""An Engine.IO socket that has a WebSocket: what is sent goes straight to the wire, without queue and writer task."""

import json
import logging
import time
from collections.abc import Callable

from engineio import exceptions, packet
from engineio.socket import Socket

from hub.realtime.lines.frames import framed
from hub.realtime.lines.wire import Wire

log = logging.getLogger(__name__)

# Events that come from everybody all the time and ask nothing of Flask: act(line id, payload); see realtime.sound.
QUICK: dict[str, Callable[[str, object], None]] = {}
EVENT = '42["'
QUICK_BYTES: dict[str, Callable[[str, object], None]] = {}  # the whole words before the bytes of such an event, as Socket.IO's clients write them: act


def quick(name: str, act: Callable[[str, object], None]) -> None:
    """Let `act(line id, payload)` hear an event, with words or with bytes, past Flask."""
    QUICK[name] = act
    QUICK_BYTES[f'451-["{name}",{{"_placeholder":true,"num":0}}]'] = act


class Line(Socket):
    """A `Socket` whose upgrade is complete; made from one by `take_over`."""

    wire: Wire
    announced: Callable[[str, object], None] | None = None  # the quick event whose bytes come next

    def send(self, pkt) -> None:
        """Send an Engine.IO packet now, or after what waits; SocketIsClosedError when closed."""
        if self.check_ping_timeout():
            self.wire.write(framed(pkt.encode()))

    def close(self, wait=True, abort=False, reason=None) -> None:
        """Tell the application, say goodbye unless `abort`, and let go of the line; never waits for a slow peer."""
        if self.closed or self.closing:
            return
        self.closing = True
        self.server._trigger_event("disconnect", self.sid, reason or self.server.reason.SERVER_DISCONNECT, run_async=False)
        if not abort:
            self.wire.write(framed(packet.Packet(packet.CLOSE).encode()))
        self.closed = True
        self.server.sockets.pop(self.sid, None)
        self.wire.close()

    def hear(self, message: str | bytes) -> None:
        """Act on one message of the client."""
        if self.closed:
            return
        try:
            if self._hears_bytes(message):
                return
            if message.__class__ is str and message.startswith(EVENT) and (act := QUICK.get(message[len(EVENT):message.find('"', len(EVENT))])):
                said = json.loads(message[2:])
                act(self.sid, said[1] if len(said) > 1 else None)
                return
            self.receive(packet.Packet(encoded_packet=message))
        except (exceptions.UnknownPacketError, exceptions.SocketIsClosedError):
            pass
        except (ValueError, LookupError, RecursionError) as error:
            log.info("a packet that cannot be read: %s", error)
            self.wire.cut()

    def _hears_bytes(self, message: str | bytes) -> bool:
        """Whether this was a quick event with bytes, or the words before them; ValueError where other words come instead of the bytes."""
        act = self.announced
        if act is None:
            self.announced = QUICK_BYTES.get(message) if message.__class__ is str else None
            return self.announced is not None
        if message.__class__ is str:
            if message.startswith("4"):
                raise ValueError("bytes were announced")
            return False  # a sign of life
        self.announced = None
        act(self.sid, message)
        return True

    def gone(self) -> None:
        """The wire has ended, whoever ended it."""
        self.close(wait=False, abort=True, reason=self.server.reason.TRANSPORT_CLOSE)


def take_over(socket: Socket, wire: Wire) -> Line:
    """Make an Engine.IO socket a line on a wire; what waited in its queue goes first."""
    socket.connected = socket.upgraded = True
    socket.upgrading = False
    queue, socket.queue = socket.queue, None
    socket.__class__ = Line
    socket.wire = wire
    wire.hear, wire.gone = socket.hear, socket.gone
    while not queue.empty():
        if (pkt := queue.get(block=False)) is not None:
            wire.write(framed(pkt.encode()))
    return socket


class Upgrading:
    """A WebSocket beside a polling socket until the client has said `2probe` and `5`; then it becomes the line."""

    def __init__(self, socket: Socket):
        self.socket, self.wire, self.probed = socket, None, False
        socket.upgrading = True

    def hear(self, message: str | bytes) -> None:
        """The next step of the upgrade, or its end."""
        pkt = packet.Packet(encoded_packet=message)
        if not self.probed and (pkt.packet_type, pkt.data) == (packet.PING, "probe"):
            self.probed = True
            self.wire.write(framed(packet.Packet(packet.PONG, data="probe").encode()))
            self.socket.queue.put(packet.Packet(packet.NOOP))  # ends the poll that waits
        elif self.probed and pkt.packet_type == packet.UPGRADE and not self.socket.closed:
            take_over(self.socket, self.wire)
        else:
            self.wire.cut()

    def gone(self) -> None:
        """The client gave up: it goes on polling."""
        self.socket.upgrading = False


class Pings:
    """One task that pings every socket of a server in turn; Engine.IO would keep a sleeping task for each."""

    def __init__(self, server):
        self.server, self.due, self.running = server, [], False

    def start_background_task(self, start):
        """Engine.IO's own, except that a socket's ping waits here."""

        def started(target, *args, **kwargs):
            if getattr(target, "__func__", None) is not Socket._send_ping:
                return start(target, *args, **kwargs)
            self.due.append((time.monotonic() + self.server.ping_interval, target.__self__))
            if not self.running:
                self.running = True
                start(self._keep)
            return None

        return started

    def _keep(self) -> None:
        while self.due:
            turn, self.due = self.due, []
            for when, socket in turn:
                if (wait := when - time.monotonic()) > 0:
                    self.server.sleep(wait)
                self._ping(socket)
        self.running = False

    @staticmethod
    def _ping(socket) -> None:
        if not socket.closing and not socket.closed:
            socket.last_ping = time.time()
            try:
                socket.send(packet.Packet(packet.PING))
            except Exception:
                log.exception("a ping was not sent")
