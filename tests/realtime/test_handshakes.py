"""The handshake of a socket with the served hub: only our own pages may open one, under our own name."""

import http.client
import re
import time

import pytest
import socketio

from hub.realtime import channels
from hub.realtime.announcing import announce, hang_up
from tests.makers import person

POLLING, WEBSOCKET = "/socket.io/?EIO=4&transport=polling", "/socket.io/?EIO=4&transport=websocket"
UPGRADE = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="}


def _ask(served, path: str, **headers) -> tuple[int, str, dict]:
    line = http.client.HTTPConnection("127.0.0.1", served.port, timeout=10)
    line.putrequest("GET", path, skip_host="Host" in headers)
    for name, value in headers.items():
        line.putheader(name, value)
    line.endheaders()
    answer = line.getresponse()
    said = "" if answer.status == 101 else answer.read().decode(errors="replace")
    line.close()
    return answer.status, said, dict(answer.getheaders())


def _foreign(served) -> list[str]:
    port = served.port
    return [
        "https://evil.example", "null", f"http://127.0.0.1.evil.example:{port}", f"http://evil.127.0.0.1:{port}", f"http://127.0.0.1:{port + 1}",
        f"https://127.0.0.1:{port}", "http://127.0.0.1", f"http://good@evil.example:{port}", f"http://127.0.0.1:{port}.evil.example", "file://",
    ]


def test_our_own_page_may_open_a_socket(served):
    assert _ask(served, POLLING, Origin=served.url)[0] == 200
    assert _ask(served, WEBSOCKET, Origin=served.url, **UPGRADE)[0] == 101


@pytest.mark.parametrize("number", range(10))
@pytest.mark.parametrize("path, headers", [(POLLING, {}), (WEBSOCKET, UPGRADE)], ids=["polling", "websocket"])
def test_a_foreign_page_may_not(served, number, path, headers):
    status, said, _ = _ask(served, path, Origin=_foreign(served)[number], **headers)
    assert status == 400 and "sid" not in said


@pytest.mark.parametrize("site, status", [("cross-site", 400), ("same-site", 400), ("same-origin", 200), ("none", 200)])
def test_a_page_that_does_not_say_its_origin_is_known_by_what_its_browser_says(served, site, status):
    assert _ask(served, POLLING, **{"Sec-Fetch-Site": site})[0] == status


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "127.0.0.1@evil.example", "[::2]", "", "a" * 300])
@pytest.mark.parametrize("path", [POLLING, "/", "/favicon.ico"])
def test_the_hub_answers_to_no_other_name(served, host, path):
    assert _ask(served, path, Host=host)[0] == 400


@pytest.mark.parametrize("path, headers", [(POLLING, {}), (WEBSOCKET, UPGRADE)], ids=["polling", "websocket"])
def test_a_cookie_alone_opens_no_line(served, path, headers):
    with served.unit():
        amina = person("Amina")
    cookie = {"Cookie": f"hub={served.cookie(amina)}"}
    assert _ask(served, path, **headers, **cookie, Origin=served.url)[0] in (101, 200)
    status, said, _ = _ask(served, path, **headers, **cookie)
    assert status == 400 and "X-CSRFToken" in said and "sid" not in said


def test_without_an_origin_the_token_of_a_page_of_ones_own_is_asked_for(served):
    with served.unit():
        amina, moussa = person("Amina"), person("Moussa")
    hers, of_another = (_page_of(served, served.cookie(one)) for one in (amina, moussa))
    right = hers["X-CSRFToken"]
    assert [_said_to(served, hers["Cookie"], token) for token in (right, "x", of_another["X-CSRFToken"], right + "x")] == ["40", "44", "44", "44"]


def _said_to(served, cookie: str, token: str) -> str:
    """How Socket.IO answers a program that says no Origin: 40 welcome, 44 refused."""
    import websocket

    line = websocket.create_connection(
        served.url.replace("http", "ws") + WEBSOCKET, cookie=cookie, header={"X-CSRFToken": token}, suppress_origin=True, timeout=10,
    )
    try:
        line.recv()
        line.send("40")
        return line.recv()[:2]
    finally:
        line.shutdown()


def test_a_page_that_has_only_long_polling_hears_its_news(served, browser):
    """Its own GET says no Origin, its token says whose page it is."""
    with served.unit():
        amina = person("Amina")
    page = browser.page(amina)
    page.add_init_script("window.WebSocket = class { constructor() { setTimeout(() => this.onerror({})); } close() {} }")
    page.goto("/communities/")
    with page.expect_response(lambda answer: "sid=" in answer.url and "transport=polling" in answer.url and answer.ok):
        page.evaluate("import(document.querySelector('script[src*=\"/js/page\"]').src.replace('page.js', 'news.js'))")
    _wait(lambda: _told(served, amina, page))
    assert page.locator("[data-bell] .count").text_content() == "3"


