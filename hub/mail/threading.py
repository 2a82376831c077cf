"""Puts letters into conversations by their references, then by subject and time.

After the idea of Jamie Zawinski's message threading (https://www.jwz.org/doc/threading.html), simpler: only letters that
exist get a place; what is missing between them only says that they belong together.
"""
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from hub.mail.parsing import Letter
from hub.mail.subjects import telling

REPLY_WITHIN = timedelta(days=90)  # "Re: pumps" answers a conversation silent for no longer
SAME_WITHIN = timedelta(days=14)  # "pumps" again belongs to the conversation begun so recently
SKEW = timedelta(days=1)  # clocks differ: an answer may seem to be older than its question
MOST_TOPICS = 8  # a missing letter "answered" under more subjects is no letter but a program's mistake

_START = datetime(1970, 1, 1, tzinfo=UTC)


class Meta(NamedTuple):
    """What threading needs of one letter: little enough to hold a hundred thousand."""

    identity: str
    message_id: str | None
    parents: tuple[str, ...]  # ids this letter refers to, the nearest last
    topic: str
    is_reply: bool
    date: datetime | None


class Node(NamedTuple):
    """One letter's place: how is root, reference (its headers say so) or subject (supposed)."""

    identity: str
    parent: str | None
    how: str


@dataclass(frozen=True, slots=True)
class Tree:
    """One conversation: its topic, and its letters by date with every parent before its answers; the first is the root."""

    topic: str
    nodes: tuple[Node, ...]


def meta(letter: Letter) -> Meta:
    """The part of a letter that threading needs."""
    answered = (letter.in_reply_to,) if letter.in_reply_to and letter.in_reply_to not in letter.references else ()
    return Meta(letter.identity, letter.message_id, letter.references + answered, letter.thread_subject, letter.is_reply, letter.date)


def threads(letters: Iterable[Meta]) -> list[Tree]:
    """The conversations of these letters, oldest first; each identity once, the same for the same letters every time."""
    known = _dated(letters)
    places = {letter.message_id: place for place, letter in reversed(list(enumerate(known))) if letter.message_id}
    groups = _Groups(len(known))
    parents = _parents(known, places, groups)
    _break_circles(parents)
    how = ["root" if parent is None else "reference" for parent in parents]
    _adopt(known, parents, how, groups)
    _join_subjects(known, parents, how)
    return _trees(known, parents, how)


def _dated(letters: Iterable[Meta]) -> list[Meta]:
    """The letters once each, by date; a letter without a date stands beside the one before it in the archive."""
    last, seen, dated = _START, set(), []
    for letter in letters:
        if letter.identity in seen:
            continue
        seen.add(letter.identity)
        last = letter.date or last
        dated.append(letter if letter.date else letter._replace(date=last))
    return sorted(dated, key=lambda letter: (letter.date, letter.identity))


class _Groups:
    """Which letters belong together (a disjoint-set forest); missing letters get numbers after the known ones."""

    def __init__(self, size: int):
        self.above = list(range(size))

    def new(self) -> int:
        """A number for a letter that is missing."""
        self.above.append(len(self.above))
        return self.above[-1]

    def of(self, one: int) -> int:
        """The number all letters of one group share: the lowest."""
        while self.above[one] != one:
            self.above[one] = self.above[self.above[one]]
            one = self.above[one]
        return one

    def join(self, one: int, other: int) -> None:
        """Makes one group of two."""
        low, high = sorted((self.of(one), self.of(other)))
        self.above[high] = low


def _parents(known: list[Meta], places: dict[str, int], groups: _Groups) -> list[int | None]:
    """For each letter the nearest letter it refers to that exists; joins groups through missing ones too."""
    mistaken, beyond = _mistaken(known, places), _beyond(known, places)
    missing, parents = {}, []
    for place, letter in enumerate(known):
        named = [each for each in letter.parents if each != letter.message_id and each not in mistaken]
        for each in named:
            if each not in places and each not in missing:
                missing[each] = groups.new()
            groups.join(place, places.get(each, missing.get(each, place)))
        parents.append(_nearest(place, named, places, beyond))
    return parents


def _nearest(place: int, named: list[str], places: dict[str, int], beyond: dict[str, str]) -> int | None:
    for each in reversed(named):
        if places.get(each, place) != place:
            return places[each]
    step = named[-1] if named else None
    for _ in range(50):  # longer gaps end at the root of the group all the same
        step = beyond.get(step)
        if step is None:
            return None
        if places.get(step, place) != place:
            return places[step]
    return None


