"""What somebody may do in a session, in five words, from what they are and what who moderates decided about them; pure."""

from collections.abc import Iterable

RIGHTS = ("observe", "message", "speak", "caption", "moderate")
CHANGEABLE = RIGHTS[1:]  # who may not even observe is removed
OF_ROLE = {"host": RIGHTS, "speaker": ("speak",), "scribe": ("caption",)}


def rights_of(speaks: bool, leads: bool, roles: Iterable[str] = (), given: Iterable[str] = (), taken: Iterable[str] = ()) -> frozenset[str]:
    """Some of RIGHTS. `speaks`: may speak in the community; `leads`: host or facilitator, from whom nothing can be taken.

    The twin of `rightsOf` in static/js/live/rights.js.
    """
    rights = {"observe"}
    if speaks:
        rights |= {"message", *given}.union(*(OF_ROLE.get(role, ()) for role in roles))
    if leads:
        return frozenset(rights | {"caption", "moderate"} | ({"speak"} if speaks else set()))
    return frozenset(rights - set(taken))
