"""From what a player played, in the time of the recording, to the time of the session; and the codes under the chapters of an offline pack."""

import hashlib
import hmac

from hub.attendance.ranges import Ranges, merged
from hub.live.recording.timeline import Anchors
from hub.mail.delivery import signing_keys

LETTERS = "ACDEFHJKLMNPRTUVWXY3479"  # none is taken for another when read aloud or written down
CODE_LENGTH = 5
FASTEST = 2  # times as fast as it was said
SLACK_MS = 30_000  # a report comes a moment after what it tells


def as_said(anchors: Anchors, ranges: Ranges, whole_ms: int) -> Ranges:
    """Ranges of a recording as ranges of its session; what lies outside the recording is left out."""
    found = []
    for begin, end in merged(ranges):
        for (at, meant), after in zip(anchors, [*(one[0] for one in anchors[1:]), whole_ms], strict=False):
            low, high = max(begin, at, 0), min(end, after, whole_ms)
            if low < high:
                found.append([meant + low - at, meant + high - at])
    return merged(found)


def code_of(uid: str, chapter: int) -> str:
    """The code that an offline pack shows when a chapter (counted from 1) of the session with that uid was played to its end."""
    return _code(signing_keys()[-1], uid, chapter)


def chapters_of_codes(uid: str, codes: set[str], count: int) -> dict[str, int]:
    """Code -> chapter, of those codes that belong to one of so many chapters; packs made under an older key still count."""
    known = {_code(key, uid, chapter): chapter for key in signing_keys() for chapter in range(1, count + 1)}
    return {code: known[code] for code in codes & known.keys()}


def _code(key: str, uid: str, chapter: int) -> str:
    digest = hmac.new(key.encode(), f"pack:{uid}:{chapter}".encode(), hashlib.sha256).digest()
    return "".join(LETTERS[byte % len(LETTERS)] for byte in digest[:CODE_LENGTH])


def most_new(elapsed_s: float) -> int:
    """How many milliseconds can have been heard in so many seconds."""
    return int(max(0, elapsed_s) * 1000 * FASTEST) + SLACK_MS
