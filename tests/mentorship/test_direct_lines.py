"""STUN and TURN are told to pages only where the operator set them, with credentials that end by themselves."""

import base64
import hashlib
import hmac
import socket
import threading

import pytest

from hub import settings as reading
from hub.mentorship.calls import ice

SECRET = "a-secret-of-the-turn-server"


def _settings(tmp_path, **given):
    return reading.from_environment({"HUB_INSTANCE": str(tmp_path), **given})


def test_by_default_no_server_of_anybody_is_named(tmp_path):
    assert ice.servers(_settings(tmp_path), 7, 1_800_000_000) == []


def test_credentials_of_turn_are_those_coturn_makes(tmp_path):
    given = {"HUB_STUN_URLS": "stun:a.example.org", "HUB_TURN_URLS": "turn:a.example.org:3478, turns:b.example.org", "HUB_TURN_SECRET": SECRET}
    stun, turn = ice.servers(_settings(tmp_path, **given), 7, 1_800_000_000)
    assert stun == {"urls": ["stun:a.example.org"]} and turn["urls"] == ["turn:a.example.org:3478", "turns:b.example.org"]
    assert turn["username"] == f"{1_800_000_000 + 6 * 3600}:7"
    assert base64.b64decode(turn["credential"]) == hmac.digest(SECRET.encode(), turn["username"].encode(), hashlib.sha1)


@pytest.mark.parametrize("given", [
    {"HUB_STUN_URLS": "stun.example.org"}, {"HUB_STUN_URLS": "turn:a.example.org"}, {"HUB_TURN_URLS": "https://a.example.org", "HUB_TURN_SECRET": SECRET},
    {"HUB_TURN_URLS": "turn:a.example.org"},
])
def test_a_wrong_address_or_a_missing_secret_stops_the_start(tmp_path, given):
    with pytest.raises(reading.WrongSetting) as refused:
        _settings(tmp_path, **given)
    assert "HUB_" in str(refused.value) and SECRET not in str(refused.value)


def test_the_doctor_asks_whether_they_answer():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))
        port = server.getsockname()[1]

        def answer():
            asked, whom = server.recvfrom(1500)
            server.sendto(b"\x01\x01\x00\x00" + asked[4:20], whom)

        threading.Thread(target=answer, daemon=True).start()
        assert ice.answers(f"stun:127.0.0.1:{port}")
    assert not ice.answers(f"stun:127.0.0.1:{port}") and not ice.answers("turn:no-such-host.invalid") and not ice.answers(f"turns:127.0.0.1:{port}")
