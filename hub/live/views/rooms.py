"""The room with script, the page of text without, and the doors."""

from flask import flash, make_response, redirect, render_template, request, url_for

from hub.live import actions, payloads, queries, rules
from hub.live.forms import CloseForm, LineForm
from hub.live.views.blueprint import page
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import Form, attempted
from hub.web.guards import anyone, signed_in, takes
from hub.web.pages import page as show

REFRESH = 20  # seconds; about one kilobyte each time


@page.get("/live/<int:id>/room")
@signed_in
def room(id):
    """The room itself, drawn by script from facts."""
    seat = queries.seat_for(acting(), id)
    if not rules.may_enter(acting(), seat):
        return redirect(url_for("live.live", id=id))
    return show("live/room.html", seat=seat, live=seat.live, community=seat.community, rules=rules)


@page.get("/live/<int:id>/text")
@anyone
def text(id):
    """The session as text that renews itself; while one writes it stands still."""
    seat = queries.seat_for(acting(), id)
    if seat.live.is_over:
        return redirect(url_for("live.live", id=id))
    response = make_response(_text_page(seat, LineForm(formdata=None)))
    if "write" not in request.args:
        response.headers["Refresh"] = str(REFRESH)
    return response


@page.post("/live/<int:id>/say")
@signed_in
@takes(LineForm)
def say(form, id):
    """Say a line from the page of text."""
    seat = queries.seat_for(acting(), id, lock=True)
    if attempted(form, lambda: actions.say_by_text(acting(), seat, form.line(), form.key.data)):
        return redirect(url_for("live.text", id=id, _anchor="talk"))
    return _text_page(queries.seat_for(acting(), id), form), 422


@page.post("/live/<int:id>/hand")
@signed_in
def hand(id):
    """Raise or lower one's hand from the page of text."""
    actions.hand_by_text(acting(), queries.seat_for(acting(), id, lock=True), request.form.get("up") == "1")
    return redirect(url_for("live.text", id=id))


@page.post("/live/<int:id>/here")
@signed_in
def here(id):
    """Be counted as following by text."""
    actions.follow_by_text(acting(), queries.seat_for(acting(), id, lock=True))
    flash(_("You are counted as here."), "success")
    return redirect(url_for("live.text", id=id))


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


def _text_page(seat, form: Form) -> str:
    return render_template(
        "live/text.html", seat=seat, live=seat.live, community=seat.community, rules=rules, form=form,
        state=payloads.state(queries.room_of(seat.live)), lines=queries.lines_before(seat.live.id), refresh=REFRESH,
        writing="write" in request.args or form.is_submitted(),
    )
