"""The page of text: following, saying, typing notes and leading a session by plain forms."""

from flask import flash, make_response, redirect, render_template, request, url_for

from hub.live import actions, payloads, queries, rules
from hub.live.fairness import in_order
from hub.live.forms import AgreedForm, CallForm, HandForm, LineForm, NotesForm
from hub.live.parts import PARTS, mine_of
from hub.live.showing import notes_html
from hub.live.views.blueprint import page
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import Form, attempted
from hub.web.guards import anyone, signed_in, takes

REFRESH = 20  # seconds; about one kilobyte each time
FORMS = {"hand": HandForm, "agreed": AgreedForm}


@page.get("/live/<int:id>/text")
@anyone
def text(id):
    """The session as text that renews itself; while one writes it stands still."""
    seat = queries.any_seat_for(acting(), id)
    if seat.live.is_over:
        if seat.live.main_id:
            flash(_("Groups are over. Everybody is back."), "success")
        return redirect(url_for("live.text", id=seat.live.main_id) if seat.live.main_id else url_for("live.live", id=id))
    if not rules.may_observe(acting(), seat):
        return render_template("live/door.html", seat=seat, live=seat.live, rules=rules)
    writing = request.args.get("write", "")
    form = NotesForm(formdata=None).show_notes(seat.live) if writing == "notes" else FORMS.get(writing, LineForm)(formdata=None)
    response = make_response(page_of_text(seat, form, writing))
    if not writing:
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
    return page_of_text(queries.seat_for(acting(), id), form, "1"), 422


@page.post("/live/<int:id>/notes")
@signed_in
@takes(NotesForm)
def notes(form, id):
    """Save the notes from the page of text."""
    seat = queries.seat_for(acting(), id, lock=True)
    if attempted(form, lambda: actions.write_notes_by_text(acting(), seat, *form.notes(), form.key.data) or True):
        flash(_("The notes are saved. Everybody sees them."), "success")
        return redirect(url_for("live.text", id=id, _anchor="notes"))
    return page_of_text(queries.seat_for(acting(), id), form, "notes"), 422


@page.post("/live/<int:id>/hand")
@signed_in
@takes(HandForm)
def hand(form, id):
    """Raise or lower one's hand from the page of text, with a word and the way one will say it."""
    seat = queries.seat_for(acting(), id, lock=True)
    if attempted(form, lambda: actions.hand_by_text(acting(), seat, form.up.data == "1", form.asked()) or True):
        return redirect(url_for("live.text", id=id))
    return page_of_text(queries.seat_for(acting(), id), form, "hand"), 422


@page.post("/live/<int:id>/hands/<int:person_id>")
@signed_in
@takes(CallForm)
def hand_of(form, id, person_id):
    """Give somebody the word, or lower their hand, as who leads the session."""
    seat, site = queries.seat_for(acting(), id, lock=True), form.site.data or 0
    if form.act.data == "lower":
        actions.lower(acting(), seat, person_id, site_id=site)
    else:
        actions.call(acting(), seat, person_id, site)
    return redirect(url_for("live.text", id=id, _anchor="hands"))


@page.post("/live/<int:id>/point")
@signed_in
def point(id):
    """Say which point of the agenda is being talked about."""
    number = request.form.get("point", "")
    actions.point(acting(), queries.seat_for(acting(), id, lock=True), int(number) if number.isdecimal() and len(number) < 5 else -1)
    return redirect(url_for("live.text", id=id))


@page.post("/live/<int:id>/lines/<int:seq>/hide")
@signed_in
def hide(id, seq):
    """Take a chat line away."""
    actions.hide(acting(), queries.seat_for(acting(), id, lock=True), seq)
    return redirect(url_for("live.text", id=id, _anchor="talk"))


@page.post("/live/<int:id>/here")
@signed_in
def here(id):
    """Be counted as following by text."""
    actions.follow_by_text(acting(), queries.seat_for(acting(), id, lock=True))
    flash(_("You are counted as here."), "success")
    return redirect(url_for("live.text", id=id))


def page_of_text(seat, form: Form, writing: str) -> str:
    """The page with the form of what one writes now (`writing`)."""
    state = payloads.state(queries.room_of(seat.live))
    return render_template(
        "live/text.html", seat=seat, live=seat.live, community=seat.community, rules=rules, form=form,
        state=state, queue=in_order(state["hands"], state["order"]["last"], "remote" in seat.live.orders),
        lines=queries.lines_before(seat.live.id), refresh=REFRESH,
        writing=writing, notes_html=notes_html(seat.live.notes_source), parts=PARTS, mine_of=mine_of(acting(), seat),
    )
