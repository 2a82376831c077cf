"""Writing down what was agreed, from the page without script."""

from flask import flash, redirect, url_for

from hub.live import actions, queries
from hub.live.forms import AgreedForm
from hub.live.views.blueprint import page
from hub.live.views.text import page_of_text
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import signed_in, takes


@page.post("/live/<int:id>/agreed")
@signed_in
@takes(AgreedForm)
def agree(form, id):
    """Put a decision or an action below the notes."""
    seat = queries.seat_for(acting(), id, lock=True)
    if attempted(form, lambda: actions.note_agreed_by_text(acting(), seat, form.agreed(), form.key.data)):
        flash(_("It stands in the notes. Everybody sees it."), "success")
        return redirect(url_for("live.text", id=id, _anchor="notes"))
    return page_of_text(queries.seat_for(acting(), id), form, "agreed"), 422
