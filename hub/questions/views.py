"""The questions of a session as a page of their own, without script: ask, vote, and what who leads does."""

from flask import Blueprint, flash, redirect, request, url_for

from hub.live.actions.talking import BY_TEXT
from hub.live.queries import seat_for
from hub.questions import actions, queries, rules
from hub.questions.changes import in_order
from hub.questions.forms import AskForm, HandleForm, RuleForm
from hub.questions.part import fresh, mine
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import anyone, signed_in, takes
from hub.web.pages import page as show

page = Blueprint("questions", __name__)


@page.get("/live/<int:id>/questions")
@anyone
def questions(id):
    """All questions of a session; stands still while one writes."""
    return _show(seat_for(acting(), id), AskForm(formdata=None))


@page.post("/live/<int:id>/questions")
@signed_in
@takes(AskForm)
def ask(form, id):
    """Ask."""
    seat = seat_for(acting(), id, lock=True)
    if question := attempted(form, lambda: actions.ask(acting(), seat, form.asked(), form.key.data)):
        held = question.state == "held"
        flash(_("Your question waits until who leads the session lets it in.") if held else _("Your question is asked."), "success")
        return _back(id)
    return _show(seat_for(acting(), id), form)


@page.post("/live/<int:id>/questions/<int:question_id>/vote")
@signed_in
def vote(id, question_id):
    """Say that a question matters to oneself, or take it back."""
    seat = seat_for(acting(), id)
    BY_TEXT.spend(acting().id, _("That was too quick. Wait a moment and try again."))
    actions.vote(acting(), seat, queries.question_for(acting(), seat, question_id), request.form.get("up") == "1")
    return _back(id)


@page.post("/live/<int:id>/questions/<int:question_id>/withdraw")
@signed_in
def withdraw(id, question_id):
    """Take one's own question back."""
    seat = seat_for(acting(), id, lock=True)
    actions.withdraw(acting(), seat, queries.question_for(acting(), seat, question_id))
    return _back(id)


@page.post("/live/<int:id>/questions/<int:question_id>")
@signed_in
@takes(HandleForm)
def handle(form, id, question_id):
    """What who leads does with a question."""
    seat = seat_for(acting(), id, lock=True)
    question = queries.question_for(acting(), seat, question_id)
    attempted(form, lambda: _ACTS[form.act.data](seat, question, form) or True)
    for field in form:
        for refusal in field.errors:
            flash(f"{field.label.text}: {refusal}", "danger")
    return _back(id)


@page.post("/live/<int:id>/questions/<int:question_id>/back")
@signed_in
def bring_back(id, question_id):
    """Let a question stand again that was taken away."""
    seat = seat_for(acting(), id, lock=True)
    actions.bring_back(acting(), seat, queries.hidden_question_for(acting(), seat, question_id))
    flash(_("The question stands again."), "success")
    return _back(id)


@page.post("/live/<int:id>/questions/rules")
@signed_in
@takes(RuleForm)
def rule(form, id):
    """Say how the session takes questions."""
    actions.rule(acting(), seat_for(acting(), id, lock=True), form.waits.data, form.nameless.data)
    flash(_("The change is saved."), "success")
    return _back(id)


def _show(seat, form):
    value = fresh(seat.live)
    return show(
        "questions/list.html", form=form, live=seat.live, seat=seat, value=value, waiting=in_order(value), mine=mine(acting(), seat),
        rules=rules, aside=queries.aside_for(acting(), seat),
    )


def _back(id: int):
    return redirect(url_for("questions.questions", id=id))


_ACTS = {
    "let_in": lambda seat, question, _form: actions.let_in(acting(), seat, question),
    "dismiss": lambda seat, question, form: actions.dismiss(acting(), seat, question, form.word.data or ""),
    "answer": lambda seat, question, form: actions.answer(acting(), seat, question, form.answer.data or ""),
    "reopen": lambda seat, question, _form: actions.reopen(acting(), seat, question),
    "read": lambda seat, question, _form: actions.read_out(acting(), seat, question),
    "unread": lambda seat, _question, _form: actions.read_out(acting(), seat, None),
    "pin": lambda seat, question, _form: actions.pin(acting(), seat, question),
    "unpin": lambda seat, _question, _form: actions.pin(acting(), seat, None),
}