def _mistaken(known: list[Meta], places: dict[str, int]) -> set[str]:
    """Missing ids under which too many different subjects refer: an address or a constant instead of an id."""
    topics: dict[str, set[str]] = {}
    for letter in known:
        for each in letter.parents[-1:]:
            if each not in places and len(under := topics.setdefault(each, set())) <= MOST_TOPICS:
                under.add(letter.topic)
    return {each for each, under in topics.items() if len(under) > MOST_TOPICS}


def _beyond(known: list[Meta], places: dict[str, int]) -> dict[str, str]:
    """For each missing letter the one it answered, as other letters' references tell."""
    beyond: dict[str, str] = {}
    for letter in known:
        for upper, lower in zip(letter.parents, letter.parents[1:], strict=False):
            if lower not in places and upper != lower:
                beyond.setdefault(lower, upper)
    return beyond


def _break_circles(parents: list[int | None]) -> None:
    """Makes the oldest letter of each circle of references a root."""
    state = [0] * len(parents)
    for start in range(len(parents)):
        path, at = [], start
        while at is not None and not state[at]:
            state[at] = 1
            path.append(at)
            at = parents[at]
        if at is not None and state[at] == 1:
            parents[min(path[path.index(at) :])] = None
        for each in path:
            state[each] = 2


def _adopt(known: list[Meta], parents: list[int | None], how: list[str], groups: _Groups) -> None:
    """Letters whose common ancestor is missing answer the oldest letter of their group."""
    oldest: dict[int, int] = {}
    for place in range(len(known)):
        if parents[place] is None:
            root = oldest.setdefault(groups.of(place), place)
            if root != place:
                parents[place], how[place] = root, "reference"


@dataclass(slots=True)
class _Talk:
    """A conversation as the joining by subject sees it."""

    root: int
    begun: datetime
    latest: datetime


def _join_subjects(known: list[Meta], parents: list[int | None], how: list[str]) -> None:
    """Roots join an earlier conversation of the same subject; answers seem a day younger, to forgive wrong clocks."""
    latest = _latest(known, parents)
    roots = [place for place, parent in enumerate(parents) if parent is None and telling(known[place].topic)]
    roots.sort(key=lambda place: (known[place].date + SKEW * known[place].is_reply, known[place].identity))
    talks: dict[str, _Talk] = {}
    for place in roots:
        letter, talk = known[place], talks.get(known[place].topic)
        if talk and _continues(letter, talk):
            parents[place], how[place] = talk.root, "subject"
            talk.latest = max(talk.latest, latest[place])
        else:
            talks[letter.topic] = _Talk(place, letter.date, latest[place])


def _continues(letter: Meta, talk: _Talk) -> bool:
    if letter.is_reply:
        return letter.date - talk.latest <= REPLY_WITHIN
    return letter.date - talk.begun <= SAME_WITHIN


def _latest(known: list[Meta], parents: list[int | None]) -> list[datetime]:
    """For each root the date of the last letter of its conversation."""
    latest = [letter.date for letter in known]
    roots = _roots(parents)
    for place, letter in enumerate(known):
        latest[roots[place]] = max(latest[roots[place]], letter.date)
    return latest


def _roots(parents: list[int | None]) -> list[int]:
    """The root of each letter, each chain walked once."""
    roots: list[int | None] = [place if parent is None else None for place, parent in enumerate(parents)]
    for place in range(len(parents)):
        path, at = [], place
        while roots[at] is None:
            path.append(at)
            at = parents[at]
        for each in path:
            roots[each] = roots[at]
    return roots


def _trees(known: list[Meta], parents: list[int | None], how: list[str]) -> list[Tree]:
    """The conversations by the date of their root, letters by date but never before their parent."""
    members: dict[int, list[int]] = {}
    for place, root in enumerate(_roots(parents)):
        members.setdefault(root, []).append(place)
    return [_tree(known, parents, how, root, members[root]) for root in sorted(members)]


def _tree(known: list[Meta], parents: list[int | None], how: list[str], root: int, members: list[int]) -> Tree:
    answers: dict[int, list[int]] = {}
    for place in members:
        if parents[place] is not None:
            answers.setdefault(parents[place], []).append(place)
    order, waiting = {root: (root, 0)}, [root]
    while waiting:
        parent = waiting.pop()
        for place in answers.get(parent, ()):
            order[place] = (max(place, order[parent][0]), order[parent][1] + 1)
            waiting.append(place)
    places = sorted(members, key=lambda place: (*order[place], place))
    nodes = (Node(known[p].identity, None if parents[p] is None else known[parents[p]].identity, how[p]) for p in places)
    return Tree(known[root].topic, tuple(nodes))
