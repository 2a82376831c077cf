"""The hub with a few pages of the tests' own, so that the frame is proved apart from any room."""

import pytest
from flask import Blueprint, redirect, request

from hub.errors import Busy, Conflict, Forbidden, Invalid, NotFound, TooMany
from hub.storage.unit import db
from hub.web import guards, pages
from hub.web.forms import Form, MarkdownField, attempted
from tests.cast import make_cast
from tests.conftest import _wired
from tests.makers import person
from tests.serving import Visitor

REFUSALS = {"invalid": Invalid, "forbidden": Forbidden, "missing": NotFound, "conflict": Conflict, "often": TooMany, "busy": Busy}


class Probe(Form):
    """One text in Markdown."""

    text = MarkdownField("Text", longest=40)


def _probes() -> Blueprint:
    page = Blueprint("probe", __name__, url_prefix="/probe")

    @page.get("/refuse/<how>")
    @guards.anyone
    def refuse(how):
        raise REFUSALS[how](f"Refused: <b>{how}</b>.")

    @page.get("/crash")
    @guards.anyone
    def crash():
        raise ZeroDivisionError("a fault of ours")

    @page.get("/write")
    @guards.anyone
    def write():
        person("Secret")
        return "written"

    @page.get("/mine")
    @guards.signed_in
    def mine():
        return "yours"

    @page.get("/admin")
    @guards.administrators
    def admin():
        return "administrators"

    @page.get("/long")
    @guards.anyone
    def long():
        return "Water " * 500

    @page.get("/next")
    @guards.anyone
    def go_on():
        return redirect(guards.safe_next(request.args.get("next"), "/probe/long"))

    @page.route("/form", methods=["GET", "POST"])
    @guards.anyone
    @guards.takes(Probe)
    def fill(form):
        if attempted(form, lambda: _act(form)):
            return redirect("/probe/long")
        return pages.page("error.html", form=form, status=422, message=" ".join([*form.text.errors, *form.general_errors]) or form.text.data or "")

    return page


def _act(form):
    person(form.text.data or "")
    db.flush()
    if (form.text.data or "").startswith("refuse"):
        raise Invalid("Not this one.", "text")
    return True


@pytest.fixture
def probed(settings, _hub):
    """A hub that also has the probe pages."""
    if "probed" not in _hub:
        _hub.clear()  # the socket belongs to the hub made last
        _hub["probed"] = _wired(settings)
        _hub["probed"].register_blueprint(_probes())
    _hub["probed"].extensions["hub.settings"] = settings
    return _hub["probed"]


@pytest.fixture
def guest(probed):
    """A visitor of the hub with probe pages."""
    return Visitor(probed)


@pytest.fixture
def cast_of_probed(probed):
    """The named cast, beside the probe pages."""
    return make_cast()
