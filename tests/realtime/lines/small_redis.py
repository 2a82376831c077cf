"""A very small Redis (RESP2): SET NX EX, GET, DEL, EXPIRE, INCRBY on a clock that a test moves."""

import socketserver
import threading


class SmallRedis:
    """`url`; `now` in seconds, moved by the test; `is_away` drops every line."""

    def __init__(self):
        self.kept, self.ends, self.now, self.is_away = {}, {}, 0.0, False
        small = self

        class Line(socketserver.StreamRequestHandler):
            def handle(self):
                while not small.is_away and (words := _read(self.rfile)):
                    self.wfile.write(small.answer(words))

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Line)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        self.url = f"redis://127.0.0.1:{self._server.server_address[1]}/0"

    def answer(self, words: list[str]) -> bytes:
        """What Redis says to a command."""
        name, *rest = words
        key = rest[0] if rest else ""
        if self.ends.get(key, self.now + 1) <= self.now:
            self.kept.pop(key, None)
            self.ends.pop(key, None)
        return getattr(self, f"_{name.lower()}", lambda *_rest: b"-ERR unknown command\r\n")(*rest)

    def end(self) -> None:
        """No more of it."""
        self._server.shutdown()
        self._server.server_close()

    def _set(self, key, value, *how) -> bytes:
        if "NX" in how and key in self.kept:
            return b"$-1\r\n"
        self.kept[key] = value
        self.ends[key] = self.now + int(how[how.index("EX") + 1])
        return b"+OK\r\n"

    def _get(self, key) -> bytes:
        value = self.kept.get(key)
        return b"$-1\r\n" if value is None else f"${len(value)}\r\n{value}\r\n".encode()

    def _del(self, key) -> bytes:
        return f":{int(self.kept.pop(key, None) is not None)}\r\n".encode()

    def _expire(self, key, seconds) -> bytes:
        self.ends[key] = self.now + int(seconds)
        return b":1\r\n"

    def _incrby(self, key, more) -> bytes:
        self.kept[key] = str(int(self.kept.get(key, 0)) + int(more))
        return f":{self.kept[key]}\r\n".encode()


def _read(lines) -> list[str]:
    """A command as clients send it: an array of strings."""
    head = lines.readline()
    words = []
    for _ in range(int(head[1:]) if head else 0):
        size = int(lines.readline()[1:])
        words.append(lines.read(size + 2)[:size].decode())
    return words
