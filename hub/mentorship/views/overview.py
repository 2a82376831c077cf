"""What coordinators see: dates and counts of the pairs they look after, and what they do about them."""

from flask import flash, redirect, request, url_for

from hub.mentorship import actions, queries, rules
from hub.mentorship.forms import CoordinatorForm, HelpForm, tidy_text
from hub.mentorship.views.blueprint import before, page
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import administrators, signed_in, takes
from hub.web.pages import page as show


@page.get("/mentoring/overview")
@signed_in
def overview():
    """The pairs I look after with state, dates and counts."""
    return _shown(None)


@page.get("/mentoring/overview/<int:pair_id>")
@signed_in
def overseen(pair_id):
    """One pair: dates and counts, never a word of messages or notes."""
    return _shown_pair(pair_id, HelpForm(formdata=None))


@page.post("/mentoring/overview/<int:pair_id>/nudge")
@signed_in
def nudge(pair_id):
    """Remind both."""
    told = actions.nudge(acting(), queries.overseen_pair(acting(), pair_id))
    flash(_("Both are asked how they get on.") if told > 1 else _("One of the two is asked; the other was reminded this week already."), "success")
    return redirect(url_for("mentorship.overseen", pair_id=pair_id))


@page.post("/mentoring/overview/<int:pair_id>/alerts/<int:alert_id>/seen")
@signed_in
def see_to(pair_id, alert_id):
    """Note that I look after an alert."""
    pair = queries.overseen_pair(acting(), pair_id)
    actions.see_to(acting(), pair, queries.alert_of(pair, alert_id))
    return redirect(url_for("mentorship.overseen", pair_id=pair_id))


@page.post("/mentoring/overview/<int:pair_id>/questions/<int:question_id>")
@signed_in
@takes(HelpForm)
def answer_question(form, pair_id, question_id):
    """Answer what one of the two asked."""
    pair = queries.overseen_pair(acting(), pair_id)
    asked = queries.question_of(pair, question_id)
    if attempted(form, lambda: actions.answer_question(acting(), pair, asked, tidy_text(form.words.data)) or True):
        flash(_("Your answer is sent."), "success")
        return redirect(url_for("mentorship.overseen", pair_id=pair_id))
    return _shown_pair(pair_id, form)


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


def _shown_pair(pair_id: int, form):
    cohorts = [(one.id, one.name) for one in queries.scope_of(acting()).cohorts]
    seen = queries.overseen_for(acting(), pair_id)
    certificates = queries.certificates_of(seen.pair) if seen.pair.state == "closed" else []
    return show("mentorship/overseen.html", seen=seen, form=form, cohorts=cohorts, certificates=certificates)


def _shown(form):
    by, state = acting(), request.args.get("state", "")
    scope = queries.scope_of(by)
    cohort = next((one.id for one in scope.cohorts if str(one.id) == request.args.get("cohort")), None)
    appointing = rules.may_appoint(by)
    return show(
        "mentorship/overview.html", form=form or (CoordinatorForm(formdata=None) if appointing else None), state=state, cohort=cohort,
        lines=queries.lines_of(scope, state, before(), cohort), totals=queries.totals_of(scope, cohort), cohorts=scope.cohorts,
        coordinators=queries.coordinators() if appointing else [], questions=queries.questions_waiting(by, scope), loads=queries.loads_of(scope),
        results=queries.check_in_results(scope),
    )
