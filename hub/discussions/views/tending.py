"""Pages for looking after a thread: title, place, pinning, closing."""

from flask import flash, redirect, request, url_for

from hub.discussions import actions, queries, rules
from hub.discussions.forms import ConclusionForm, MoveForm, RenameForm
from hub.discussions.views.blueprint import page
from hub.errors import require
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import signed_in, takes
from hub.web.pages import page as show


@page.get("/threads/<int:id>/manage")
@signed_in
def manage(id):
    """What a facilitator or the starter can do with a thread."""
    thread = queries.thread_for(acting(), id)
    require(rules.may_close(acting(), thread), _("Only facilitators and whoever started the thread can do this."))
    return show("discussions/manage.html", thread=thread)


@page.route("/threads/<int:id>/rename", methods=["GET", "POST"])
@signed_in
@takes(RenameForm)
def rename(form, id):
    """Reword the title."""
    thread = queries.thread_for(acting(), id)
    require(rules.may_rename(acting(), thread))
    if attempted(form, lambda: actions.rename(acting(), thread, form.title.data) or True):
        return _back(thread, _("Saved."))
    form.title.data = form.title.data if form.is_submitted() else thread.title
    return show("discussions/rename.html", form=form, thread=thread)


@page.route("/threads/<int:id>/move", methods=["GET", "POST"])
@signed_in
@takes(MoveForm)
def move(form, id):
    """Take the thread to another community."""
    thread = queries.thread_for(acting(), id)
    require(rules.may_tend(acting(), thread))
    places = {place.id: place for place in queries.places_to_move_for(acting(), thread)}
    if attempted(form.offer(places.values()), lambda: actions.move(acting(), thread, places[form.community.data]) or True):
        return _back(thread, _("Moved. Whoever may read the new community can read it now, and nobody else."))
    return show("discussions/move.html", form=form, thread=thread, places=places)


@page.route("/threads/<int:id>/close", methods=["GET", "POST"])
@signed_in
@takes(ConclusionForm)
def close(form, id):
    """End the thread with a written conclusion."""
    thread = queries.thread_for(acting(), id)
    require(rules.may_close(acting(), thread))
    if attempted(form, lambda: actions.close(acting(), thread, form.text.written) or True):
        return _back(thread, _("Closed. Those who wrote here are told of the conclusion."))
    form.text.data = form.text.data or thread.conclusion
    return show("discussions/close.html", form=form, thread=queries.thread_for(acting(), id))


@page.post("/threads/<int:id>/reopen")
@signed_in
def reopen(id):
    """Let people write again."""
    thread = queries.thread_for(acting(), id)
    actions.reopen(acting(), thread)
    return _back(thread, _("Open again."))


@page.post("/threads/<int:id>/pin")
@signed_in
def pin(id):
    """Keep the thread on top, or let it go."""
    thread = queries.thread_for(acting(), id)
    actions.pin(acting(), thread, pinned=not request.form.get("back"))
    return _back(thread, _("Saved."))


def _back(thread, words: str):
    flash(words, "success")
    return redirect(url_for("discussions.thread", id=thread.id))
