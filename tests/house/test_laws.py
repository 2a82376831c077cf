"""The laws: SELECT only in queries, nobody commits, nobody emits."""

from tests.house.source import calls as calls_of
from tests.house.source import files, imports, name, place, tree

FINDERS = {"select", "union_all", "union"}
SELECT_ALLOWED = {
    "hub/storage/": "its own inside",
    "hub/search/": "the index is written and asked with the database's own functions",
}


def test_selects_stand_only_in_queries():
    wrong = []
    for path in files():
        if place(path)[1] == "queries" or name(path).startswith(tuple(SELECT_ALLOWED)):
            continue
        wrong += [f"{name(path)} imports {parts[-1]}" for parts in imports(path) if parts[0] == "sqlalchemy" and parts[-1] in FINDERS]
        wrong += [f"{name(path)} calls db.query" for call in _attribute_calls(path) if call == ("db", "query")]
    assert wrong == []


def test_only_the_unit_of_work_commits():
    committing = {name(path) for path in files() if "commit" in calls_of(path)}
    assert committing == {"hub/storage/unit.py"}


def test_only_realtime_emits():
    emitting = {name(path) for path in files() if "emit" in calls_of(path)}
    assert emitting and all(one.startswith("hub/realtime/") for one in emitting)


def test_actions_and_rules_ask_no_clock_but_the_house_clock():
    wrong = [f"{name(path)}" for path in files() if name(path) != "hub/clock.py" and ("datetime", "now") in _attribute_calls(path)]
    assert wrong == []


def _attribute_calls(path) -> list[tuple[str, str]]:
    import ast

    return [
        (node.func.value.id, node.func.attr) for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name)
    ]
