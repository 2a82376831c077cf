"""Administrators' pages about people."""

from datetime import timedelta

from flask import flash, redirect, request, url_for

from hub.accounts import actions as accounts
from hub.accounts.queries import person_by_id
from hub.admin import queries
from hub.admin.forms import InviteForm, SuspendForm
from hub.admin.views.page import page
from hub.clock import now
from hub.errors import require_found
from hub.moderation.actions import SUSPENSIONS
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import administrators, takes
from hub.web.pages import page as show

STATES = ("active", "waiting", "unconfirmed", "suspended", "placeholder", "closed")


@page.get("/admin/people")
@administrators
def people():
    """People by state and words."""
    state = request.args.get("state", "")
    state, words = state if state in STATES else "", request.args.get("q", "")[:100].strip()
    found = queries.people(state, words, request.args.get("before", type=int))
    return show("admin/people.html", found=found, state=state, words=words, states=STATES)


@page.post("/admin/people/<int:id>/approve")
@administrators
def approve(id: int):
    """Let a waiting person in."""
    accounts.approve(acting(), require_found(person_by_id(id)))
    flash(_("They may sign in now, and have been told."), "success")
    return redirect(url_for("admin.people", state="waiting"))


@page.post("/admin/people/<int:id>/decline")
@administrators
def decline(id: int):
    """Do not let a waiting person in."""
    accounts.decline(acting(), require_found(person_by_id(id)))
    flash(_("Declined. They have been told."), "success")
    return redirect(url_for("admin.people", state="waiting"))


@page.route("/admin/people/<int:id>/suspend", methods=["GET", "POST"])
@administrators
@takes(SuspendForm)
def suspend(form, id: int):
    """Suspend a person; their open pages hang up at once."""
    person = require_found(person_by_id(id))
    if attempted(form, lambda: accounts.suspend(acting(), person, _until(form.length.data), form.why.data or "") or True):
        flash(_("Suspended. Their open pages were closed."), "success")
        return redirect(url_for("admin.people"))
    return show("admin/suspend.html", form=form, person=person)


@page.post("/admin/people/<int:id>/lift")
@administrators
def lift(id: int):
    """End a suspension."""
    accounts.lift(acting(), require_found(person_by_id(id)))
    flash(_("They may come back."), "success")
    return redirect(url_for("admin.people"))


@page.route("/admin/invitations", methods=["GET", "POST"])
@administrators
@takes(InviteForm)
def invitations(form):
    """Invite someone to register."""
    token = attempted(form, lambda: accounts.invite_to_site(acting(), form.address.data or ""))
    return show("admin/invitations.html", form=form, token=token)


def _until(length: str):
    days = SUSPENSIONS[length]
    return now() + timedelta(days=days) if days else None
