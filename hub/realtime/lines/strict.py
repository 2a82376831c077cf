"""What of Socket.IO's packets is read from a client: what pages send, and nothing else; whoever sends anything else loses the line."""

import logging

from socketio import packet

log = logging.getLogger(__name__)

RESERVED = ("connect", "disconnect", "*")  # said by the server to itself
BROKEN = (ValueError, TypeError, LookupError, RecursionError, AttributeError)


class Unreadable(ValueError):
    """A packet that no page of ours sends."""


class StrictPacket(packet.Packet):
    """As Socket.IO's; one attachment at most, since who announces a thousand million may send them all before anybody acts."""

    def decode(self, encoded_packet) -> int:
        """Read a packet; the number of attachments that follow it, 0 or 1. Unreadable for anything else."""
        try:
            count = super().decode(encoded_packet)
        except BROKEN as error:
            raise Unreadable(str(error)[:200]) from None
        if self.packet_type in (packet.EVENT, packet.BINARY_EVENT):
            named = isinstance(self.data, list) and self.data and isinstance(self.data[0], str)
            if not named or self.data[0] in RESERVED:
                raise Unreadable("an event without a name of its own")
        if count != (self.packet_type == packet.BINARY_EVENT) or self.packet_type not in (packet.CONNECT, packet.DISCONNECT, packet.EVENT, packet.BINARY_EVENT):
            raise Unreadable(f"a packet of kind {self.packet_type} with {count} attachments")
        return count

    def add_attachment(self, attachment) -> bool:
        """Take the bytes that were announced."""
        try:
            if isinstance(attachment, bytes):
                return super().add_attachment(attachment)
        except BROKEN:
            pass
        raise Unreadable("an attachment that was not announced so")


def guard(server) -> None:
    """Cut lines that send what cannot be read, instead of writing a fault into the log for each."""
    engine, hear = server.eio, server.eio.handlers["message"]

    def heard(line: str, data):
        try:
            if not data or line not in server.environ:
                raise Unreadable("nothing, or a word after goodbye")
            return hear(line, data)
        except Unreadable as error:
            log.info("a packet that cannot be read: %s", error)
            server._binary_packet.pop(line, None)
            engine.disconnect(line)

    engine.handlers["message"] = heard
