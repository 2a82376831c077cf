"""Fast lines carry what Socket.IO's own would: in order, nothing lost, doubled or mixed, whatever the peer does."""

import contextlib
import threading
import time

import pytest
from wsproto.connection import Connection, ConnectionType
from wsproto.events import BytesMessage

from tests.realtime.lines.peers import masked

EVERY_WAY = [("websocket",), ("polling",), ("polling", "websocket")]


def numbers(heard) -> list[int]:
    """What `many` sent, as numbers."""
    return [one if isinstance(one, int) else int.from_bytes(one[:4], "big") for one in heard]


def read_away(line) -> bool:
    """Read until nothing more comes for a moment."""
    with contextlib.suppress(TimeoutError):
        while line.recv(65536):
            pass
    return True


def test_everybody_hears_everything_in_order_by_every_way(lines):
    clients = [lines.client(way) for way in EVERY_WAY]
    for one in clients:
        one.call("join", "all")
    for turn in range(1, 5):
        clients[0].call("many", ("all", 8))
        lines.until(lambda: len(clients[1].heard) == 8 * turn)  # noqa: B023 - asked at once; a poll takes sixteen packets
    lines.until(lambda: all(len(one.heard) == 32 for one in clients))
    assert all(numbers(one.heard) == list(range(8)) * 4 for one in clients)


def test_only_the_room_hears_and_who_is_skipped_does_not(lines):
    inside, speaker, outside = (lines.client() for _ in range(3))
    inside.call("join", "in")
    speaker.call("join", "in")
    speaker.emit("say", ("in", "hello", True))
    lines.until(lambda: inside.heard)
    inside.call("join", "in")
    assert (inside.heard, speaker.heard, outside.heard) == (["hello"], [], [])
    inside.emit("leave", "in")
    inside.call("join", "elsewhere")
    speaker.emit("say", ("in", "still?"))
    lines.until(lambda: speaker.heard)
    assert (inside.heard, speaker.heard) == (["hello"], ["still?"])


def test_whoever_upgrades_meanwhile_loses_nothing(lines):
    speaker = lines.client()
    comers, stop = [], threading.Event()

    def talk():
        while not stop.is_set():
            speaker.call("many", ("up", 4))

    talking = threading.Thread(target=talk)
    talking.start()
    for _ in range(6):
        one = lines.client(("polling", "websocket"))
        one.call("join", "up")
        comers.append(one)
    stop.set()
    talking.join()
    speaker.call("many", ("up", 2))
    lines.until(lambda: all(numbers(one.heard)[-2:] == [0, 1] for one in comers))
    for one in comers:
        told = "".join(map(str, numbers(one.heard)))
        assert told.lstrip("123").replace("0123", "") in ("01", ""), told


def test_who_never_reads_is_cut_and_holds_nobody_up(lines):
    stuck, speaker = lines.raw(), lines.client()
    stuck.sendall(masked('42["join","slow"]'))
    speaker.call("join", "slow")
    most = turns = 0
    before = lines.now()["left"]
    while lines.now()["left"] == before and turns < 400:
        speaker.call("many", ("slow", 20))
        most, turns = max(most, lines.now()["waiting"]), turns + 1
    assert lines.now()["left"] == before + 1 and most <= 64 * 1024
    lines.until(lambda: len(speaker.heard) == turns * 20)


def test_sound_passes_over_who_does_not_read_keeps_little_and_comes_back_when_they_do(lines):
    stuck, speaker, turns, passed = lines.raw(takes=8_192), lines.client(), 0, []
    stuck.sendall(masked('420["join","sound"]'))
    lines.read_until(stuck, b"430[")
    while not passed and turns < 2_000:
        passed, turns = passed + speaker.call("sound", ("sound", 10)), turns + 1
    assert len(speaker.call("sound", ("sound", 50))) == 50 and 0 < lines.now()["waiting"] <= 2 * 1_100
    stuck.settimeout(0.2)
    lines.until(lambda: read_away(stuck) and lines.now()["waiting"] == 0)
    assert speaker.call("sound", ("sound", 1)) == []
    assert b'"said"' in stuck.recv(65536)


