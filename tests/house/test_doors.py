"""Every door is guarded: routes have a guard, posts need a token, reading changes nothing, odd addresses never break."""

import re
from itertools import product
from urllib.parse import urlencode

import pytest
from werkzeug.routing import AnyConverter, IntegerConverter

from hub.app import create_app  # noqa: F401 - says early when the house does not stand
from hub.storage.model import Base
from hub.storage.unit import db, unit_of_work
from tests.canaries.walker import IN_SHORT
from tests.cast import KINDS
from tests.house.test_every_door_is_in_a_table import TABLES, _filled, _set_up
from tests.serving import Visitor
from tests.web.test_guards import ELSEWHERE

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


@pytest.mark.sqlite_only  # refused before any database is asked
def test_every_post_needs_a_token(app, cast):
    visitor = Visitor(app, cast.admin)
    open_doors = {}
    for rule in _rules(app, "POST"):
        status = visitor.client.post(_address(rule), data={}).status_code
        if status != 400 and rule.endpoint not in WITHOUT_TOKEN:
            open_doors[rule.endpoint] = status
    assert open_doors == {}


@pytest.mark.sqlite_only  # as above
def test_a_token_of_somebody_else_does_not_help(app, cast):
    mine, theirs = Visitor(app, cast.admin), Visitor(app, cast.outsider)
    with theirs.client.session_transaction() as cookie:
        cookie["csrf_token"] = "b" * 40
    for rule in _rules(app, "POST"):
        if rule.endpoint not in WITHOUT_TOKEN:
            assert mine.client.post(_address(rule), headers={"X-CSRFToken": theirs.token()}).status_code == 400, rule


@pytest.mark.sqlite_only  # refused before any database is asked
def test_a_post_that_a_browser_says_comes_from_another_site_is_refused_even_with_a_token(app, cast):
    visitor = Visitor(app, cast.admin)
    let_in = {rule.rule: status for rule in _rules(app, "POST") for site in ("cross-site", "same-site")
              if (status := visitor.send(_address(rule), {}, headers={"Sec-Fetch-Site": site}).status) != 403}
    assert let_in == {}


def test_only_posts_change_anything(app):
    assert set().union(*(rule.methods for rule in app.url_map.iter_rules())) == {"GET", "HEAD", "OPTIONS", "POST"}


def _askers(app, cast, database) -> list[Visitor]:
    """Nobody, somebody and an administrator; for what only PostgreSQL cannot hold, the one who comes furthest."""
    return [Visitor(app, person) for person in ((None, cast.outsider, cast.admin) if database == "sqlite" else (cast.admin,))]


def test_odd_addresses_never_break(app, cast, database):
    reaching, refused = "?page=-1&before=x&after=9999999999999999999999&q=%27&key=[", "?q=%00&after=%FF"  # the second is turned away before any page
    statuses, tails = {}, ("", reaching, refused, "?a=b&a=c&&=&") if database == "sqlite" else (reaching,)
    for visitor, rule, tail in product(_askers(app, cast, database), _rules(app, "GET"), tails):
        address = _address(rule) + tail
        statuses[address] = max(statuses.get(address, 0), visitor.get(address, headers=IN_SHORT).status)
    assert [address for address, status in statuses.items() if status == 500] == [] and list(statuses.values()).count(200) > 20


def test_odd_posts_never_break(app, cast, database):
    broken = {}
    for visitor, rule in product(_askers(app, cast, database), _rules(app, "POST")):
        for values in ({}, {"name": "\x00", "text": "a" * 30_000, "id": "9" * 30, "page": "-1", "title": "\ud7ff" * 400}):
            if (status := visitor.send(_address(rule), values, headers=IN_SHORT).status) == 500:
                broken[_address(rule)] = status
    assert broken == {}


@pytest.mark.sqlite_only
@pytest.mark.parametrize("room", [name for name, table in TABLES.items() if hasattr(table, "ROUTES")])
def test_reading_changes_nothing(settings, app, room, _databases):
    """Each page of the table as somebody whom it lets in and as nobody, twice, and its head alone."""
    cast, scene = _set_up(_databases, "sqlite", room)
    nobody, before, reached = Visitor(app), _everything(), 0
    people = {kind: Visitor(app, getattr(cast, kind)) for kind in KINDS[1:]}
    signed_in = _everything()
    assert before != signed_in  # the comparison sees a change
    for key, row in TABLES[room].ROUTES.items():
        who = next((kind for kind, answer in zip(KINDS[1:], row[-1][1:], strict=True) if answer == 200), None)
        if key.endswith(" GET") and who:
            address, reached = _filled(row[0], scene), reached + 1
            for visitor in (people[who], nobody):
                assert visitor.get(address).status == visitor.get(address).status == visitor.send(address, method="HEAD").status, address
    assert _everything() == signed_in and reached


@pytest.mark.sqlite_only
@pytest.mark.parametrize("room", [name for name, table in TABLES.items() if hasattr(table, "ROUTES")])
def test_no_door_leads_to_another_site(settings, app, room, _databases):
    """Whatever stands where one came from or is to go: in the address, in the form, or in what the browser says of the page before."""
    cast, scene = _set_up(_databases, "sqlite", room)
    away = {}
    for number, (key, row) in enumerate(TABLES[room].ROUTES.items()):
        for target in ("https://e.example", "//e.example", ELSEWHERE[number % (len(ELSEWHERE) - 2)]):  # the last two are empty
            page = _sent_on(Visitor(app, cast.admin), _filled(row[0], scene), _filled(row[1], scene) if len(row) == 3 else {}, key.rpartition(" ")[2], target)
            if page.location and not re.match(r"/([^/\\\s]\S*)?$", page.location):
                away[key] = (target, page.location)
            if not page.location:
                break
    assert away == {}


def _sent_on(visitor, address: str, values: dict, method: str, target: str):
    on = {name: target for name in ("next", "return_to", "back")}
    before = {"Referer": "http://localhost" + ("" if target[0] == "/" else "/") + re.sub(r"[^!-~]", "", target)}
    return visitor.send(f"{address}{'&' if '?' in address else '?'}{urlencode(on)}", values | on, method, headers=before)


def _everything() -> dict:
    with unit_of_work(write=False):
        return {table.name: [tuple(row) for row in db.execute(table.select())] for table in Base.metadata.sorted_tables}
