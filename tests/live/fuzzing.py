"""Frames that lie, made from a seed, and somebody who sends them over a real WebSocket: used by the suite for hundreds, by the benchmark for 20,000."""

import contextlib
import json
import random
import re
import socket
import string

import websocket

from hub.live.audio.bundles import END, REPAIR, START, TEXT_FOLLOWS, pack
from hub.realtime.commands import COMMANDS
from tests.live.audio.voices import noise, spoken

HEAD = '451-["a",{"_placeholder":true,"num":0}]'
NAMES = ("__proto__", "constructor", "toString", "connect", "disconnect", "message", "*", "", "a", "aq", "a.no", "floor:opened", "live:ente\u0000r", "x" * 3000)
SCALARS = (None, True, False, 0, -1, 1, 2**31, 2**63, -2**70, 1.5, 1e308, "", "x", "\u0000", "\ud800", "\u202e", "' or 1=1 --", "<script>", "9" * 4000, [], {}, [[]], {"": 0})
ASKED = re.compile(r"42([0-9]+)\[")
HARSH = 0.06  # of the frames: those for which a line may be cut
PATIENCE = 20  # seconds for an answer on a busy machine


def deep(depth: int) -> str:
    """JSON of lists in lists."""
    return "[" * depth + "]" * depth


class Frames:
    """One frame after another: Socket.IO messages as lists of text and bytes. The same seed gives the same frames."""

    def __init__(self, seed: int, live: int, stream: int):
        self.rng, self.live, self.stream, self.number = random.Random(seed), live, stream, 0
        self.packets = noise(24, seed=seed)

    def next(self) -> tuple[list, bool]:
        """The next frame, and whether it may cost the line."""
        harsh = self.rng.random() < HARSH
        kinds = (self._no_name, self._huge, self._packet, self._attachment) if harsh else (
            self._command, self._command, self._command, self._invented, self._arity, self._bundle, self._bundle, self._report)
        return self.rng.choice(kinds)(), harsh

    def _value(self):
        one = self.rng.choice(SCALARS)
        return {"__proto__": one, "live": self.live} if self.rng.random() < 0.1 else one

    def _said(self, *parts) -> list:
        self.number += 1
        return [f"42{self.number}{json.dumps(parts)}"]

    def _command(self) -> list:
        name = self.rng.choice(sorted(COMMANDS))
        values = {field: self._value() for field in COMMANDS[name].schema if self.rng.random() < 0.8}
        # What closes, opens or leaves is left to those who may; here nobody may, or leaving would end the trial.
        if name != "live:leave" and self.rng.random() < 0.7:
            values["live"] = self.live
        return self._said(name, values)

    def _invented(self) -> list:
        name = self.rng.choice((*NAMES, "".join(self.rng.choices(string.printable, k=self.rng.randint(1, 40)))))
        return self._said(name, self._value())

    def _no_name(self) -> list:
        return self._said(self.rng.choice(SCALARS[:11] + SCALARS[19:]), {"live": self.live})

    def _arity(self) -> list:
        name = self.rng.choice((*sorted(COMMANDS), "a", "aq"))
        return self._said(*([name] + [self._value() for _ in range(self.rng.choice((0, 2, 3, 40)))]))

    def _huge(self) -> list:
        self.number += 1
        body = self.rng.choice((deep(30), deep(5_000), deep(30_000), json.dumps("x" * 60_000), "9" * 5_000, "1e999", "NaN", "-Infinity", '"\\ud800\\udc00\\ud800"', "{" * 400))
        return [f'42{self.number}["{self.rng.choice(("chat:say", "aq", "notes:write", "a", "none"))}",{body}]']

    def _packet(self) -> list:
        return [self.rng.choice((
            "4", "", "5", "6", "9", "2probe", "3", "42", "42[]", "42{}", '42"x"', "42null", "42[", '42["chat:say"', "43[]", "435[1]", "43", "44{}", "40", "40{",
            '42/other,["live:enter",{}]', "40/other,", "41/other,", '429999999999999999999["live:me",{}]', "45", "45-", "45x-[]", "46", "47", "4é", "48[]",
        ))]

    def _attachment(self) -> list:
        bundle = self._lying(self._sound())
        return self.rng.choice((
            ['451-["a",{"_placeholder":true,"num":5}]', bundle], ['450-["a"]'], ['452-["a",{"_placeholder":true,"num":0}]', bundle, bundle],
            ['4599-["a",{"_placeholder":true,"num":0}]', bundle], ['451000000-["a",{"_placeholder":true,"num":0}]', bundle], ["45-5-[]", bundle], [bundle],
            [HEAD, '42["live:me",{}]'], ['451-["chat:say",{"_placeholder":true,"num":0}]', bundle], ['451-["aq",{"_placeholder":true,"num":-1}]', bundle],
            [HEAD, bytes(self.rng.randrange(60_000))],
        ))

    def _report(self) -> list:
        fields = {name: self._value() for name in ("live", "stream", "seq", "buf_ms", "late", "lost")} | {"live": self.live}
        return [f"42{json.dumps(['aq', self.rng.choice((fields, fields, self._value()))])}"]

    def _bundle(self) -> list:
        return [HEAD, self._lying(self._sound())]

    def _sound(self) -> bytes:
        flags = self.rng.choice((0, START, END, REPAIR, TEXT_FOLLOWS, 15))
        one = spoken(self.packets, stream=self.rng.choice((self.stream, 1, 2, 0xFFFF, 0)), t_ms=self.rng.choice((0, 5_000, 2**31)))[self.rng.randrange(8)]
        return pack(one._replace(flags=flags, seq=self.rng.choice((one.seq, 0, 2**32 - 30, 2**20))))

    def _lying(self, data: bytes) -> bytes:
        """The bundle as it is, or with a byte of its head or lengths changed, cut or lengthened."""
        made = bytearray(data)
        kind = self.rng.randrange(6)
        if kind in (1, 2):
            made[self.rng.randrange(18)] = self.rng.randrange(256)
        elif kind == 3:
            del made[self.rng.randrange(len(made)):]
        elif kind == 4:
            made += bytes(self.rng.randrange(1, 5_000))
        elif kind == 5:
            made = bytearray(self.rng.randbytes(self.rng.randrange(0, 400)))
        return bytes(made)


