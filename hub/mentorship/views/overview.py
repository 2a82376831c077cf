"""What coordinators see: dates and counts of all pairs."""

from flask import redirect, request, url_for

from hub.mentorship import actions, queries, rules
from hub.mentorship.forms import CoordinatorForm
from hub.mentorship.views.blueprint import before, page
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import administrators, signed_in, takes
from hub.web.pages import page as show


@page.get("/mentoring/overview")
@signed_in
def overview():
    """All pairs with state, dates and counts, for administrators and coordinators."""
    return _shown(None)


@page.post("/mentoring/overview/coordinators")
@administrators
@takes(CoordinatorForm)
def appoint(form):
    """Appoint a coordinator."""
    if attempted(form, lambda: actions.appoint(acting(), form.handle.data) or True):
        return redirect(url_for("mentorship.overview"))
    return _shown(form)


@page.post("/mentoring/overview/coordinators/<int:person_id>/dismiss")
@administrators
def dismiss(person_id):
    """Take the task of coordinating back."""
    actions.dismiss(acting(), person_id)
    return redirect(url_for("mentorship.overview"))


def _shown(form):
    by, state = acting(), request.args.get("state", "")
    lines = queries.overview_for(by, state, before())
    appointing = rules.may_appoint(by)
    return show(
        "mentorship/overview.html", form=form or (CoordinatorForm(formdata=None) if appointing else None), lines=lines, state=state,
        totals=queries.totals_for(by), coordinators=queries.coordinators() if appointing else [],
    )
