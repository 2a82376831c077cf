"""The room with script, and the doors."""

from flask import flash, redirect, url_for

from hub.live import actions, queries, rules
from hub.live.audio.costs import MB_AN_HOUR
from hub.live.forms import LANGUAGES, CloseForm
from hub.live.parts import PARTS
from hub.live.views.blueprint import page
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.guards import signed_in, takes
from hub.web.pages import page as show


@page.get("/live/<int:id>/room")
@signed_in
def room(id):
    """The room itself, drawn by script from facts."""
    seat = queries.any_seat_for(acting(), id)
    if not rules.may_enter(acting(), seat):
        return redirect(url_for("live.live" if rules.may_observe(acting(), seat) or seat.live.is_over else "live.door", id=id))
    return show("live/room.html", seat=seat, live=seat.live, community=seat.community, rules=rules, costs=MB_AN_HOUR, parts=PARTS, spoken=LANGUAGES)


@page.post("/live/<int:id>/open")
@signed_in
def open_doors(id):
    """Open the room."""
    actions.open_doors(acting(), queries.seat_for(acting(), id, lock=True))
    return redirect(url_for("live.room", id=id))


@page.post("/live/<int:id>/close")
@signed_in
@takes(CloseForm)
def close(form, id):
    """Close the room into session notes."""
    item = actions.close(acting(), queries.seat_for(acting(), id, lock=True), form.notes)
    flash(_("The session is closed. These are its notes; correct them while you remember."), "success")
    return redirect(url_for("library.item", id=item.id))