class Liar:
    """Somebody on one line who sends frames and counts what comes back."""

    def __init__(self, url: str, cookie: str, live: int, enters: bool = True, source: str = "127.0.0.1"):
        self.live, self.answers, self.refusals, self.heard, self.open, self.asked_for = live, {}, 0, [], True, []
        self.waits = False  # in vain, for an answer
        address = url.replace("http", "ws", 1) + "/socket.io/?EIO=4&transport=websocket"
        line = socket.create_connection(("127.0.0.1", int(url.rpartition(":")[2])), source_address=(source, 0), timeout=PATIENCE)
        self.ws = websocket.create_connection(address, socket=line, cookie=f"hub={cookie}", origin=url, timeout=PATIENCE)
        self.ws.recv()
        self.ws.send("40")
        self.ws.recv()
        if enters:
            self.asked("live:enter", last_seq=0)

    def asked(self, command: str, **values) -> dict | None:
        """The answer to a command, None where the line was cut; whatever comes before is counted."""
        number = f"77{len(self.answers):07}"
        self.send([f"42{number}{json.dumps([command, {'live': self.live, **values}])}"])
        while self.open and number not in self.answers:
            self._hear()
        return self.answers.get(number)

    def send(self, frame: list) -> None:
        """Send the messages of a frame."""
        if isinstance(frame[0], str) and (asked := ASKED.match(frame[0])):
            self.asked_for.append(asked[1])
        with self._while_open():
            for message in frame:
                if isinstance(message, bytes):
                    self.ws.send_binary(message)
                else:
                    self.ws.send(message)

    def hear_all(self) -> None:
        """Hear until every question is answered: each is carried out in a task of its own, the short before the long."""
        while self.open and set(self.asked_for) - set(self.answers):
            self._hear()

    def close(self) -> None:
        """Hang up without a word."""
        self.open = False
        with contextlib.suppress(Exception):
            self.ws.sock.close()

    def _hear(self) -> None:
        with self._while_open():
            said = self.ws.recv()
            if said == "2":
                self.ws.send("3")
            elif said in ("", "1", "41"):
                self.close()
            elif isinstance(said, bytes):
                self.heard.append(said)
            elif said.startswith("43") and "[" in said:
                number, _, answer = said[2:].partition("[")
                self.answers[number] = json.loads("[" + answer)[0] if answer != "]" else {}
            elif said.startswith('42["a.no"'):
                self.refusals += 1
            elif said.startswith(("42[", "45")):
                self.heard.append(said)

    @contextlib.contextmanager
    def _while_open(self):
        try:
            yield
        except websocket.WebSocketTimeoutException:
            self.waits = True
            self.close()
        except (OSError, websocket.WebSocketException):
            self.close()


def lie(liar: Liar, frames: Frames, count: int) -> int:
    """Send so many frames, or until the line is cut; how many were sent. Whoever still has a line was answered whatever they asked."""
    for sent in range(1, count + 1):
        frame, harsh = frames.next()
        liar.send(frame)
        if harsh or sent == count:
            liar.asked("live:me")
        if not liar.open:
            return sent
    liar.hear_all()
    assert not liar.waits, f"no answer to {sorted(set(liar.asked_for) - set(liar.answers))}"
    return count
