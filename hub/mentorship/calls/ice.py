"""What a page is told of STUN and TURN: nothing unless the operator set it; credentials of TURN end by themselves."""

import base64
import hashlib
import hmac
import secrets
import socket

from hub.settings import Settings

LASTS_S = 6 * 60 * 60
PORTS = {"stun": 3478, "turn": 3478, "stuns": 5349, "turns": 5349}
PATIENCE_S = 2
BINDING = b"\x00\x01\x00\x00\x21\x12\xa4\x42"  # a binding request without attributes and the magic cookie (RFC 8489, 5)


def servers(settings: Settings, person_id: int, at: int) -> list[dict]:
    """The servers a page may ask for a direct line at `at` (Unix seconds), as RTCPeerConnection takes them.

    TURN credentials follow draft-uberti-behave-turn-rest-00, which coturn speaks: user "expiry:id", password the base64 of its HMAC-SHA1.
    """
    found = [{"urls": list(settings.stun_urls)}] if settings.stun_urls else []
    if settings.turn_urls:
        user = f"{at + LASTS_S}:{person_id}"
        password = base64.b64encode(hmac.new(settings.turn_secret.encode(), user.encode(), hashlib.sha1).digest()).decode()
        found.append({"urls": list(settings.turn_urls), "username": user, "credential": password})
    return found


def answers(url: str) -> bool:
    """Whether a STUN or TURN server answers: a binding request over UDP; over TCP and TLS only whether it lets itself be reached."""
    scheme, _colon, rest = url.partition(":")
    place, _mark, query = rest.partition("?")
    host, _colon, port = place.rpartition(":") if place.rpartition(":")[2].isdecimal() else (place, "", "")
    try:
        if scheme.endswith("s") or "transport=tcp" in query:
            socket.create_connection((host, int(port or PORTS[scheme])), PATIENCE_S).close()
            return True
        return _binds(host, int(port or PORTS[scheme]))
    except (OSError, ValueError):
        return False


def _binds(host: str, port: int) -> bool:
    family, kind, _protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_DGRAM)[0]
    asked = BINDING + secrets.token_bytes(12)
    with socket.socket(family, kind) as line:
        line.settimeout(PATIENCE_S)
        line.sendto(asked, address)
        return line.recv(1500)[4:20] == asked[4:]
