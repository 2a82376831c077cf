"""Which rooms a socket is in, kept beside which sockets are in a room, and who of a room has a line of their own."""

from typing import NamedTuple

from socketio.manager import Manager

from hub.realtime.lines.line import Line


class Roster(NamedTuple):
    """Who is in a room: for those with a line of their own what pushes bytes into it, its wire and the socket, side by side; (socket, line id) of the rest.

    Side by side, as a broadcast then touches nothing but what it writes to: looking at each line costs a fifth of a plain `send()`.
    """

    pushes: tuple
    wires: tuple
    sids: tuple
    rest: list


class Places(Manager):
    """Socket.IO's own manager, but leaving costs what the socket was in, not all rooms there are (two for each socket of a full house)."""

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self._places: dict[tuple[str, str], dict] = {}  # (namespace, socket): its rooms in the order of entering; None is the whole namespace
        self._rosters: dict[tuple[str, str], Roster] = {}

    def basic_enter_room(self, sid, namespace, room, eio_sid=None):
        """Put a socket into a room."""
        super().basic_enter_room(sid, namespace, room, eio_sid)
        self._rosters.pop((namespace, room), None)
        self._places.setdefault((namespace, sid), {})[room] = None

    def basic_leave_room(self, sid, namespace, room):
        """Take a socket out of a room, if it is there."""
        super().basic_leave_room(sid, namespace, room)
        self._rosters.pop((namespace, room), None)
        places = self._places.get((namespace, sid), {})
        places.pop(room, None)
        if not places:
            self._places.pop((namespace, sid), None)

    def roster(self, namespace, room) -> Roster:
        """Who is in a room now. The rest is asked again for each message, as some of it gets a line; kept until somebody enters or leaves."""
        if kept := self._rosters.get((namespace, room)):
            return kept
        sockets, lines, rest = self.server.eio.sockets, [], []
        for sid, line_id in self.get_participants(namespace, room) if namespace in self.rooms else ():
            line = sockets.get(line_id)
            lines.append((line.wire.push, line.wire, sid)) if line.__class__ is Line else rest.append((sid, line_id))
        found = self._rosters[namespace, room] = Roster(*(zip(*lines, strict=True) if lines else ((), (), ())), rest)
        return found

    def get_rooms(self, sid, namespace) -> list:
        """The rooms a socket is in."""
        return [room for room in self._places.get((namespace, sid), ()) if room is not None]

    def basic_disconnect(self, sid, namespace, **_options):
        """Take a socket out of everything."""
        for room in list(self._places.get((namespace, sid), ())):
            self.basic_leave_room(sid, namespace, room)
        self.callbacks.pop(sid, None)
        for pending in (self.pending_connect, self.pending_disconnect):
            if sid in pending.get(namespace, ()):
                pending[namespace].remove(sid)
                if not pending[namespace]:
                    del pending[namespace]
