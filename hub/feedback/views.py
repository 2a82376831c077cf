"""The feedback form of a session, its results, and the host's own questions."""

from flask import Blueprint, Response, flash, redirect, request, url_for

from hub.errors import require
from hub.feedback import actions, queries, rules, wording
from hub.feedback.forms import AnswerForm, QuestionsForm
from hub.feedback.tables import table_of
from hub.live.queries import seat_for
from hub.text.cells import csv_of
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import signed_in, takes
from hub.web.pages import page as show

page = Blueprint("feedback", __name__)


@page.route("/live/<int:id>/feedback", methods=["GET", "POST"])
@signed_in
@takes(AnswerForm)
def feedback(form, id):
    """Say what one thought of a session, without one's name."""
    by, seat = acting(), seat_for(acting(), id)
    questions, given, took_part = queries.questions_of(id), queries.has_given(by, id), queries.took_part(by, id)
    form.name(questions)
    done = None if given and not form.is_submitted() else attempted(form, lambda: (actions.answer(by, seat, form.said()),))
    if done:
        flash(_("Thank you. Your answers are kept without your name.") if done[0] else _("You have answered already; your first answers stand."), "success")
        return redirect(url_for("feedback.feedback", id=id))
    return show("feedback/feedback.html", form=form, live=seat.live, questions=questions, given=given, ends=wording.ENDS,
                may=rules.may_answer(by, seat, took_part), took_part=took_part, leads=rules.may_read_results(by, seat), least=rules.LEAST)


@page.get("/live/<int:id>/feedback/results")
@signed_in
def results(id):
    """What people thought, for who leads the session."""
    seat = seat_for(acting(), id)
    found = queries.results_for(acting(), seat)
    return show("feedback/results.html", live=seat.live, found=found, questions=queries.questions_of(id), wording=wording, least=rules.LEAST)


@page.get("/live/<int:id>/feedback.csv")
@signed_in
def table(id):
    """The same as a table for a spreadsheet."""
    seat = seat_for(acting(), id)
    body = csv_of(table_of(queries.results_for(acting(), seat), queries.questions_of(id)))
    headers = {"Content-Disposition": f'attachment; filename="feedback-{id}.csv"'}
    return Response(body, content_type="text/csv; charset=utf-8", headers=headers)


@page.route("/live/<int:id>/feedback/questions", methods=["GET", "POST"])
@signed_in
@takes(QuestionsForm)
def questions(form, id):
    """The host's own questions, before the session is over."""
    seat = seat_for(acting(), id, lock=request.method == "POST")
    require(rules.may_ask(acting(), seat), _("Questions are added by who leads the session, before it is over."))
    if attempted(form, lambda: actions.ask_more(acting(), seat, form.questions()) or True):
        flash(_("Saved. Everybody who takes part is asked when the session closes."), "success")
        return redirect(url_for("live.live", id=id))
    if not form.is_submitted():
        form.show_questions(queries.questions_of(id))
    return show("feedback/questions.html", form=form, live=seat.live)
