"""The page of a pair, and answering."""

from flask import redirect, url_for

from hub.matching import explaining
from hub.matching.queries import skill_names
from hub.mentorship import actions, queries, rules
from hub.mentorship.calls.calling import standing_of
from hub.mentorship.forms import AnswerForm, MessageForm, tidy_text
from hub.mentorship.views.blueprint import back_to, before, page, show_for, the_pair
from hub.notifications import actions as notifications
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.filters import language_name
from hub.web.forms import attempted
from hub.web.guards import signed_in, takes


@page.get("/mentoring/<int:id>")
@signed_in
def pair(id):
    """Everything of one pair, for its two people."""
    pair = the_pair(id)
    work = queries.workspace_for(acting(), pair, before())
    forms = {"message": MessageForm(formdata=None, text=work.draft), "answer": AnswerForm(formdata=None)}
    return show_for("pair", pair, work=work, call=standing_of(pair), why=_why(pair), **forms)


def _why(pair):
    """Why matching put the two together, from the reader's side alone; None where it did not."""
    facts = (pair.reasons or {}).get("facts")
    if facts is None:
        return None
    by, names = acting(), skill_names({*facts["taught"], *facts["passed_on"], *facts["learned"]})
    return explaining.why(pair.reasons, "mentee" if pair.mentee_id == by.id else "mentor", names, by.zone, language_name)


@page.post("/mentoring/<int:id>/seen")
@signed_in
def seen(id):
    """Note that the page was read, so that its notices are."""
    pair = the_pair(id)
    notifications.mark_seen(acting(), [url_for("mentorship.pair", id=pair.id)])
    return "", 204


@page.route("/mentoring/<int:id>/answer", methods=["GET", "POST"])
@signed_in
@takes(AnswerForm)
def answer(form, id):
    """Accept or decline, with a word."""
    pair = the_pair(id)
    act = actions.accept if form.answer.data == "accept" else actions.decline
    if attempted(form, lambda: act(acting(), pair, tidy_text(form.words.data))):
        if pair.state == "proposed":
            return back_to(pair, _("Your yes is noted. You are a pair as soon as the other says yes too."))
        accepted = _("You are a pair now. Say hello, agree on how you want to work, and propose a first time to meet.")
        return back_to(pair, accepted if pair.state == "agreed" else _("Your answer is sent. Only the two of you can read it."))
    if not rules.may_answer(acting(), pair):
        return redirect(url_for("mentorship.pair", id=id))
    return show_for("answer", pair, form)


@page.post("/mentoring/<int:id>/withdraw")
@signed_in
def withdraw(id):
    """Take my request back."""
    pair = the_pair(id)
    actions.withdraw(acting(), pair)
    return back_to(pair, _("Your request is taken back."))