def _told(served, whom, page) -> bool:
    with served.unit():
        announce(channels.of_person(whom.id), "notices:counted", {"count": 3})
    page.wait_for_timeout(100)
    return page.locator("[data-bell] .count").text_content() == "3"


def _page_of(served, cookie: str) -> dict:
    """What a program that has read a page with this cookie can show of it: the cookie as it is then, and the page's token."""
    status, said, headers = _ask(served, "/communities/", Cookie=f"hub={cookie}")
    assert status == 200
    return {"Cookie": headers["Set-Cookie"].partition(";")[0], "X-CSRFToken": re.search('name="csrf-token" content="([^"]+)"', said)[1]}


def test_jsonp_is_not_offered(served):
    status, said, _ = _ask(served, POLLING + "&j=0", Origin=served.url)
    assert status == 400 and "___eio" not in said


def test_compression_of_sockets_is_not_offered(served):
    _, _, headers = _ask(served, WEBSOCKET, Origin=served.url, **UPGRADE, **{"Sec-WebSocket-Extensions": "permessage-deflate"})
    assert "Sec-WebSocket-Extensions" not in headers


def test_a_visitor_gets_no_socket(served):
    line = socketio.Client(reconnection=False)
    with pytest.raises(socketio.exceptions.ConnectionError):
        line.connect(served.url, transports=["websocket"], wait_timeout=5)
    assert not line.connected


def test_news_from_another_process_reaches_open_pages(served, real_socket):
    """The worker and the shell pass their news through the web process's local door."""
    with served.unit():
        amina, moussa = person("Amina"), person("Moussa")
    heard, unheard = [], []
    real_socket(amina).on("probe:fact", heard.append)
    real_socket(moussa).on("probe:fact", unheard.append)
    with served.unit():
        announce(channels.of_person(amina.id), "probe:fact", {"words": "Habari — مرحبا"})
    _wait(lambda: heard)
    assert heard == [{"words": "Habari — مرحبا"}] and unheard == []


def test_a_hanging_up_from_another_process_reaches_the_socket(served, real_socket):
    with served.unit():
        amina, moussa = person("Amina"), person("Moussa")
    hers, his = real_socket(amina), real_socket(moussa)
    with served.unit():
        hang_up(channels.of_person(amina.id))
    _wait(lambda: not hers.connected)
    assert not hers.connected and his.connected


def test_who_does_not_heed_the_goodbye_loses_the_line(served):
    import websocket

    with served.unit():
        amina = person("Amina")
    stubborn = websocket.create_connection(
        served.url.replace("http", "ws") + WEBSOCKET, cookie=f"hub={served.cookie(amina)}", origin=served.url, timeout=10, enable_multithread=False,
    )
    line = stubborn.sock
    stubborn.recv()
    stubborn.send("40")
    assert stubborn.recv().startswith("40")
    with served.unit():
        hang_up(channels.of_person(amina.id))
    heard = [stubborn.recv() for _ in range(3)]
    line.close()
    assert heard[0] == "41" and heard[-1] == ""  # goodbye, and then the end of the line


def test_who_floods_is_cut_within_seconds_and_others_are_answered(served, real_socket):
    import websocket

    served.empty()  # so that there is no session to ask for
    with served.unit():
        loud, quiet = person("Loud"), person("Quiet")
    flood = websocket.create_connection(served.url.replace("http", "ws") + WEBSOCKET, cookie=f"hub={served.cookie(loud)}", origin=served.url, timeout=10)
    line, other = flood.sock, real_socket(quiet)
    flood.send("40")
    with pytest.raises((OSError, websocket.WebSocketException)):
        for _ in range(100_000):
            flood.send('42["live:missed",{"live":1,"after":0}]')
    line.close()
    assert other.call("live:missed", {"live": 1, "after": 0}, timeout=30)["error"] == "not_found" and "Invalid" not in served.said()


def test_the_door_for_news_is_only_for_the_hubs_own_user(served):
    door = served.instance / "news.sock"
    assert door.stat().st_mode & 0o077 == 0


def test_rubbish_at_the_door_harms_nobody(served, real_socket):
    import socket

    with served.unit():
        amina = person("Amina")
    hers, heard = real_socket(amina), []
    hers.on("probe:fact", heard.append)
    for rubbish in (b"not json\n", b"[]\n", b'["a"]\n', b'{"a": 1}\n', b"\xff\xfe\n", b'["c", "f", 5]\n', b""):
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(str(served.instance / "news.sock"))
            line.sendall(rubbish)
    with served.unit():
        announce(channels.of_person(amina.id), "probe:fact", {"words": "still here"})
    _wait(lambda: heard)
    assert heard == [{"words": "still here"}] and "Traceback" not in served.said()


def _wait(until, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not until() and time.monotonic() < deadline:
        time.sleep(0.02)
