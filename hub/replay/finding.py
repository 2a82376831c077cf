"""What the search index is told of what was said: captions and transcript in passages of about half a minute, each at its moment of the replay."""

from collections.abc import Iterable

from hub.communities.queries import audience_of
from hub.replay import queries
from hub.replay.models import Passage
from hub.replay.showing import Shown
from hub.search import actions as index
from hub.storage.unit import db

LONGEST_MS, LONGEST = 30_000, 400  # of a passage: time, and letters
MOST = 2_000  # passages of a session; ten hours in three languages


def passages_of(shown: Shown) -> list[tuple[int, str, str]]:
    """(ms of the replay, language, words) of what was captioned and transcribed; who said it is not among the words."""
    lines: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for one in shown.entries:
        if one["kind"] in ("caption", "transcript"):
            lines.setdefault((one["kind"], one.get("language", shown.live.language)), []).append((one["at"], one["words"]))
    return [(at, language, words) for (_kind, language), said in lines.items() for at, words in _gathered(said)][:MOST]


def make_findable(shown: Shown) -> None:
    """Let searches find what was said in a session, for whoever may read its notes; what is not said any more is found no more."""
    wanted, kept = passages_of(shown), queries.passages_in(shown.live.id)
    if [(one.at_ms, one.language, one.words) for one in kept] == wanted:
        return
    for one in kept:
        index.drop("said", one.id)
        db.delete(one)
    made = [Passage(live_id=shown.live.id, at_ms=at, language=language, words=words) for at, language, words in wanted]
    db.add_all(made)
    db.flush()
    live = shown.live
    for one in made:
        index.put(
            "said", one.id, title=live.title, body=one.words, language=one.language, path=f"/live/{live.id}/replay#t={one.at_ms // 1000}",
            audience=audience_of(live.community), community_id=live.community_id, at=live.opened_at, by_title=False,
        )


def _gathered(said: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    passages: list[tuple[int, str]] = []
    for at, words in said:
        if passages and at - passages[-1][0] < LONGEST_MS and len(passages[-1][1]) + len(words) < LONGEST:
            passages[-1] = (passages[-1][0], f"{passages[-1][1]} {words}")
        else:
            passages.append((at, words))
    return passages
