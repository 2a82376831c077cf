"""The safeguarding path: reporting harm, and the desk of the officers."""

from flask import flash, redirect, request, url_for

from hub.mentorship import actions, queries, rules
from hub.mentorship.forms import CoordinatorForm, HelpForm, OpeningForm, tidy_text
from hub.mentorship.views.blueprint import back_to, page, show_for, the_pair
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import administrators, signed_in, takes
from hub.web.pages import page as show


@page.route("/mentoring/<int:id>/harm", methods=["GET", "POST"])
@signed_in
@takes(HelpForm)
def harm(form, id):
    """Report harm, or the fear of it, to the officers alone."""
    pair = the_pair(id)
    if attempted(form, lambda: actions.report_harm(acting(), pair, tidy_text(form.words.data))):
        return back_to(pair, _("It is with the officers. Nobody else reads it, and the other is not told."))
    return show_for("harm", pair, form)


@page.get("/mentoring/safeguarding")
@signed_in
def safeguarding():
    """What was reported, for officers."""
    return show("mentorship/safeguarding.html", concerns=queries.concerns_for(acting()), form=OpeningForm(formdata=None), refused=None)


@page.post("/mentoring/safeguarding/<int:concern_id>/open")
@signed_in
@takes(OpeningForm)
def ask_to_open(form, concern_id):
    """Ask another officer to open the messages of a pair."""
    concern, pair = queries.concern_for(acting(), concern_id)
    if attempted(form, lambda: actions.ask_to_open(acting(), concern, pair, tidy_text(form.reason.data), form.hours.data, with_group=form.with_group.data)):
        flash(_("Another officer has to agree; then both of you can read."), "success")
        return redirect(url_for("mentorship.safeguarding"))
    return show("mentorship/safeguarding.html", concerns=queries.concerns_for(acting()), form=form, refused=concern_id)


@page.post("/mentoring/safeguarding/<int:concern_id>/settle")
@signed_in
def settle(concern_id):
    """Put a report aside as settled, ending the pair or not."""
    actions.settle(acting(), *queries.concern_for(acting(), concern_id), ends="ends" in request.form)
    return redirect(url_for("mentorship.safeguarding"))


@page.post("/mentoring/safeguarding/openings/<int:opening_id>/grant")
@signed_in
def grant_opening(opening_id):
    """Open the messages another officer asked for."""
    opening, _concern, pair = queries.opening_for(acting(), opening_id)
    actions.grant_opening(acting(), opening, pair)
    return redirect(url_for("mentorship.safeguarding"))


@page.get("/mentoring/safeguarding/openings/<int:opening_id>")
@signed_in
def opened(opening_id):
    """The messages of a pair, while they are open."""
    return show("mentorship/opened.html", opened=queries.opened_messages(acting(), opening_id))


@page.route("/mentoring/safeguarding/officers", methods=["GET", "POST"])
@administrators
@takes(CoordinatorForm)
def officers(form):
    """Name who receives reports of harm."""
    if attempted(form, lambda: actions.name_officer(acting(), form.handle.data) or True):
        return redirect(url_for("mentorship.officers"))
    return show("mentorship/officers.html", form=form, officers=queries.officers(), enough=rules.ENOUGH_OFFICERS)


@page.post("/mentoring/safeguarding/officers/<int:person_id>/dismiss")
@administrators
def dismiss_officer(person_id):
    """Take the task back."""
    actions.dismiss_officer(acting(), person_id)
    return redirect(url_for("mentorship.officers"))
