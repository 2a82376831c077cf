"""Every door is guarded: routes have a guard, posts need a token, reading changes nothing, odd addresses never break."""

import pytest
from werkzeug.routing import AnyConverter, IntegerConverter

from hub.app import create_app  # noqa: F401 - says early when the house does not stand
from hub.storage.model import Base
from hub.storage.unit import db, unit_of_work
from tests.serving import Visitor

GUARDS = {"anyone", "signed_in", "administrators"}
WITHOUT_TOKEN = {
    # Mail programs unsubscribe by a bare POST (RFC 8058); the signed link in the address is the proof.
    "notifications.unsubscribe", "notifications.one_click",
}


def _address(rule) -> str:
    """The rule's address with values that name nothing."""
    return rule.build({name: _value(converter) for name, converter in rule._converters.items()})[1]


def _value(converter):
    if isinstance(converter, AnyConverter):
        return sorted(converter.items)[0]
    return 999_999 if isinstance(converter, IntegerConverter) else "nothing"


def _rules(app, method: str):
    return [rule for rule in app.url_map.iter_rules() if method in rule.methods and rule.endpoint not in ("asset", "static")]


def test_every_route_has_one_guard(app):
    guards = {rule.endpoint: getattr(app.view_functions[rule.endpoint], "guard", None) for rule in app.url_map.iter_rules()}
    assert guards and {endpoint: guard for endpoint, guard in guards.items() if guard not in GUARDS} == {}


def test_every_post_needs_a_token(app, cast):
    visitor = Visitor(app, cast.admin)
    open_doors = {}
    for rule in _rules(app, "POST"):
        status = visitor.client.post(_address(rule), data={}).status_code
        if status != 400 and rule.endpoint not in WITHOUT_TOKEN:
            open_doors[rule.endpoint] = status
    assert open_doors == {}


def test_a_token_of_somebody_else_does_not_help(app, cast):
    mine, theirs = Visitor(app, cast.admin), Visitor(app, cast.outsider)
    with theirs.client.session_transaction() as cookie:
        cookie["csrf_token"] = "b" * 40
    for rule in _rules(app, "POST"):
        if rule.endpoint not in WITHOUT_TOKEN:
            assert mine.client.post(_address(rule), headers={"X-CSRFToken": theirs.token()}).status_code == 400, rule


@pytest.mark.parametrize("kind", [None, "outsider", "admin"])
def test_odd_addresses_never_break(app, cast, kind):
    visitor = Visitor(app, getattr(cast, kind) if kind else None)
    broken = {}
    for rule in _rules(app, "GET"):
        address = _address(rule)
        for tail in ("", "?page=-1&before=x&after=%FF&q=%00&key=[", "?a=b&a=c&&=&"):
            if (status := visitor.get(address + tail).status) == 500:
                broken[address + tail] = status
    assert broken == {}


@pytest.mark.parametrize("kind", [None, "outsider", "admin"])
def test_odd_posts_never_break(app, cast, kind):
    visitor = Visitor(app, getattr(cast, kind) if kind else None)
    broken = {}
    for rule in _rules(app, "POST"):
        for values in ({}, {"name": "\x00", "text": "a" * 30_000, "id": "9" * 30, "page": "-1", "title": "\ud7ff" * 400}):
            if (status := visitor.send(_address(rule), values).status) == 500:
                broken[_address(rule)] = status
    assert broken == {}


def test_reading_changes_nothing(app, cast):
    before, visitor = _everything(), Visitor(app, cast.admin)
    signed_in = _everything()
    assert before != signed_in  # the comparison sees a change
    for rule in _rules(app, "GET"):
        visitor.get(_address(rule))
        visitor.client.head(_address(rule))
    assert _everything() == signed_in


def _everything() -> dict:
    with unit_of_work(write=False):
        return {table.name: [tuple(row) for row in db.execute(table.select())] for table in Base.metadata.sorted_tables}
