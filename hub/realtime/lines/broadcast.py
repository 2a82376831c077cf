"""The Socket.IO client manager: a broadcast is encoded and framed once and written straight to every line that is free."""

from engineio import packet as engine_packet
from socketio import packet

from hub.realtime.lines.door import Door
from hub.realtime.lines.frames import framed
from hub.realtime.lines.line import Line, Pings
from hub.realtime.lines.places import Places
from hub.realtime.lines.strict import guard

MOST_QUEUED = 16  # packets that a polling page has not asked for yet


class FastBroadcast(Places):
    """A drop-in for Socket.IO's own on gevent: `SocketIO(client_manager=FastBroadcast())`."""

    def set_server(self, server) -> None:
        """Bind to a server and give it lines without tasks."""
        super().set_server(server)
        guard(server)
        engine = server.eio
        engine._async = {**engine._async, "websocket": Door}
        engine.start_background_task = Pings(engine).start_background_task(engine.start_background_task)

    def emit(self, event, data, namespace, **options) -> None:
        """Send an event to a room (`room` or `to`) but for `skip_sid`, each line's messages in order; with a `callback`, Socket.IO's own way."""
        room, skip_sid = options.get("to") or options.get("room"), options.get("skip_sid")
        if options.get("callback") is not None or namespace not in self.rooms:
            super().emit(event, data, namespace, **options)
            return
        parts = self._parts(event, data, namespace)
        raw = b"".join(framed(_packet(part).encode()) for part in parts)
        skipped = frozenset(skip_sid if isinstance(skip_sid, list) else [skip_sid])
        sockets, by_queue = self.server.eio.sockets, []
        for sid, line_id in self.get_participants(namespace, room):
            if sid in skipped:
                continue
            line = sockets.get(line_id)
            if line.__class__ is Line and not line.closed:
                line.wire.write(raw)
            elif line is not None:
                by_queue.append(line_id)
        self._queue_for(by_queue, parts)

    def emit_to_free(self, event, data, namespace, room) -> list[str]:
        """Send an event to the lines of a room that have taken all they were sent so far; the sockets passed over."""
        parts = self._parts(event, data, namespace)
        raw = b"".join(framed(_packet(part).encode()) for part in parts)
        sockets, by_queue, passed = self.server.eio.sockets, [], []
        for sid, line_id in self.get_participants(namespace, room) if namespace in self.rooms else ():
            line = sockets.get(line_id)
            if line.__class__ is Line and not line.closed:
                passed.append(sid) if line.wire.waiting_bytes else line.wire.write(raw)
            elif line is not None and line.queue is not None:
                passed.append(sid) if line.queue.qsize() > MOST_QUEUED else by_queue.append(line_id)
        self._queue_for(by_queue, parts)
        return passed

    def _queue_for(self, line_ids: list[str], parts: list) -> None:
        # Packets of their own: they remember how they were encoded, and polling encodes otherwise.
        packets = [_packet(part) for part in parts] if line_ids else []
        for line_id in line_ids:
            for one in packets:
                self.server._send_eio_packet(line_id, one)

    def _parts(self, event, data, namespace) -> list:
        arguments = list(data) if isinstance(data, tuple) else [] if data is None else [data]
        encoded = self.server.packet_class(packet.EVENT, namespace=namespace, data=[event, *arguments]).encode()
        return encoded if isinstance(encoded, list) else [encoded]


def _packet(part):
    return engine_packet.Packet(engine_packet.MESSAGE, part)
