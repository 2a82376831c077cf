"""Beginning a cohort, and putting a pair into one."""

from flask import flash, redirect, request, url_for

from hub.communities.queries import facilitated_community_for
from hub.mentorship import actions, queries
from hub.mentorship.forms import CohortForm
from hub.mentorship.views.blueprint import page
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import signed_in, takes
from hub.web.pages import page as show


@page.route("/communities/<slug>/mentoring/new", methods=["GET", "POST"])
@signed_in
@takes(CohortForm)
def cohort(form, slug):
    """Begin a round of mentoring in a community I facilitate."""
    community = facilitated_community_for(acting(), slug)
    if found := attempted(form, lambda: actions.begin_cohort(acting(), community, form.round())):
        flash(_("The round is begun. Publish pairs of a programme, or put pairs there are into it."), "success")
        return redirect(url_for("mentorship.overview", cohort=found.id))
    return show("mentorship/cohort.html", form=form, community=facilitated_community_for(acting(), slug))


@page.post("/mentoring/overview/<int:pair_id>/cohort")
@signed_in
def put_in_cohort(pair_id):
    """Put a pair into a round, or take it out."""
    scope = queries.scope_of(acting())
    chosen = next((one for one in scope.cohorts if str(one.id) == request.form.get("cohort")), None)
    actions.put_in_cohort(acting(), queries.overseen_pair(acting(), pair_id), chosen)
    return redirect(url_for("mentorship.overview", cohort=chosen.id if chosen else None))
