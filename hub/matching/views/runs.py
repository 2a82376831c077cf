"""A run: how far it is, side by side, its pairs, who was left, why and why not; and publishing."""

from flask import flash, redirect, request, url_for

from hub.errors import NotFound
from hub.matching import actions, queries, reports, trying
from hub.matching.forms import PublishForm
from hub.matching.models import MODES
from hub.matching.views.blueprint import page
from hub.text.languages import ngettext
from hub.web.acting import acting
from hub.web.filters import language_name
from hub.web.forms import attempted
from hub.web.guards import signed_in, takes
from hub.web.pages import page as show

LAST_PAGE = 1_000
MOST_CHOSEN_FROM = 200


@page.get("/matching/runs/<int:run_id>")
@signed_in
def run(run_id):
    """One run, its modes side by side, and the pairs of one of them."""
    return _run(run_id, None)


def _run(run_id: int, form):
    found, programme = queries.run_for(acting(), run_id)
    mode = request.args.get("mode", found.mode)
    if mode not in found.totals.get("modes", MODES):
        raise NotFound()
    number = min(max(request.args.get("page", 1, type=int), 1), LAST_PAGE)
    if found.state in ("waiting", "working", "failed"):
        return show("matching/working.html", run=found, programme=programme)
    rows = queries.proposals_of(found, mode, number)
    form = form or PublishForm(formdata=None, mode=mode)
    form.offer(found.totals["modes"])
    return show(
        "matching/run.html", form=form, run=found, programme=programme, mode=mode, pairs=rows[: queries.PAGE], number=number,
        has_more=len(rows) > queries.PAGE, stale=actions.stale(found, programme) if found.state == "done" else None,
        diff=reports.difference(found, mode) if found.state == "done" else None, people=_choices(programme),
    )


def _choices(programme) -> dict:
    # Too many to choose from in a list: the pairs' own links are left.
    people = [one for one in queries.all_participants(programme) if one.is_here]
    return {} if len(people) > MOST_CHOSEN_FROM else {
        role: [(one.person_id, one.person.name) for one in people if one.role == role] for role in ("mentee", "mentor")
    }


@page.get("/matching/runs/<int:run_id>/why")
@signed_in
def ask_why(run_id):
    """To the page of the two chosen."""
    queries.run_for(acting(), run_id)
    chosen = {f"{role}_id": request.args.get(role, 0, type=int) for role in ("mentee", "mentor")}
    if min(chosen.values()) < 1 or max(chosen.values()) > queries.LARGEST_ID:
        raise NotFound()
    return redirect(url_for("matching.why", run_id=run_id, mode=request.args.get("mode", "stable"), **chosen))


@page.get("/matching/runs/<int:run_id>/left")
@signed_in
def left(run_id):
    """Who was left over and which rule removed whom; whom to recruit; who fared how."""
    found, programme = queries.run_for(acting(), run_id)
    if found.state not in ("done", "published"):
        raise NotFound()
    return show("matching/left.html", run=found, programme=programme, report=reports.left(found, language_name))


@page.get("/matching/runs/<int:run_id>/why/<int:mentee_id>/<int:mentor_id>")
@signed_in
def why(run_id, mentee_id, mentor_id):
    """Why these two, or why not."""
    found, programme = queries.run_for(acting(), run_id)
    mode = request.args.get("mode", found.mode)
    if mode not in found.totals.get("modes", ()) or found.state not in ("done", "published"):
        raise NotFound()
    answer = reports.why(found, programme, (mentee_id, mentor_id), (mode, acting().zone, language_name))
    return show("matching/why.html", run=found, programme=programme, mode=mode, answer=answer)


@page.get("/matching/runs/<int:run_id>/what-if")
@signed_in
def what_if(run_id):
    """What one other weight would change, today."""
    found, programme = queries.run_for(acting(), run_id)
    mode, feature = request.args.get("mode", "stable"), request.args.get("feature", "")
    if mode not in ("stable", "best"):
        raise NotFound()
    change = trying.tried(programme, (mode, found.seed), feature, request.args.get("points", -1, type=int)) if feature else None
    return show("matching/what_if.html", run=found, programme=programme, mode=mode, change=change, is_small=trying.is_small(programme))


@page.route("/matching/runs/<int:run_id>/publish", methods=["GET", "POST"])
@signed_in
@takes(PublishForm)
def publish(form, run_id):
    """Publish the pairs of this run."""
    found, programme = queries.run_for(acting(), run_id)
    if request.method == "GET":
        return redirect(url_for("matching.run", run_id=run_id))
    told = attempted(form, lambda: (actions.publish(acting(), found, form.mode.data, form.anyway.data),))
    if told:
        flash(_told(form.mode.data, told[0]), "success")
        return redirect(url_for("matching.desk", id=programme.id))
    return _run(run_id, form)


def _told(mode: str, count: int) -> str:
    if mode == "talks":
        return ngettext("%(num)s talk is on the shortlist; both are told.", "%(num)s talks are on the shortlist; everybody is told.", count)
    return ngettext("%(num)s pair is published and told.", "%(num)s pairs are published and told.", count)
