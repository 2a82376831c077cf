"""Frames are written and read as an independent library has them; what is broken is named by its close code."""

import random

import pytest
from wsproto.connection import Connection, ConnectionType
from wsproto.events import BytesMessage, CloseConnection, Ping, TextMessage

from hub.realtime.lines import frames


def browser():
    """The other side, by wsproto."""
    return Connection(ConnectionType.CLIENT)


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65535, 65536, 100_000])
def test_what_we_write_a_browser_reads(size):
    peer = browser()
    peer.receive_data(frames.framed("ü" * size) + frames.framed(b"\7" * size) + frames.closing(1000))
    text, data = "", b""
    for event in peer.events():
        text += event.data if isinstance(event, TextMessage) else ""
        data += event.data if isinstance(event, BytesMessage) else b""
    assert (text, data) == ("ü" * size, b"\7" * size)
    assert isinstance(event, CloseConnection) and event.code == 1000


def test_what_a_browser_writes_we_read_however_it_is_cut():
    chance = random.Random(4)
    for _ in range(60):
        peer, sent, raw = browser(), [], b""
        for _ in range(chance.randrange(1, 6)):
            body = "".join(chance.choices("aé€😀 ", k=chance.randrange(0, 400)))
            sent.append((frames.TEXT, body) if chance.random() < 0.5 else (frames.BINARY, body.encode()))
            event = TextMessage(data=body) if sent[-1][0] == frames.TEXT else BytesMessage(data=body.encode())
            raw += peer.send(event)
            if chance.random() < 0.3:
                sent.append((frames.PING, b"?"))
                raw += peer.send(Ping(payload=b"?"))
        reader, heard = frames.FrameReader(65536), []
        while raw:
            cut = chance.randrange(1, 60)
            heard += reader.feed(raw[:cut])
            raw = raw[cut:]
        assert heard == sent


def test_a_message_in_parts_with_a_ping_between_comes_whole():
    peer, reader = browser(), frames.FrameReader(1000)
    raw = peer.send(TextMessage(data="one ", message_finished=False)) + peer.send(Ping(payload=b"?")) + peer.send(TextMessage(data="two"))
    assert reader.feed(raw) == [(frames.PING, b"?"), (frames.TEXT, "one two")]


@pytest.mark.parametrize(("raw", "code"), [
    (b"\x81\x01a", 1002),  # not masked
    (b"\xc1\x81\0\0\0\0a", 1002),  # a bit of an extension nobody agreed on
    (b"\x83\x81\0\0\0\0a", 1002),  # an opcode that is reserved
    (b"\x09\x80\0\0\0\0", 1002),  # a control frame in parts
    (b"\x89\xfe\0\x80\0\0\0\0", 1002),  # a control frame too long
    (b"\x80\x81\0\0\0\0a", 1002),  # goes on with nothing
    (b"\x01\x81\0\0\0\0a\x81\x81\0\0\0\0a", 1002),  # a new message inside another
    (b"\x81\x81\0\0\0\0\xff", 1007),  # text that is no UTF-8
    (b"\x81\xff" + b"\x7f" + b"\xff" * 7 + b"\0\0\0\0", 1009),  # says it is as large as the sea
    (b"\x01\xfe\x02\x00\0\0\0\0" + b"a" * 512 + b"\x80\xfe\x02\x00\0\0\0\0", 1009),  # in parts, too large together
])
def test_what_is_broken_is_refused_by_its_code(raw, code):
    with pytest.raises(frames.FrameError) as refused:
        frames.FrameReader(1000).feed(raw)
    assert refused.value.code == code


def test_noise_is_never_more_than_refused():
    chance = random.Random(7)
    for _ in range(5000):
        reader = frames.FrameReader(500)
        raw = bytearray(browser().send(TextMessage(data="hello" * chance.randrange(30))))
        for _ in range(chance.randrange(1, 4)):
            raw[chance.randrange(min(len(raw), 12))] = chance.randrange(256)
        try:
            for _, body in reader.feed(bytes(raw)):
                assert len(body) <= 500
        except frames.FrameError as error:
            assert error.code in (1002, 1007, 1009)


def test_the_answer_to_a_key_is_the_standards():
    assert frames.accept_key("dGhlIHNhbXBsZSBub25jZQ==") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="  # RFC 6455, 1.3