def test_sound_reaches_who_reads_beside_one_who_does_not(lines):
    stuck, speaker, good, passed = lines.raw(takes=8_192), lines.client(), lines.client(), []
    stuck.sendall(masked('420["join","sound"]'))
    lines.read_until(stuck, b"430[")
    good.call("join", "sound")
    for _ in range(300):
        passed += speaker.call("sound", ("sound", 1))
    missed = passed.count(good.get_sid())  # where the machine is busy, it may not have read in time
    lines.until(lambda: len(good.heard) == 300 - missed)
    assert len(passed) - missed > 100 > missed, (len(passed), missed)


def test_a_piece_at_a_time_arrives_whole(lines):
    slow, speaker = lines.raw(), lines.client()
    slow.sendall(masked('420["join","bits"]'))
    lines.read_until(slow, b"430[")
    speaker.call("many", ("bits", 200))
    heard = b""
    while heard.count(b'["said"') < 200:
        heard += slow.recv(7)
    for number in range(0, 200, 2):
        assert number.to_bytes(4, "big") * 50 in heard


def test_one_large_answer_is_taken_at_the_readers_pace(lines):
    slow = lines.raw()
    slow.sendall(masked('420["large",400000]'))
    slow.sendall(masked('421["join","r"]'))
    time.sleep(0.3)
    heard = lines.read_until(slow, b"431[")
    assert heard.count(b"x") == 400_000


def test_a_flood_is_cut_while_it_is_read(lines):
    flood, good = lines.raw(), lines.client()
    before = lines.now()["left"]
    with contextlib.suppress(OSError):
        flood.sendall(masked('42["join","r"]') * 1000)
    lines.until(lambda: lines.now()["left"] == before + 1)
    assert good.call("join", "r") == "ok"


@pytest.mark.parametrize(("raw", "is_cut"), [
    (b"\x81\x01a", True), (b"\x81\xfe\xff\xff\0\0\0\0", True), (b"\xff" * 40, True), ("", True),
    ("9", False), ("nonsense", True), ("4nonsense", False), ('42["no such"]', False),
], ids=str)
def test_whoever_breaks_the_protocol_is_cut_alone(lines, raw, is_cut):
    bad, good = lines.raw(), lines.client()
    before = lines.now()["left"]
    bad.sendall(raw if isinstance(raw, bytes) else masked(raw))
    if is_cut:
        lines.until(lambda: lines.now()["left"] == before + 1)
    assert good.call("join", "good") == "ok"
    assert lines.now()["sockets"] == (1 if is_cut else 2)
    bad.close()
    lines.until(lambda: lines.now()["left"] == before + 1)


@pytest.mark.parametrize("how", ["close", "reset"])
def test_who_goes_is_gone_at_once(lines, how):
    one = lines.raw()
    before = lines.now()
    if how == "reset":
        one.setsockopt(1, 13, b"\1\0\0\0\0\0\0\0")  # SO_LINGER 0: the line is torn, not ended
    one.close()
    lines.until(lambda: lines.now()["left"] == before["left"] + 1 and lines.now()["sockets"] == before["sockets"] - 1)


def test_who_answers_no_ping_is_let_go(impatient):
    silent = impatient.raw()
    assert b"\x81\x012" in impatient.read_until(silent, b"\x81\x012")  # the ping
    impatient.until(lambda: impatient.now()["left"] == 1, seconds=25)


def test_a_quick_event_is_heard_with_words_and_with_bytes_in_its_order(lines):
    one = lines.client()
    before = one.call("quickly")
    for payload in ("a", b"12345", "b", b"123", b"1"):
        one.emit("q", payload)
    assert one.call("quickly")[len(before):] == ["a", 5, "b", 3, 1]


def test_who_announces_bytes_and_sends_words_is_cut_but_a_sign_of_life_may_come_between(lines):
    bad, good = lines.raw(), lines.client()
    before, heard = lines.now()["left"], len(good.call("quickly"))
    bad.sendall(masked('451-["q",{"_placeholder":true,"num":0}]') + masked("3") + Connection(ConnectionType.CLIENT).send(BytesMessage(data=b"12")))
    lines.until(lambda: good.call("quickly")[heard:] == [2])
    bad.sendall(masked('451-["q",{"_placeholder":true,"num":0}]') + masked('42["q","instead"]'))
    lines.until(lambda: lines.now()["left"] == before + 1)
    assert good.call("quickly")[heard:] == [2]
