"""What a page is told of STUN and TURN: nothing unless the operator set it; credentials of TURN end by themselves."""

import base64
import hashlib
import hmac

from hub.settings import Settings

LASTS_S = 6 * 60 * 60


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
