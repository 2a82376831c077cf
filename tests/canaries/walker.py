"""Walking every door of the hub as somebody: every address with every id there is, every command, every way of asking."""

import itertools
import json

from werkzeug.routing import AnyConverter, IntegerConverter

from hub.realtime.commands import COMMANDS
from hub.realtime.schemas import Choice, ClientKey, Flag, Number, Text
from hub.storage.model import Base
from hub.storage.unit import db
from tests.serving import Visitor

# Under which ids a number in an address stands, by the first part of the address; anything new is tried with all there are.
KINDS = {"threads": "threads", "posts": "posts", "live": "live", "library": "library", "files": "files", "mentoring": "mentoring", "reports": "reports", "outbox": "letters",
         "matching": "matching"}
# Two addresses of three are refused. The page that says so is the same for all (test_other_ids compares it), so only its words are asked for.
IN_SHORT = {"Accept": "application/json"}
STRANGE = (0, 99999999999999999999)
# Whose ids a further number in an address is; any other is tried with the first two (of pages, chapters, versions).
ROWS = {"deck": "slides_decks", "poll_id": "live_polls", "site_id": "sites", "run_id": "matching_runs", "part_id": "matching_participants",
        "talk_id": "matching_talks"}
QUESTIONS = ("quibblestone", "quibblest", "quibblestome", "quibble stone")
SEARCHES = [f"/search?q={q.replace(' ', '+')}{kind}" for q in QUESTIONS for kind in ("", "&kind=post", "&kind=person", "&kind=notes")]
LISTS = [
    *SEARCHES, "/communities/?q=quibblestone", "/library/?q=quibblestone", "/communities/wells/library?q=quibblestone", "/admin/people?q=quibblestone",
    "/mentoring/mentors?skill=quibblestone", "/mentoring/mentors?q=quibblestone", "/communities/wells/members?q=quibblestone", "/.git/config", "/console",
]


def addresses(app, ids: dict[str, list], strange: bool = False) -> list[str]:
    """Every GET rule of the app with every value the world knows for its parts, and on demand with strange ones."""
    built = []
    for rule in app.url_map.iter_rules():
        if "GET" in rule.methods and rule.endpoint not in ("asset", "static", "favicon"):
            names = list(rule._converters)
            values = [[*_values(rule, name, rule._converters[name], ids), *_strange(rule, strange)] for name in names]
            built += [rule.build(dict(zip(names, chosen, strict=True)))[1] for chosen in itertools.product(*values)]
    return [*dict.fromkeys(built), *LISTS]


def _values(rule, name: str, converter, ids: dict[str, list]) -> list:
    if isinstance(converter, AnyConverter):
        return sorted(converter.items)
    if name in ids:
        return ids[name]
    if isinstance(converter, IntegerConverter):
        if name != next(one for one, kind in rule._converters.items() if isinstance(kind, IntegerConverter)):
            return [1, 2]
        kind = next((KINDS[part] for part in rule.rule.split("/") if part in KINDS), "")
        return list(ids.get(kind, range(1, 8)))
    return ["nothing"]


def _strange(rule, wanted: bool) -> tuple:
    return STRANGE if wanted and [*rule._converters] == ["id"] else ()


def further() -> dict[str, list]:
    """The ids there are for the further numbers of addresses; needs a unit of work."""
    tables = Base.metadata.tables
    return {name: found for name, table in ROWS.items() if (found := list(db.scalars(tables[table].select().with_only_columns(tables[table].c.id))))}


def heard_at(visitor: Visitor, path: str) -> str:
    """All that comes back from an address: status, headers, body, and where it sends on; a refusal in short."""
    with visitor.client.get(path, headers=IN_SHORT) as answer:
        return f"{answer.status}\n{answer.headers}\n{_body(answer).decode(errors='replace')}"


def _body(answer) -> bytes:
    """The whole body, or the beginning of one that has no end (a voice)."""
    endless = answer.mimetype == "audio/ogg" and "Content-Length" not in answer.headers
    return next(answer.iter_encoded(), b"") if endless else answer.get_data()


def commands(ids: dict[str, list]):
    """Every command with every id of the world in every number it takes: (name, values)."""
    for name, declared in COMMANDS.items():
        kinds = ("mentoring",) if "pair" in declared.schema else ("live", "threads")
        for number in (*(id for kind in kinds for id in ids.get(kind, ())), 10**15):
            yield name, {key: _said(key, kind, number) for key, kind in declared.schema.items()}


def _said(key: str, kind, number: int):
    if isinstance(kind, Number):
        return number if kind.least == 1 and key in ("live", "thread_id", "pair", "id") else min(max(1, kind.least), kind.most)
    if isinstance(kind, Choice):
        return kind.words[0]
    return {Text: "hello\n", ClientKey: "a-client-key", Flag: True}[type(kind)]


def heard_by_socket(line, name: str, values: dict) -> str:
    """The acknowledgement of a command and everything else that arrived with it."""
    return json.dumps([line.ask(name, **values), line.heard()], ensure_ascii=False)
