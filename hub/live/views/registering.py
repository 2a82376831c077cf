"""Registering with answers, and the host's page of who registered."""

from flask import Response, flash, redirect, request, url_for

from hub.errors import require
from hub.live import actions, queries, rules
from hub.live.forms import AdmitForm, RegisterForm
from hub.live.tables import table_of
from hub.live.views.blueprint import page
from hub.text.cells import csv_of
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import signed_in, takes
from hub.web.pages import page as show


@page.route("/live/<int:id>/register", methods=["GET", "POST"])
@signed_in
@takes(RegisterForm)
def register(form, id):
    """Say that one comes, to this one or to all dates, answering what the host asks; or wait for a seat."""
    seat = queries.any_seat_for(acting(), id, lock=request.method == "POST")
    form.name(seat.live.questions)
    if mine := attempted(form, lambda: actions.register_here(acting(), seat, form.answers(), with_following=bool(request.form.get("all")))):
        flash(_told(mine.place), "success")
        return redirect(url_for("live.live", id=id))
    return show("live/register.html", form=form, seat=seat, live=seat.live, follow=len(queries.ids_that_follow(seat.live)))


@page.get("/live/<int:id>/registered")
@signed_in
def registered(id):
    """Who registered and what they answered, for who leads the session."""
    seat = queries.seat_for(acting(), id)
    require(rules.may_admit(acting(), seat))
    return show("live/registered.html", seat=seat, live=seat.live, rows=queries.registrations_for(acting(), seat), hosts=queries.leading_ids(seat.live))


@page.get("/live/<int:id>/registered.csv")
@signed_in
def registered_table(id):
    """The same as a table for a spreadsheet."""
    seat = queries.seat_for(acting(), id)
    body = csv_of(table_of(seat.live, queries.registrations_for(acting(), seat)))
    headers = {"Content-Disposition": f'attachment; filename="registered-{id}.csv"'}
    return Response(body, content_type="text/csv; charset=utf-8", headers=headers)


@page.post("/live/<int:id>/registered/<int:person_id>")
@signed_in
@takes(AdmitForm)
def admit(form, id, person_id):
    """Take or decline one who registered."""
    seat = queries.seat_for(acting(), id, lock=True)
    if form.is_decline:
        actions.decline(acting(), seat, person_id, form.word.data or "")
    else:
        actions.accept(acting(), seat, person_id)
    flash(_("Done. They are told."), "success")
    return redirect(url_for("live.registered", id=id))


def _told(place: str) -> str:
    return {
        "waiting": _("All seats are taken. You wait for one, and hear at once when it is yours."),
        "pending": _("The host looks at who registers. You hear as soon as it is decided."),
        "declined": _("The host could not take your registration."),
    }.get(place, _("You are registered. We remind you a week, a day and an hour before."))
