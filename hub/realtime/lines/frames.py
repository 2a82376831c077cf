"""WebSocket frames (RFC 6455), the server's side: writing whole messages, reading what browsers send in pieces."""

import base64
import hashlib
import struct

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0x0, 0x1, 0x2, 0x8, 0x9, 0xA
MOST_CONTROL = 125  # bytes of a control frame's body (RFC 6455, 5.5)
NORMAL, PROTOCOL_ERROR, NOT_UTF8, TOO_BIG = 1000, 1002, 1007, 1009
GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # RFC 6455, 1.3


class FrameError(Exception):
    """The other side broke the protocol; `code` is the close code to say so with."""

    def __init__(self, code: int):
        super().__init__(code)
        self.code = code


def accept_key(key: str) -> str:
    """The `Sec-WebSocket-Accept` that answers a client's key (RFC 6455, 4.2.2)."""
    return base64.b64encode(hashlib.sha1(key.encode("latin-1") + GUID, usedforsecurity=False).digest()).decode()


def framed(message: str | bytes) -> bytes:
    """A whole message as one unmasked frame: text for str, binary for bytes."""
    if isinstance(message, str):
        return frame(TEXT, message.encode())
    return frame(BINARY, message)


def frame(opcode: int, body: bytes) -> bytes:
    """One final unmasked frame."""
    size = len(body)
    if size < 126:
        return struct.pack("!BB", 0x80 | opcode, size) + body
    if size < 65536:
        return struct.pack("!BBH", 0x80 | opcode, 126, size) + body
    return struct.pack("!BBQ", 0x80 | opcode, 127, size) + body


def closing(code: int) -> bytes:
    """A close frame with its code."""
    return frame(CLOSE, struct.pack("!H", code))


class FrameReader:
    """Bytes in, whole messages out; at most `most` bytes a message."""

    __slots__ = ("_held", "_kind", "_parts", "_size", "most")

    def __init__(self, most: int):
        self.most = most
        self._held = b""
        self._kind = 0
        self._parts: list[bytes] | None = None
        self._size = 0

    def feed(self, data: bytes) -> list[tuple[int, str | bytes]]:
        """The messages complete by now, as (opcode, text or bytes); FrameError on a broken or too large one."""
        held = self._held + data if self._held else data
        at, found = 0, []
        while (one := self._one(held, at)) is not None:
            final, opcode, body, at = one
            if (message := self._message(final, opcode, body)) is not None:
                found.append(message)
        self._held = held[at:]
        return found

    def _one(self, held: bytes, at: int) -> tuple[bool, int, bytes, int] | None:
        """The frame that begins at `at`, if it is all there: (final, opcode, body, where the next begins)."""
        if len(held) - at < 2:
            return None
        first, second = held[at], held[at + 1]
        opcode, size, head = first & 0x0F, second & 0x7F, 6
        if first & 0x70 or not second & 0x80 or not (opcode <= BINARY or CLOSE <= opcode <= PONG):
            raise FrameError(PROTOCOL_ERROR)  # extensions were not agreed on, clients must mask, other opcodes are reserved
        if opcode >= CLOSE and (size > MOST_CONTROL or not first & 0x80):
            raise FrameError(PROTOCOL_ERROR)
        if size > MOST_CONTROL:
            width, head = (2, 8) if size == 126 else (8, 14)
            if len(held) - at < 2 + width:
                return None
            size = int.from_bytes(held[at + 2:at + 2 + width], "big")
        if size + self._size > self.most:
            raise FrameError(TOO_BIG)
        end = at + head + size
        if len(held) < end:
            return None
        return bool(first & 0x80), opcode, unmasked(held[at + head:end], held[at + head - 4:at + head]), end

    def _message(self, final: bool, opcode: int, body: bytes) -> tuple[int, str | bytes] | None:
        """What a frame completes: a message, a control frame, or nothing yet."""
        if opcode >= CLOSE:
            return opcode, body
        if (opcode == CONTINUATION) == (self._parts is None):
            raise FrameError(PROTOCOL_ERROR)
        if self._parts is None:
            if final:
                return opcode, _body(opcode, body)
            self._kind, self._parts = opcode, []
        self._parts.append(body)
        self._size += len(body)
        if not final:
            return None
        whole, self._parts, self._size = b"".join(self._parts), None, 0
        return self._kind, _body(self._kind, whole)


def unmasked(body: bytes, mask: bytes) -> bytes:
    """A client's body with its four-byte mask taken off."""
    if not body:
        return body
    size = len(body)
    key = int.from_bytes((mask * (size // 4 + 1))[:size], "little")
    return (int.from_bytes(body, "little") ^ key).to_bytes(size, "little")


def _body(opcode: int, body: bytes) -> str | bytes:
    if opcode == BINARY:
        return body
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise FrameError(NOT_UTF8) from error
