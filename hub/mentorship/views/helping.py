"""Asking the coordinators, and writing to all one's mentees."""

from flask import flash, redirect, url_for

from hub.errors import require
from hub.mentorship import actions, queries, rules
from hub.mentorship.forms import HelpForm, NoteForm, tidy_text
from hub.mentorship.views.blueprint import back_to, page, show_for, the_pair
from hub.text.languages import _, ngettext
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import signed_in, takes
from hub.web.pages import page as show


@page.route("/mentoring/<int:id>/ask-coordinators", methods=["GET", "POST"])
@signed_in
@takes(HelpForm)
def ask_coordinators(form, id):
    """Ask who looks after us; the other does not read it."""
    pair = the_pair(id)
    require(rules.may_note(acting(), pair))
    if attempted(form, lambda: actions.ask_coordinators(acting(), pair, tidy_text(form.words.data), form.key.data)):
        return back_to(pair, _("Your question is sent to the coordinators. The other does not see it."), form)
    return show_for("ask_coordinators", pair, form, questions=queries.own_questions(acting(), pair))


@page.route("/mentoring/write-to-all", methods=["GET", "POST"])
@signed_in
@takes(NoteForm)
def write_to_all(form):
    """Write the same to each of my mentees."""
    if sent := attempted(form, lambda: actions.write_to_all(acting(), form.text.written, form.key.data)):
        flash(ngettext("Sent to %(num)s mentee, each in your own thread.", "Sent to %(num)s mentees, each in your own thread.", sent), "success")
        flash(form.key.data, "posted")
        return redirect(url_for("mentorship.mine"))
    return show("mentorship/write_to_all.html", form=form)
