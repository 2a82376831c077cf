"""Health for machines and for people."""

from flask import jsonify, make_response

from hub.admin import health as looks
from hub.admin.samples import PEOPLE
from hub.admin.views.page import page
from hub.admin.words import PART_WORDS
from hub.storage.unit import apart
from hub.web.guards import administrators, without_database
from hub.web.pages import page as show


@page.get("/healthz")
@without_database
def alive():
    """The process answers."""
    return make_response("ok", 200, {"Cache-Control": "no-store", "Content-Type": "text/plain"})


@page.get("/readyz")
@without_database
def ready():
    """Whether requests can be served; 503 names the parts that are not well."""
    ailing = [finding.part for finding in looks.ready() if not finding.well]
    return make_response(jsonify(ready=not ailing, ailing=ailing), 503 if ailing else 200, {"Cache-Control": "no-store"})


@page.get("/admin/health")
@administrators
def health():
    """Every part of the installation and what to do; looked at by the worker's own means, outside this page's transaction."""
    with apart():
        found = looks.findings()
    return show("admin/health.html", findings=found, parts=PART_WORDS)


@page.get("/admin/styleguide")
@administrators
def styleguide():
    """Every component in every state."""
    return show("styleguide.html", people=PEOPLE)
