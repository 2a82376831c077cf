"""The voice through a real server: binary events on open WebSockets, a plain stream in chunks, a line that does not read."""

import time
import urllib.request

import pytest

from hub.live.audio.bundles import pack, unpack
from tests.cast import make_cast
from tests.live.audio.voices import noise, spoken
from tests.makers.live import live

pytestmark = pytest.mark.sqlite_only  # the served hub stands on SQLite

TAB = "a-tab-of-mine"


@pytest.fixture
def room(app, served, real_socket):
    """An open session on the served hub: (its number, the cast, the host's line)."""
    served.empty()
    with served.unit():
        cast = make_cast(access="private")
        opened = live(cast.wells, cast.facilitator).id
    host = real_socket(cast.facilitator)
    assert host.call("live:enter", {"live": opened})["ok"]
    return opened, cast, host


def _ears(line) -> list[bytes]:
    heard = []
    line.on("a", heard.append)
    return heard


def _speak(host, live_id: int, count: int) -> list:
    grant = host.call("floor:ask", {"live": live_id, "tab": TAB, "bitrate": 16000})
    bundles = spoken(noise(3 * count + 3), stream=grant["stream"], t_ms=grant["t_ms"])[:count]
    for bundle in bundles:
        host.emit("a", pack(bundle))
    return bundles


def _until(true, seconds: float = 30) -> bool:
    deadline = time.monotonic() + seconds
    while not true() and time.monotonic() < deadline:
        time.sleep(0.02)
    return true()


def test_a_voice_reaches_a_listener_and_no_outsider(room, real_socket):
    opened, cast, host = room
    member, outsider = real_socket(cast.member), real_socket(cast.outsider)
    heard, not_heard = _ears(member), _ears(outsider)
    assert member.call("live:enter", {"live": opened})["ok"]
    assert member.call("voice:listen", {"live": opened, "rung": "fast"})["ok"]
    assert not outsider.call("voice:listen", {"live": opened, "rung": "fast"})["ok"]
    said = _speak(host, opened, 12)
    assert _until(lambda: len(heard) == 12) and not_heard == []
    assert [unpack(data).packets for data in heard] == [bundle.packets for bundle in said]


def test_a_turn_ends_by_itself_when_its_line_dies(room, real_socket):
    opened, cast, host = room
    member = real_socket(cast.member)
    heard, closed = _ears(member), []
    member.on("floor:closed", closed.append)
    member.call("live:enter", {"live": opened})
    member.call("voice:listen", {"live": opened, "rung": "fast"})
    _speak(host, opened, 3)
    assert _until(lambda: len(heard) == 3)
    host.eio.disconnect(abort=True)
    assert _until(lambda: closed) and closed[0]["data"]["why"] == "line"


def test_a_plain_stream_flows_while_the_session_lives_and_ends_with_it(room, served):
    opened, cast, host = room
    asked = urllib.request.Request(f"{served.url}/live/{opened}/listen.ogg", headers={"Cookie": f"hub={served.cookie(cast.member)}"})
    with urllib.request.urlopen(asked, timeout=20) as answer:
        assert answer.headers["Transfer-Encoding"] == "chunked" and answer.headers["Content-Type"].startswith("audio/ogg")
        first = answer.read(200)
        assert first.startswith(b"OggS")
        assert host.call("live:close", {"live": opened})["ok"]
        assert answer.read() is not None
