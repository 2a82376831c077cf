"""The signed cookie: verified once, and never believed for longer, or otherwise, than it was signed."""

from datetime import timedelta

import pytest
from flask import session as cookie

from hub.clock import at, now


@pytest.fixture
def signed(app):
    return app.session_interface.get_signing_serializer(app).dumps({"_user_id": "a token", "_flashes": [["info", "Saved."]]})


def _held(app, sent: str) -> dict:
    with app.test_request_context("/", headers={"Cookie": f"hub={sent}"}):
        held = dict(cookie)
        cookie.get("_flashes", []).append("of this request alone")
        return held | {"_flashes": held.get("_flashes", [])[:1]} if held else {}


def test_what_a_request_does_to_it_stays_in_that_request(app, signed):
    first = _held(app, signed)
    assert first["_user_id"] == "a token" and _held(app, signed) == first
    with app.test_request_context("/", headers={"Cookie": f"hub={signed}"}):
        assert len(cookie["_flashes"]) == 1


def test_it_ends_after_its_time_though_it_was_read_before(app, signed):
    assert _held(app, signed)
    with at(now() + timedelta(days=29)):
        assert _held(app, signed)
    with at(now() + timedelta(days=31)):
        assert _held(app, signed) == {}


@pytest.mark.parametrize("change", [lambda sent: "f" + sent[1:], lambda sent: sent[:-3] + "abc", lambda sent: sent + "x", lambda sent: "", lambda sent: "..."])
def test_a_forged_one_holds_nothing_though_the_true_one_was_read(app, signed, change):
    assert _held(app, signed) and _held(app, change(signed)) == {}


def test_one_signed_with_another_key_holds_nothing(app, signed):
    assert _held(app, signed)
    app.secret_key, own = "another key, long enough to be one", app.secret_key
    try:
        assert _held(app, signed) == {}
    finally:
        app.secret_key = own
