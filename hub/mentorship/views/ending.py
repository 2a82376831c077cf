"""Pausing a pair, going on, closing it together, ending it early."""

from flask import redirect, url_for

from hub.errors import require
from hub.mentorship import actions, queries, rules
from hub.mentorship.forms import ChangedForm, CloseForm, EndForm, tidy_text
from hub.mentorship.views.blueprint import back_to, page, show_for, the_pair
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import signed_in, takes


@page.post("/mentoring/<int:id>/pause")
@signed_in
def pause(id):
    """Pause the pair."""
    pair = the_pair(id)
    actions.pause(acting(), pair)
    return back_to(pair, _("Your mentorship is paused. Either of you can go on at any time."))


@page.post("/mentoring/<int:id>/resume")
@signed_in
def resume(id):
    """Go on after a pause."""
    pair = the_pair(id)
    actions.resume(acting(), pair)
    return back_to(pair, _("Welcome back. Propose a time to meet."))


@page.route("/mentoring/<int:id>/close", methods=["GET", "POST"])
@signed_in
@takes(CloseForm)
def close(form, id):
    """Say that it is done, in my own words."""
    pair = the_pair(id)
    if attempted(form, lambda: actions.close(acting(), pair, form.closing()) or True):
        done = _("Your mentorship has come to its end. Thank you for the time you gave each other.")
        return back_to(pair, _("Your words are kept. It is closed once the other has added theirs.") if pair.state == "closing" else done)
    if not rules.may_end(acting(), pair):
        return redirect(url_for("mentorship.pair", id=id))
    if not form.is_submitted():
        _fill(form, queries.closing_words_of(acting(), pair))
    return show_for("close", pair, form)


@page.post("/mentoring/<int:id>/go-on")
@signed_in
def go_on(id):
    """Take the closing back."""
    pair = the_pair(id)
    actions.go_on_after_all(acting(), pair)
    return back_to(pair, _("You go on. What was written for the end is kept."))


@page.route("/mentoring/<int:id>/end", methods=["GET", "POST"])
@signed_in
@takes(EndForm)
def end(form, id):
    """End the pair early, without blame."""
    pair = the_pair(id)
    if attempted(form, lambda: actions.end_early(acting(), pair, form.why.data, tidy_text(form.words.data)) or True):
        return back_to(pair, _("Your mentorship has come to its end. Thank you for the time you gave each other."))
    if not rules.may_end(acting(), pair):
        return redirect(url_for("mentorship.pair", id=id))
    return show_for("end", pair, form)


@page.route("/mentoring/<int:id>/changed", methods=["GET", "POST"])
@signed_in
@takes(ChangedForm)
def changed(form, id):
    """Say what changed, once it is over."""
    pair = the_pair(id)
    if attempted(form, lambda: actions.say_what_changed(acting(), pair, form.closing())):
        return back_to(pair, _("Your words are kept, for the two of you."))
    require(rules.may_say_what_changed(acting(), pair), _("This mentorship is not over yet."))
    if not form.is_submitted():
        _fill(form, queries.closing_words_of(acting(), pair))
    return show_for("changed", pair, form)


@page.post("/mentoring/<int:id>/forget")
@signed_in
def forget(id):
    """Delete what I wrote in a pair that is over."""
    pair = the_pair(id)
    actions.forget_mine(acting(), pair)
    return back_to(pair, _("What you wrote here is deleted for good."))


def _fill(form, said) -> None:
    if said is not None:
        form.words.data, form.reached.data, form.value.data = said.words, said.reached, said.value
        form.thanks.data, form.may_quote.data = said.thanks, said.may_quote
