"""Polls as pages of their own, without script: prepare, open, vote, see how it stands, take the votes away as a table; and reactions."""

from flask import Blueprint, Response, flash, redirect, request, url_for

from hub.errors import require
from hub.live.actions.talking import BY_TEXT
from hub.live.queries import seat_for
from hub.polls import actions, payloads, queries, rules
from hub.polls.forms import ActForm, PollForm, ReactForm, VoteForm
from hub.polls.part import labels_of
from hub.polls.table import table_of
from hub.text.cells import csv_of
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import anyone, signed_in, takes
from hub.web.pages import page as show

page = Blueprint("polls", __name__)


@page.get("/live/<int:id>/polls")
@anyone
def polls(id):
    """All polls of a session: the open one to vote in, results, and for who leads what is prepared."""
    return _show(seat_for(acting(), id), VoteForm(formdata=None))


@page.route("/live/<int:id>/polls/new", methods=["GET", "POST"])
@signed_in
@takes(PollForm)
def make(form, id):
    """Prepare a poll."""
    seat = seat_for(acting(), id, lock=request.method == "POST")
    require(rules.may_prepare(acting(), seat))
    if attempted(form, lambda: actions.prepare(acting(), seat, form.draft(), form.key.data)):
        flash(_("The poll is ready. Open it when its moment comes."), "success")
        return _back(id)
    return show("polls/form.html", form=form, live=seat.live, poll=None)


@page.route("/live/<int:id>/polls/<int:poll_id>/edit", methods=["GET", "POST"])
@signed_in
@takes(PollForm)
def change(form, id, poll_id):
    """Change a draft."""
    seat = seat_for(acting(), id, lock=request.method == "POST")
    poll = queries.poll_for(acting(), seat, poll_id)
    require(rules.may_prepare(acting(), seat))
    if attempted(form, lambda: actions.change(acting(), seat, poll, form.draft())):
        flash(_("The change is saved."), "success")
        return _back(id)
    return show("polls/form.html", form=form if form.is_submitted() else form.show_poll(poll), live=seat.live, poll=poll)


@page.post("/live/<int:id>/polls/<int:poll_id>")
@signed_in
@takes(ActForm)
def act(form, id, poll_id):
    """Open, close, show or throw away a poll."""
    seat = seat_for(acting(), id, lock=True)
    poll = queries.poll_for(acting(), seat, poll_id)
    attempted(form, lambda: _ACTS[form.act.data](acting(), seat, poll) or True)
    _say_refusals(form)
    return _back(id)


@page.post("/live/<int:id>/polls/<int:poll_id>/vote")
@signed_in
@takes(VoteForm)
def vote(form, id, poll_id):
    """Vote, or vote otherwise."""
    seat = seat_for(acting(), id)
    poll = queries.poll_for(acting(), seat, poll_id)
    BY_TEXT.spend(acting().id, _("That was too quick. Wait a moment and try again."))
    if attempted(form, lambda: actions.vote(acting(), seat, poll, *form.ballot()) or True):
        flash(_("Your vote is counted. You may change it until the poll is closed."), "success")
        return _back(id)
    return _show(seat_for(acting(), id), form)


@page.post("/live/<int:id>/polls/<int:poll_id>/texts/<int:ballot_id>")
@signed_in
def hide(id, poll_id, ballot_id):
    """Take what somebody wrote out of the list, or put it back."""
    seat = seat_for(acting(), id)
    poll = queries.poll_for(acting(), seat, poll_id)
    require(rules.may_run(acting(), seat))
    actions.hide_text(acting(), seat, poll, queries.text_in(poll, ballot_id), request.form.get("back") != "1")
    return _back(id)


@page.get("/live/<int:id>/polls/<int:poll_id>.csv")
@signed_in
def table(id, poll_id):
    """A poll's votes as a table for a spreadsheet."""
    seat = seat_for(acting(), id)
    poll = queries.poll_for(acting(), seat, poll_id)
    require(rules.may_export(acting(), seat))
    headers = {"Content-Disposition": f'attachment; filename="poll-{poll_id}.csv"'}
    return Response(csv_of(table_of(poll)), content_type="text/csv; charset=utf-8", headers=headers)


@page.post("/live/<int:id>/reactions")
@signed_in
@takes(ReactForm)
def react(form, id):
    """Clap, and the like, from the page of text."""
    BY_TEXT.spend(acting().id, _("That was too quick. Wait a moment and try again."))
    seat = seat_for(acting(), id)
    attempted(form, lambda: actions.react(acting(), seat, form.kind.data) or True)
    _say_refusals(form)
    return redirect(url_for("live.text", id=id))


def _show(seat, form):
    found = [one for one in queries.all_of(seat.live.id) if rules.may_know(acting(), seat, one)]
    now = next((one for one in found if one.state == "open"), None)
    mine = queries.ballot_of(acting(), now) if now else None
    seen = [one for one in found if rules.may_see_results(acting(), seat, one, one is now and mine is not None)]
    counts, texts = queries.counts_of([one.id for one in seen]), queries.texts_of([one.id for one in seen], rules.may_export(acting(), seat))
    return show(
        "polls/list.html", form=form, live=seat.live, seat=seat, rules=rules, polls=found, now=now, mine=mine, labels_of=labels_of,
        standing={one.id: payloads.tally(one, counts[one.id], texts[one.id]) for one in seen if one.state != "draft"},
    )


def _say_refusals(form) -> None:
    for field in form:
        for refusal in field.errors:
            flash(refusal, "danger")


def _back(id: int):
    return redirect(url_for("polls.polls", id=id))


_ACTS = {"open": actions.open_poll, "close": actions.close_poll, "show": actions.show, "drop": actions.drop}
