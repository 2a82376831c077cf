"""The Socket.IO client manager: a broadcast is encoded and framed once and written straight to every line that is free."""

from engineio import packet as engine_packet
from socketio import packet

from hub.realtime.lines.door import Door
from hub.realtime.lines.frames import framed
from hub.realtime.lines.line import Line, Pings
from hub.realtime.lines.places import Places, Roster
from hub.realtime.lines.strict import guard
from hub.realtime.lines.wire import BEHIND

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
        skipped = frozenset(skip_sid if isinstance(skip_sid, list) else [skip_sid] if skip_sid else ())
        roster = self.roster(namespace, room)
        lines = _but_for(roster, skipped) if skipped else (roster.pushes, roster.wires)
        _push_into_each(*lines, raw)
        self._send_rest([one for one in roster.rest if one[0] not in skipped], raw, parts)

    def emit_to_free(self, event, data, namespace, room) -> list[str]:
        """Send an event to the lines of a room that have taken all they were sent so far; the sockets passed over."""
        parts = self._parts(event, data, namespace)
        raw = b"".join(framed(_packet(part).encode()) for part in parts)
        roster, size, passed = self.roster(namespace, room), len(raw), []
        for place, push in enumerate(roster.pushes):
            if push in BEHIND:
                passed.append(roster.sids[place])
                continue
            try:
                sent = push(raw)
            except OSError:
                sent = 0
            if sent != size:
                roster.wires[place].write(raw[sent:])
        return passed + self._send_rest(roster.rest, raw, parts, most_queued=MOST_QUEUED)

    def _send_rest(self, rest: list, raw: bytes, parts: list, most_queued: int | None = None) -> list[str]:
        sockets, by_queue, passed = self.server.eio.sockets, [], []
        for sid, line_id in rest:
            line = sockets.get(line_id)
            if line.__class__ is Line:  # it was upgraded meanwhile
                if not line.closed:
                    passed.append(sid) if most_queued and line.wire.waiting_bytes else line.wire.write(raw)
            elif line is not None and line.queue is not None:
                passed.append(sid) if most_queued and line.queue.qsize() > most_queued else by_queue.append(line_id)
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


def _push_into_each(pushes, wires, raw: bytes) -> None:
    # What `wire.write` does for a line that is free: this loop is the price of every message of a full house.
    size = len(raw)
    for place, push in enumerate(pushes):
        try:
            sent = 0 if push in BEHIND else push(raw)
        except OSError:
            sent = 0  # `write` finds out what it is
        if sent != size:
            wires[place].write(raw[sent:])


def _but_for(roster: Roster, skipped: frozenset) -> tuple[list, list]:
    kept = [place for place, sid in enumerate(roster.sids) if sid not in skipped]
    return [roster.pushes[place] for place in kept], [roster.wires[place] for place in kept]


def _packet(part):
    return engine_packet.Packet(engine_packet.MESSAGE, part)
