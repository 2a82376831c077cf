"""Whoever puts another's id, or nonsense, into an address or a command gets the answer of what does not exist, and changes nothing."""

import itertools
import re
from urllib.parse import quote

import pytest
from werkzeug.routing import AnyConverter, IntegerConverter

from hub import limits, tables
from hub.communities.models import Invitation
from hub.realtime.commands import COMMANDS
from hub.realtime.schemas import Number
from hub.storage.unit import db, unit_of_work
from tests.canaries.keeping import kept_world
from tests.canaries.test_sweep import CHANGING
from tests.canaries.walker import IN_SHORT, KINDS, _said
from tests.makers import mentorship as pairs
from tests.serving import Visitor

UNKNOWN = 10**9
STRANGE = ("-1", "0", "99999999999999999999999", "1.5", "1e3", "0x1", "٩٩٩٩٩٩٩٩٩", "[1]", "1,2", "%00", "%27", "null", "..%2f1", "x" * 3000)
TESTED_ELSEWHERE = {"asset", "static", "favicon"}
OF_THINGS = {"live": "live", "thread_id": "threads", "pair": "mentoring", "id": "live"}  # what the numbers of commands name
OWN_PAPER = "/me/drafts/<place>"  # whatever one calls a draft of one's own
OWN_NOTES = {"attempts", "job_runs", "sign_ins", "drafts"}  # of the one who asks


@pytest.fixture
def world(app, run_jobs, frozen, database, _databases):
    """The world of the canaries, after its jobs; `left` has gone."""
    return kept_world(_databases, database, run_jobs)


def _closed(world) -> dict[str, list]:
    """By kind, things the outsider may not know of: of others, private, drafts, withdrawn, hidden."""
    ids = world.ids
    return {
        "threads": ids["threads"][1:], "posts": ids["posts"][3:], "live": [*ids["live"][2:4], ids["live"][-1]], "library": ids["library"][1:],
        "files": ids["files"], "mentoring": ids["mentoring"], "reports": ids["reports"], "slug": ids["slug"][1:],
        "handle": [one for one in ids["handle"] if one in ("unconfirmed", "waiting", "shy")],
    }


def _doors(app):
    """(rule, method, name of the part that says whose it is, its kind) of every address that names a thing."""
    for rule in app.url_map.iter_rules():
        named = [name for name, converter in rule._converters.items() if not isinstance(converter, AnyConverter)]
        if named and rule.endpoint not in TESTED_ELSEWHERE:
            kind = named[0] if named[0] in ("slug", "handle") else next((KINDS[part] for part in rule.rule.split("/") if part in KINDS), "")
            for method in sorted(rule.methods & {"GET", "POST"}):
                yield rule, method, named[0], kind


def _address(rule, **parts) -> str:
    filled = {}
    for name, converter in rule._converters.items():
        number = isinstance(converter, IntegerConverter)
        filled[name] = sorted(converter.items)[0] if isinstance(converter, AnyConverter) else 1 if number else "nothing"
    return rule.build(filled | parts)[1]


def _verdict(visitor, method: str, address: str) -> tuple:
    page = _asked(visitor, method, address)
    text = CHANGING.sub("", page.html).replace(address, "ADDRESS").replace(quote(address, safe=""), "ADDRESS")
    return page.status, page.location.replace(address, "ADDRESS").replace(quote(address, safe=""), "ADDRESS"), text


def _asked(visitor, method: str, address: str, **options):
    for _again in range(2):
        page = visitor.get(address, **options) if method == "GET" else visitor.send(address, {}, **options)
        if page.status != 429:
            break
        limits.forget_all()
        with unit_of_work():
            db.execute(tables.load().tables["attempts"].delete())
    return page


def _rows() -> dict:
    with unit_of_work(write=False):
        return {table.name: sorted(map(repr, db.execute(table.select()))) for table in tables.load().sorted_tables if table.name not in OWN_NOTES}


def _changed_since(before: dict) -> list[str]:
    return [name for name, rows in _rows().items() if rows != before[name]]


