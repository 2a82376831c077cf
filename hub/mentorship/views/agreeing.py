"""The agreement of a pair, and what the two learn from each other."""

from datetime import timedelta

from flask import redirect, url_for

from hub.clock import now
from hub.errors import require
from hub.mentorship import actions, queries, rules
from hub.mentorship.forms import LearnedForm, TermsForm
from hub.mentorship.views.blueprint import back_to, page, show_for, the_active_pair, the_pair
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import signed_in, takes

HALF_A_YEAR = timedelta(days=182)


@page.get("/mentoring/<int:id>/agreement")
@signed_in
def agreement(id):
    """What the two agreed on, in every version."""
    pair = the_pair(id)
    versions = queries.agreements_of(pair)
    if not versions and rules.may_work(acting(), pair):
        return redirect(url_for("mentorship.terms", id=id))
    return show_for("agreement", pair, versions=versions)


@page.route("/mentoring/<int:id>/agreement/new", methods=["GET", "POST"])
@signed_in
@takes(TermsForm)
def terms(form, id):
    """Write the next version, and so sign it."""
    pair = the_active_pair(id)
    if attempted(form, lambda: actions.draft_terms(acting(), pair, form.terms())):
        return back_to(pair, _("Written and signed by you. It holds as soon as the other signs it too."), form)
    if not form.is_submitted():
        _fill(form, pair)
    return show_for("terms", pair, form)


@page.post("/mentoring/<int:id>/agreement/<int:version>/sign")
@signed_in
def sign(id, version):
    """Sign a version."""
    pair = the_pair(id)
    actions.sign(acting(), pair, queries.agreement_for(pair, version))
    return back_to(pair, _("Signed. This is what you two agreed on from now on."))


@page.route("/mentoring/<int:id>/learned", methods=["GET", "POST"])
@signed_in
@takes(LearnedForm)
def learned(form, id):
    """Note what I learned from the other."""
    pair = the_pair(id)
    if attempted(form, lambda: actions.learn(acting(), pair, form.lesson())):
        return back_to(pair, _("Noted. Learning goes both ways."), form)
    require(rules.may_work(acting(), pair) or rules.may_say_what_changed(acting(), pair))
    if not form.is_submitted():
        form.direction.data = "from_mentee" if pair.mentor_id == acting().id else "from_mentor"
    return show_for("learned", pair, form)


def _fill(form, pair) -> None:
    if versions := queries.agreements_of(pair):
        form.show(versions[0])
    else:
        form.purpose.data = pair.first_goal
        form.mentor_part.data = _("Listens, asks, tells what worked and what did not, and answers within a week.")
        form.mentee_part.data = _("Brings a question to each talk, does the agreed steps, and says early when time is short.")
        form.ends_on.data, form.language.data = (now() + HALF_A_YEAR).date(), next(iter(pair.languages), "")
    form.is_thin.data = pair.is_thin
