"""The order of raised hands: rooms and remote people take turns, who has not spoken yet comes before who has; pure, each place with its reason."""

FIRST, TURNS, NEW, REMOTE, CALLED = "first", "turns", "new", "remote", "called"
ROOM, AWAY = "room", "away"


def in_order(hands: list[dict], last: str = "", remote_first: bool = False) -> list[tuple[dict, str]]:
    """(hand, why it stands there) for each hand of a room's state; `last`: whether a "room" or somebody "away" was called last.

    Why: called (has the word), first (raised earliest), turns (a room's or a remote person's turn), new (spoke less often), remote (remote people first).
    The twin of static/js/live/fairness.js.
    """
    placed = [(hand, CALLED) for hand in hands if hand["called"]]
    waiting = sorted((hand for hand in hands if not hand["called"]), key=lambda hand: hand["seq"])
    while waiting:
        hand = _next(waiting, last, remote_first)
        placed.append((hand, _why(hand, waiting, remote_first)))
        waiting.remove(hand)
        last = side(hand)
    return placed


def side(hand: dict) -> str:
    """Whether a hand is that of a room of people, or of somebody away from all rooms."""
    return ROOM if hand.get("site") else AWAY


def _next(waiting: list[dict], last: str, remote_first: bool) -> dict:
    if remote_first and (remote := [hand for hand in waiting if side(hand) == AWAY]):
        return min(remote, key=_spoken)
    fewest = min(hand.get("turns", 0) for hand in waiting)
    equal = [hand for hand in waiting if hand.get("turns", 0) == fewest]
    return next((hand for hand in equal if last and side(hand) != last), equal[0])


def _spoken(hand: dict) -> tuple:
    return hand.get("turns", 0), hand["seq"]


def _why(hand: dict, waiting: list[dict], remote_first: bool) -> str:
    before = [one for one in waiting if one["seq"] < hand["seq"]]
    if not before:
        return FIRST
    if remote_first and side(hand) == AWAY and any(side(one) == ROOM for one in before):
        return REMOTE
    if any(one.get("turns", 0) == hand.get("turns", 0) for one in before):
        return TURNS
    return NEW