@pytest.mark.sqlite_only  # who may see what is decided in Python; numbers no column can hold are tried on both, below
@pytest.mark.parametrize("who", ["", "left"])
def test_what_is_not_ones_own_is_as_if_it_were_not_there(app, world, who, queries):
    """The same answer, in the same time: as many statements are made for both, which unlike a clock tells the same on every machine."""
    visitor, closed, wrong, before, asked = Visitor(app, world.people.get(who)), _closed(world), {}, _rows(), 0
    for rule, method, name, kind in _doors(app):
        unknown = UNKNOWN if kind not in ("slug", "handle") else "nobody-has-this"
        if kind not in closed:
            continue
        with queries() as for_none:
            answer = _verdict(visitor, method, _address(rule, **{name: unknown}))
        for id in closed[kind] if who else closed[kind][:1]:
            asked += 1
            with queries() as for_anothers:
                got = _verdict(visitor, method, _address(rule, **{name: id}))
            if got != answer or len(for_anothers) != len(for_none):
                wrong[method, _address(rule, **{name: id})] = (got[:2], len(for_anothers), answer[:2], len(for_none))
    assert wrong == {} and asked > (150 if who else 60) and _changed_since(before) == []


def test_nonsense_for_an_id_is_nothing_anybody_has(app, world):
    visitor, wrong, before = Visitor(app, world.people["outsider"]), {}, _rows()
    strange_ones = itertools.cycle(STRANGE)
    for rule, method, name, _kind in _doors(app):
        address = _address(rule, **{name: 7_654_321} if isinstance(rule._converters[name], IntegerConverter) else {name: "THE-ID"})
        for strange in itertools.islice(strange_ones, 3):  # each way at a dozen doors or more
            status = _asked(visitor, method, re.sub(r"7654321|THE-ID", strange.replace("\\", ""), address, count=1), headers=IN_SHORT).status
            if status >= 500 or (method == "POST" and status in (200, 201, 204) and rule.rule != OWN_PAPER):
                wrong[method, rule.rule, strange[:20]] = status
    assert wrong == {} and _changed_since(before) == []


@pytest.mark.sqlite_only  # as above
def test_a_part_of_anothers_thing_is_as_if_it_were_not_there(app, world):
    with unit_of_work():
        pair = pairs.pair(world.people["author"], world.people["insider"])
        others = {"goal_id": pairs.goal(pair), "meeting_id": pairs.meeting(pair), "step_id": pairs.step(pair), "note_id": pairs.message(pair)}
        others = {part: row.id for part, row in others.items()} | {"handle": "insider", "file": world.ids["files"][0]}
        others["id"] = db.query(Invitation).filter_by(community_id=world.ids["den"][0]).first().id
    wrong, asked = {}, 0
    for rule, method, name, kind in _doors(app):
        rest = [one for one in rule._converters if one != name and one in others]
        if not rest or kind not in ("slug", "mentoring"):
            continue
        visitor, own = (Visitor(app, world.people["foreign"]), "wells") if kind == "slug" else (Visitor(app, world.people["mentor"]), world.ids["mentoring"][0])
        for part in rest:
            unknown = UNKNOWN if isinstance(rule._converters[part], IntegerConverter) else "nobody-has-this"
            verdicts = [_verdict(visitor, method, _address(rule, **{name: own, part: value})) for value in (others[part], unknown)]
            asked += 1
            if verdicts[0] != verdicts[1] or verdicts[0][0] != 404:
                wrong[method, rule.rule, part] = [verdict[:2] for verdict in verdicts]
    assert wrong == {} and asked > 10


def test_commands_answer_for_anothers_id_as_for_none(app, world):
    line, closed, wrong, before = Visitor(app, world.people["outsider"]).socket(), _closed(world), {}, _rows()
    strange = (-1, 0, 2**63, 10**30, 1.5, "1", "x", [], [1], {}, {"id": 1}, None, True, "\x00")
    for name, asked in COMMANDS.items():
        numbers = [key for key, kind in asked.schema.items() if isinstance(kind, Number) and key in OF_THINGS]
        values = {key: _said(key, kind, UNKNOWN) for key, kind in asked.schema.items()}
        for key in numbers:
            limits.forget_all()
            answer = line.ask(name, **values)
            for id in closed[OF_THINGS.get(key, "live")]:
                if (got := line.ask(name, **values | {key: id})) != answer or got["ok"]:
                    wrong[name, id] = got
        for key, value in itertools.product(asked.schema, strange):
            limits.forget_all()
            got = line.ask(name, **values | {key: value})
            if got["ok"] or got["error"] not in ("invalid", "not_found", "too_many", "forbidden"):
                wrong[name, key, repr(value)] = got
    assert wrong == {} and line.connected and _changed_since(before) == []
