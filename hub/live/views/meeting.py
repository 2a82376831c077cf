"""What goes with a meeting, without script: more time and the next point, the meeting elsewhere, and being recorded."""

from flask import Response, flash, redirect, request, url_for

from hub.errors import NotFound
from hub.live import actions, alongside, queries, rules
from hub.live.consenting import WORDINGS, wording
from hub.live.forms import OutsideForm
from hub.live.views.blueprint import page
from hub.text.cells import csv_of
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import after_sent, attempted, key_sent
from hub.web.guards import signed_in, takes
from hub.web.pages import page as show

MORE = 5  # minutes at a tap
page.add_app_template_global(alongside.minutes_left, "minutes_left")
page.add_app_template_global(wording, "recorded_wording")


@page.post("/live/<int:id>/agenda/more")
@signed_in
def more_time(id):
    """Give the present point five minutes more."""
    actions.extend(acting(), queries.seat_for(acting(), id, lock=True), MORE, key_sent(), after_sent())
    return redirect(url_for("live.text", id=id))


@page.post("/live/<int:id>/agenda/next")
@signed_in
def next_point(id):
    """Go on to the next point of the agenda."""
    actions.next_point(acting(), queries.seat_for(acting(), id, lock=True), key_sent(), after_sent())
    return redirect(url_for("live.text", id=id))


@page.route("/live/<int:id>/elsewhere", methods=["GET", "POST"])
@signed_in
@takes(OutsideForm)
def elsewhere(form, id):
    """The meeting elsewhere: its link and what it costs, for who is inside; who leads sets it."""
    seat = queries.seat_for(acting(), id, lock=request.method == "POST")
    if attempted(form, lambda: actions.set_outside(acting(), seat, form.url.data) or True):
        flash(_("The link is saved. Everybody inside sees it at once.") if form.url.data else _("The link is gone."), "success")
        return redirect(url_for("live.elsewhere", id=id))
    if form.refused:  # what was refused was undone, the session we knew with it
        seat = queries.seat_for(acting(), id)
    if not form.is_submitted():
        form.url.data = actions.outside_link(acting(), seat)
    if not form.url.data and not rules.may_change(acting(), seat):
        raise NotFound(_("This session has no meeting elsewhere."))
    return show("live/elsewhere.html", live=seat.live, seat=seat, rules=rules, form=form, link=actions.outside_link(acting(), seat))


@page.get("/live/<int:id>/consent")
@signed_in
def being_recorded(id):
    """What one said about being recorded, and how to change it."""
    seat = queries.seat_for(acting(), id)
    if not rules.may_enter(acting(), seat):
        return redirect(url_for("live.live", id=id))
    said = queries.consent_of(id, acting().id)
    return show("live/being_recorded.html", live=seat.live, seat=seat, rules=rules, mine={"choice": said.choice if said else ""})


@page.post("/live/<int:id>/consent")
@signed_in
def consent(id):
    """Say whether one agrees to be recorded."""
    actions.consent(acting(), queries.seat_for(acting(), id, lock=True), request.form.get("choice", ""))
    flash(_("Your answer is noted. You can change it at any time."), "success")
    return redirect(url_for("live.being_recorded", id=id))


@page.get("/live/<int:id>/consents")
@signed_in
def consents(id):
    """What everybody said about being recorded, for who leads the session."""
    seat = queries.seat_for(acting(), id)
    rows = queries.consents_for(acting(), seat)
    return show("live/consents.html", live=seat.live, rows=rows, wordings=WORDINGS, last={row.person_id: row.id for row in rows})


@page.get("/live/<int:id>/consents.csv")
@signed_in
def consents_table(id):
    """The same as a table for the files."""
    rows = queries.consents_for(acting(), queries.seat_for(acting(), id))
    lines = [["name", "answer", "at", "wording", "language", "text"]]
    for row in rows:
        lines.append([row.person.name, row.choice, f"{row.at:%Y-%m-%d %H:%M:%S} UTC", row.wording, row.language, str(WORDINGS[row.wording])])
    body = csv_of(lines)
    return Response(body, content_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="consents-{id}.csv"'})
