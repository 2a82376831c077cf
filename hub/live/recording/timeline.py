"""Session time and the time of a recording, which leaves pauses out: anchors [[recording ms, session ms], …], rising, each valid up to the next."""

from bisect import bisect_right

Anchors = list[list[int]]


def heard_at(anchors: Anchors, session_ms: float) -> float:
    """Where in the recording a moment of the session is heard; for a moment that was left out, where the sound goes on."""
    at = bisect_right(anchors, session_ms, key=lambda anchor: anchor[1]) - 1
    if at < 0:
        return 0
    ms = anchors[at][0] + session_ms - anchors[at][1]
    return min(ms, anchors[at + 1][0]) if at + 1 < len(anchors) else ms


def said_at(anchors: Anchors, ms: float) -> float:
    """The session time of a moment of the recording."""
    at = max(0, bisect_right(anchors, ms, key=lambda anchor: anchor[0]) - 1)
    return anchors[at][1] + ms - anchors[at][0] if anchors else ms
