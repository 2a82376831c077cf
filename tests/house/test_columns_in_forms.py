"""Whatever column a person names in a form or a command, only what the form is for changes: compared with the same form without."""

import re
import secrets
from datetime import UTC, datetime
from functools import cache

import pytest
import time_machine
from sqlalchemy import Boolean, Integer, text

from hub import limits, tables
from hub.storage.unit import db, unit_of_work
from tests.cast import KINDS
from tests.house.test_every_door_is_in_a_table import TABLES, _filled, _set_up
from tests.serving import Visitor

pytestmark = pytest.mark.sqlite_only
ALWAYS_NEW = {("people", "password_hash")}  # salted
NOW = datetime.now(UTC)
MOMENT = re.compile(r'"t_ms": ?-?\d+')  # of a session's own clock, which goes on
LIMITS = {"attempts", "job_runs"}
READ_JSON = {"accounts.keep_draft POST"}  # its text alone


def _columns() -> dict[str, str]:
    named = {}
    for table in tables.load().sorted_tables:
        for column in table.columns:
            kind = column.type
            is_time = getattr(kind, "python_type", str) is datetime
            named[column.key] = "1" if isinstance(kind, Integer | Boolean) else "2001-01-01T00:00:00" if is_time else "facilitator"
    return named


def _dump() -> dict:
    with unit_of_work(write=False):
        connection = db.connection()
        return {name: MOMENT.sub("", repr(connection.exec_driver_sql(select).fetchall())) for name, select in _selects().items()}


@cache
def _selects() -> dict[str, str]:
    """Table -> all its rows as the file holds them: nothing need be read from JSON or as a time to be compared."""
    return {table.name: f'select {", ".join(_column(table.name, column.name) for column in table.columns)} from "{table.name}"'
            for table in tables.load().sorted_tables if table.name not in LIMITS}


def _column(table: str, name: str) -> str:
    return f'"{name}" > \'\'' if (table, name) in ALWAYS_NEW else f'"{name}"'


def _steady(monkeypatch) -> None:
    counted = iter(range(10**6))
    monkeypatch.setattr(secrets, "token_bytes", lambda size=32: next(counted).to_bytes(size or 32))


def _own(app, endpoint: str, values: dict) -> set[str]:
    form = getattr(app.view_functions[endpoint], "form_class", None)
    if form is None:
        return set(values)
    with app.test_request_context(), unit_of_work(write=False):
        return {*values, *form()._fields}


def _after(app, databases, room: str, kind: str, act) -> tuple:
    """What somebody's act answers in a fresh scene, and every row afterwards; clock and dice are the same each time."""
    cast, scene = _set_up(databases, "sqlite", room)
    with pytest.MonkeyPatch.context() as patched, time_machine.travel(NOW, tick=False):
        _steady(patched)
        limits.forget_all()
        return act(Visitor(app, getattr(cast, kind)), scene), _dump()


@pytest.mark.parametrize("room", TABLES)
def test_no_form_writes_a_column_it_does_not_show(settings, app, room, _databases):
    extra, wrong, wrote = _columns(), {}, []
    untouched = _after(app, _databases, room, "member", lambda _visitor, _scene: None)[1]
    for key, row in getattr(TABLES[room], "ROUTES", {}).items():
        endpoint, _, method = key.partition(" ")
        if method != "POST" or 302 not in row[-1][1:]:
            continue
        who = next(kind for kind, answer in zip(KINDS[1:], row[-1][1:], strict=True) if answer == 302)
        values = row[1] if len(row) == 3 else {}
        strange = {name: value for name, value in extra.items() if name not in _own(app, endpoint, values)}
        plain, dressed = (
            _after(app, _databases, room, who, lambda visitor, scene, row=row, said=said: visitor.send(_filled(row[0], scene), _filled(said, scene)).status)
            for said in (values, strange | values))
        wrote += [key] if plain[1] != untouched else []
        if plain != dressed:
            wrong[key] = [table for table in plain[1] if plain[1][table] != dressed[1][table]] or [plain[0], dressed[0]]
    assert wrong == {} and (wrote or not any(key.endswith(" POST") for key in getattr(TABLES[room], "ROUTES", {})))


@pytest.mark.parametrize("room", [room for room, table in TABLES.items() if hasattr(table, "ROUTES")])
def test_json_is_no_way_round_a_form(settings, app, room, _databases):
    """Every form of the table in turn: sent as JSON, with its own fields and all columns, it does what nothing at all does."""
    plain, dressed = (_in_turn(app, _databases, room, as_json) for as_json in (False, True))
    wrong = {key: (status, dressed[0][key]) for key, status in plain[0].items() if dressed[0][key] != status}
    assert wrong == {} and [table for table in plain[1] if plain[1][table] != dressed[1][table]] == []


def _in_turn(app, databases, room: str, as_json: bool) -> tuple:
    (cast, scene), extra, said = _set_up(databases, "sqlite", room), _columns(), {}
    with pytest.MonkeyPatch.context() as patched, time_machine.travel(NOW, tick=False):
        _steady(patched)
        for key, row in TABLES[room].ROUTES.items():
            if key.endswith(" POST"):
                limits.forget_all()
                who = next((kind for kind, answer in zip(KINDS[1:], row[-1][1:], strict=True) if answer == 302), "member")
                own = _filled(row[1], scene) if len(row) == 3 else {}
                sent = {"json": extra | own} if as_json else {"values": own if key in READ_JSON else {}}
                said[key] = Visitor(app, getattr(cast, who)).send(_filled(row[0], scene), **sent).status
        return said, _dump()


@pytest.mark.parametrize("room", [room for room, table in TABLES.items() if getattr(table, "COMMANDS", {})])
def test_no_command_writes_a_column_it_does_not_take(settings, app, room, _databases):
    extra, wrong = _columns(), {}
    for key, (values, answers) in TABLES[room].COMMANDS.items():
        who = next((kind for kind, answer in zip(KINDS, answers, strict=True) if answer == "ok"), "member")
        strange = {name: value for name, value in extra.items() if name not in values}
        def after(said, who=who, key=key):
            return _after(app, _databases, room, who, lambda visitor, scene: said and _told(visitor, key, _filled(said, scene)))

        plain, dressed = after(values), after(strange | values)
        # A command may do its work and leave the rest, or refuse it all.
        if dressed != plain and dressed != (False, after({})[1]):
            wrong[key] = [dressed[0], *(table for table in plain[1] if plain[1][table] != dressed[1][table])]
    assert wrong == {}


def _told(visitor, key: str, values: dict) -> bool:
    line = visitor.socket()
    answer = line.ask(key, **values)["ok"]
    line.close()  # the next has the same number
    return answer


def test_the_comparison_would_see_a_column_written(settings, app, _databases):
    def careless(_visitor, _scene):
        with unit_of_work():
            db.execute(text("update people set is_admin = true where handle = 'moussa'"))

    assert _after(app, _databases, "home", "member", careless)[1] != _after(app, _databases, "home", "member", lambda _visitor, _scene: None)[1]
