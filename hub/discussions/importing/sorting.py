"""Which thread each new letter belongs to, and the order of a thread that older letters join; pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from hub.discussions.order import reseated
from hub.mail.threading import Node, Tree


@dataclass(eq=False)
class Talk:
    """A thread that letters are written into: one that is here, or (id None) one to be made.

    `answers` names posts that are here and whose question comes only now: post id -> identity of the question.
    """

    thread_id: int | None = None
    was_here: bool = False
    answers: dict[int, str] = field(default_factory=dict)


class Newcomer(NamedTuple):
    """A letter to be written: its thread, and what it answers, the nearest first."""

    identity: str
    talk: Talk
    above: tuple[str, ...]


class Row(NamedTuple):
    """A post of a thread, as its order is found from."""

    id: int
    parent_id: int | None
    posted_at: datetime
    seq: int


def newcomers(trees: Iterable[Tree], posted: Mapping[str, tuple[int, int | None]], fresh: set[str]) -> Iterator[Newcomer]:
    """The new letters of all conversations in the order to write them; `posted` has (post id, thread id or None) of the old ones."""
    for tree in trees:
        new = [node for node in tree.nodes if node.identity in fresh]
        if new:
            yield from _of_tree(tree, new, {id: posted[id] for node in tree.nodes if (id := node.identity) in posted})


def rearranged(rows: list[Row]) -> list[dict]:
    """The new number, parent and path of each post: by time, each answer after what it answers, the earliest first of all."""
    by_id = {row.id: row for row in rows}
    keys: dict[int, tuple] = {}
    for row in rows:
        _key(row, by_id, keys)
    ordered = sorted(rows, key=lambda row: (keys[row.id], row.posted_at, row.id))
    return reseated([(row.id, row.parent_id) for row in ordered])


def _of_tree(tree: Tree, new: list[Node], old: dict[str, tuple[int, int | None]]) -> Iterator[Newcomer]:
    parents = {node.identity: node.parent for node in tree.nodes}
    answers = _answers(tree, old)
    talks: dict[int | None, Talk] = {}
    usual = next((old[node.identity][1] for node in tree.nodes if old.get(node.identity, (0, None))[1] is not None), None)
    for node in new:
        above = tuple(_above(node.identity, parents))
        thread_id = next((old[each][1] for each in above if each in old and old[each][1] is not None), usual) if old else None
        talk = talks.setdefault(thread_id, Talk(thread_id, thread_id is not None))
        talk.answers |= {post_id: node.identity for post_id, where in answers.get(node.identity, ()) if where == thread_id}
        yield Newcomer(node.identity, talk, above)


def _answers(tree: Tree, old: Mapping[str, tuple[int, int | None]]) -> dict[str, list[tuple[int, int | None]]]:
    """For each letter the posts that are here and answer it."""
    answers: dict[str, list] = {}
    for node in tree.nodes:
        if node.identity in old and node.parent is not None:
            answers.setdefault(node.parent, []).append(old[node.identity])
    return answers


def _above(identity: str, parents: Mapping[str, str | None]) -> Iterator[str]:
    while (identity := parents[identity]) is not None:
        yield identity


def _key(row: Row, by_id: Mapping[int, Row], keys: dict[int, tuple]) -> tuple[datetime, int]:
    """When a post can be read at the earliest, which is never before what it answers, and how deep it stands there."""
    chain = []
    while row.id not in keys and row.parent_id in by_id and len(chain) <= len(by_id):
        chain.append(row)
        row = by_id[row.parent_id]
    key = keys.setdefault(row.id, (row.posted_at, 0))
    for each in reversed(chain):
        key = keys[each.id] = (max(each.posted_at, key[0]), key[1] + 1)
    return key
