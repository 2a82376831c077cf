"""Every route and command has its row in tests/tables, and every row holds for everybody in the cast."""

import importlib
from pathlib import Path

import pytest

from hub.live import sounding
from hub.mentorship.calls import calling
from hub.realtime.commands import COMMANDS
from tests.cast import KINDS, make_cast
from tests.serving import Visitor

FOLDER = Path(__file__).resolve().parents[1] / "tables"
TABLES = {path.stem: importlib.import_module(f"tests.tables.{path.stem}") for path in sorted(FOLDER.glob("*.py")) if path.stem != "__init__"}
OF_THE_HOUSE = {"asset", "favicon", "static"}
ROUTES = [pytest.param(room, key, *_row, id=key) for room, table in TABLES.items() for key, _row in getattr(table, "ROUTES", {}).items()
          for _row in [(_row[0], _row[1] if len(_row) == 3 else {}, _row[-1])]]
ROWS = [pytest.param(room, key, *row, id=key) for room, table in TABLES.items() for key, row in getattr(table, "COMMANDS", {}).items()]


def _filled(value, scene: dict):
    if isinstance(value, str):
        return scene[value[1:-1]] if value.startswith("{") and value[1:-1] in scene else value.format(**scene) if "{" in value else value
    if isinstance(value, dict):
        return {name: _filled(one, scene) for name, one in value.items()}
    return value


def _set_up(databases, kind: str, room: str):
    """The cast and the scene of a room's table in a database that holds nothing else."""
    sounding.forget()  # the rows begin anew, so does the memory
    calling.forget()
    return databases.kept(kind, f"table of {room}", lambda: _make(TABLES[room]))


def _make(table):
    cast = make_cast(**getattr(table, "COMMUNITY", {}))
    return cast, table.scene(cast) if hasattr(table, "scene") else {}


@pytest.mark.sqlite_only
@pytest.mark.parametrize("room, key, path, values, expected", ROUTES)
def test_a_route_answers_each_as_the_table_says(settings, app, room, key, path, values, expected, _databases):
    method, answers, changed = key.rpartition(" ")[2], {}, True
    for kind in KINDS:
        if changed:
            cast, scene = _set_up(_databases, "sqlite", room)
        visitor = Visitor(app, None if kind == "visitor" else getattr(cast, kind))
        address = _filled(path, scene)
        answers[kind] = (visitor.get(address) if method == "GET" else visitor.send(address, _filled(values, scene), method)).status
        changed = method != "GET" and answers[kind] not in (403, 404)  # neither reading nor being refused changes anything
    assert answers == dict(zip(KINDS, expected, strict=True))


@pytest.mark.sqlite_only
@pytest.mark.parametrize("room, key, values, expected", ROWS)
def test_a_command_answers_each_as_the_table_says(settings, app, room, key, values, expected, _databases):
    answers, changed = {"visitor": "-"}, True
    for kind in KINDS[1:]:
        if changed:
            cast, scene = _set_up(_databases, "sqlite", room)
        line = Visitor(app, getattr(cast, kind)).socket()
        heard = line.ask(key, **_filled(values, scene))
        answers[kind] = "ok" if heard["ok"] else heard["error"]
        changed = answers[kind] not in ("forbidden", "not_found")
        line.close()
    assert answers == dict(zip(KINDS, expected, strict=True))


def test_every_route_has_its_row(app):
    methods = {"GET", "POST", "PUT", "PATCH", "DELETE"}
    doors = {f"{rule.endpoint} {method}" for rule in app.url_map.iter_rules() for method in rule.methods & methods if rule.endpoint not in OF_THE_HOUSE}
    rows = {key for table in TABLES.values() for key in getattr(table, "ROUTES", {})}
    assert sorted(doors - rows) == [], "these doors have no row in tests/tables"
    assert sorted(rows - doors) == [], "these rows have no door"


def test_every_command_has_its_row(app):
    rows = {key for table in TABLES.values() for key in getattr(table, "COMMANDS", {})}
    assert sorted(set(COMMANDS) ^ rows) == []
