"""Administrators' pages about people."""

from datetime import timedelta

from flask import flash, redirect, request, url_for

from hub.accounts import actions as accounts
from hub.accounts.models import STATES
from hub.accounts.queries import person_by_id
from hub.accounts.rules import may_suspend
from hub.admin import queries
from hub.admin.forms import DeclineForm, SuspendForm
from hub.admin.views.page import page
from hub.clock import now
from hub.errors import require
from hub.moderation.actions import SUSPENSIONS
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import administrators, takes
from hub.web.pages import page as show


@page.get("/admin/people")
@administrators
def people():
    """People by state ("admin" for administrators) and words."""
    state = request.args.get("state", "")
    state, words = state if state in (*STATES, "admin") else "", request.args.get("q", "")[:100].strip()
    found = queries.people(state, words, request.args.get("after", type=int))
    return show("admin/people.html", found=found, state=state, words=words)


@page.post("/admin/people/<int:id>/approve")
@administrators
def approve(id):
    """Let a waiting person in."""
    accounts.approve(acting(), person_by_id(id))
    flash(_("They may sign in now, and have been told."), "success")
    return redirect(url_for("admin.people", state="waiting"))


@page.route("/admin/people/<int:id>/decline", methods=["GET", "POST"])
@administrators
@takes(DeclineForm)
def decline(form, id):
    """Do not let a waiting person in, after asking; what they told us is erased."""
    person = person_by_id(id)
    if attempted(form, lambda: accounts.decline(acting(), person, form.why.data or "") or True):
        flash(_("Declined. They have been told."), "success")
        return redirect(url_for("admin.people", state="waiting"))
    return show("admin/decline.html", form=form, person=person_by_id(id))


@page.route("/admin/people/<int:id>/suspend", methods=["GET", "POST"])
@administrators
@takes(SuspendForm)
def suspend(form, id):
    """Suspend a person; their open pages hang up at once."""
    person = person_by_id(id)
    require(may_suspend(acting(), person), _("Administrators are not suspended. Make them an ordinary member first."))
    if attempted(form, lambda: accounts.suspend(acting(), person, _until(form.length.data), form.why.data) or True):
        flash(_("Suspended. Their open pages were closed."), "success")
        return redirect(url_for("admin.people", state="suspended"))
    return show("admin/suspend.html", form=form, person=person_by_id(id))


@page.post("/admin/people/<int:id>/lift")
@administrators
def lift(id):
    """End a suspension."""
    accounts.lift(acting(), person_by_id(id))
    flash(_("They may come back."), "success")
    return redirect(url_for("admin.people", state="suspended"))


@page.post("/admin/people/<int:id>/appoint")
@administrators
def appoint(id):
    """Make someone an administrator."""
    accounts.appoint(acting(), person_by_id(id))
    flash(_("They look after the site now, as you do."), "success")
    return redirect(url_for("admin.people", state="admin"))


@page.post("/admin/people/<int:id>/dismiss")
@administrators
def dismiss(id):
    """Make an administrator an ordinary person again."""
    accounts.dismiss(acting(), person_by_id(id))
    flash(_("They are an ordinary member again."), "success")
    return redirect(url_for("admin.people" if id != acting().id else "home.home"))


def _until(length: str):
    days = SUSPENSIONS[length]
    return now() + timedelta(days=days) if days else None
