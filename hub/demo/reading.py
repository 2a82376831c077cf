"""Reading the story's files: people and places as TOML, talk as Markdown with a line before each entry.

An entry begins with `== who when what`, where `what` is empty for a post, or one word with an argument ("edit:3").
Further signs on that line: `>3` answers the third post, `*amina,priya` are thanked by these, `mail` came by mail, `file:x.csv`.
"""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path

from hub.demo.moments import moment

CONTENT = Path(__file__).parent / "content"
_HEAD = re.compile(r"^== (?P<who>\w+) (?P<when>-\d+d \d\d:\d\d|[+-]\w+)(?P<signs>.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Entry:
    """One thing somebody does at a moment; `does` is 'post' or a verb, `to` its argument."""

    who: str
    at: datetime
    text: str
    does: str = "post"
    to: str = ""
    answers: int = 0
    thanked_by: tuple[str, ...] = ()
    by_mail: bool = False
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scene:
    """One file of talk: its title, its facts ("lang: fr") and its entries in order."""

    place: str
    title: str
    facts: dict = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()


@cache
def told(name: str) -> dict:
    """A TOML file of the content."""
    return tomllib.loads((CONTENT / name).read_text(encoding="utf-8"))


def scenes(folder: str, opening: datetime) -> list[Scene]:
    """Every scene of a folder; the name of a file begins with its community's."""
    return [_scene(path, opening) for path in sorted((CONTENT / folder).glob("*.md"))]


def _scene(path: Path, opening: datetime) -> Scene:
    text = path.read_text(encoding="utf-8")
    heads = list(_HEAD.finditer(text))
    title, *lines = text[: heads[0].start()].strip().split("\n")
    facts = dict(line.split(": ", 1) for line in lines if line)
    entries, before = [], moment(facts["begins"], opening) if "begins" in facts else None
    for head, after in zip(heads, [*heads[1:], None], strict=True):
        body = text[head.end() : after.start() if after else len(text)].strip("\n")
        entries.append(_entry(head, body, opening, before))
        before = entries[-1].at
    return Scene(re.split(r"-\d", path.stem)[0], title.removeprefix("# "), facts, tuple(entries))


def _entry(head: re.Match, body: str, opening: datetime, before: datetime | None) -> Entry:
    signs = {}
    for sign in head["signs"].split():
        signs |= _sign(sign)
    return Entry(head["who"], moment(head["when"], opening, before), body, **signs)


def _sign(sign: str) -> dict:
    if sign[0] == ">":
        return {"answers": int(sign[1:])}
    if sign[0] == "*":
        return {"thanked_by": tuple(sign[1:].split(","))}
    if sign == "mail":
        return {"by_mail": True}
    does, _colon, to = sign.partition(":")
    return {"files": tuple(to.split(","))} if does == "file" else {"does": does, "to": to}
