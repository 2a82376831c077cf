"""Who heard how much of a session, and reporting what one heard later."""

from flask import Response, flash, jsonify, redirect, request, url_for

from hub.attendance import actions, queries, rules, tables
from hub.attendance.forms import CodesForm, Played
from hub.attendance.views.blueprint import page
from hub.errors import Invalid, require
from hub.live.queries import seat_for
from hub.text.cells import csv_of
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import signed_in, takes
from hub.web.pages import page as show

MOST_SHOWN = 300  # people by name on the page; the table for spreadsheets has all


@page.get("/live/<int:id>/attendance")
@signed_in
def attendance(id):
    """Who was there and heard how much, for who leads; everybody sees their own and totals in which nobody can be found."""
    by, seat = acting(), seat_for(acting(), id)
    sat = queries.sittings_in(seat.live)
    people, leads = queries.people_of(one.person_id for one in sat), rules.may_see_attendance(by, seat)
    return show(
        "attendance/attendance.html", live=seat.live, seat=seat, leads=leads, sat=sat, people=people, rules=rules,
        mine=next((one for one in sat if one.person_id == by.id), None), ways=tables.ways_of(sat), totals=tables.totals(sat, people, leads),
        counts=queries.counts_in(id), sites=queries.sites_in(id) if leads else [], certified=queries.certified_in(id) if leads else {},
        said=queries.said_in(seat.live), rule=queries.rule_of(id), most=MOST_SHOWN,
    )


@page.get("/live/<int:id>/attendance.csv")
@signed_in
def table(id):
    """The same as a table for funders, for who leads."""
    seat = seat_for(acting(), id)
    require(rules.may_see_attendance(acting(), seat), _("Only who leads the session takes its attendance away."))
    sat, counts = queries.sittings_in(seat.live), queries.counts_in(id)
    certified = {person_id for person_id, one in queries.certified_in(id).items() if one.revoked_at is None}
    more = {"sites": {site.id: (site.name, counts.get(site.id, [])) for site in queries.sites_in(id)}, "certified": certified}
    body = csv_of(tables.table_of(sat, queries.people_of(one.person_id for one in sat), more))
    headers = {"Content-Disposition": f'attachment; filename="attendance-{id}.csv"'}
    return Response(body, content_type="text/csv; charset=utf-8", headers=headers)


@page.post("/live/<int:id>/heard")
@signed_in
@takes(Played)
def heard(sent, id):
    """What a page has played of the recording, in ms of it; the same again changes nothing."""
    if sent.ranges is None:
        raise Invalid(_("This is no report of what was heard."))
    return jsonify(actions.report_heard(acting(), seat_for(acting(), id, lock=True), sent.ranges))


@page.route("/live/<int:id>/heard/pack", methods=["GET", "POST"])
@signed_in
@takes(CodesForm)
def pack(form, id):
    """Report by the codes of an offline pack."""
    seat = seat_for(acting(), id, lock=request.method == "POST")
    require(rules.may_report_heard(acting(), seat), _("You can report what you heard when the session is over."))
    if attempted(form, lambda: actions.report_pack(acting(), seat, form.codes.data)):
        flash(_("Thank you, it is written down."), "success")
        return redirect(url_for("attendance.attendance", id=id))
    return show("attendance/pack.html", form=form, live=seat.live, chapters=queries.chapters_for(acting(), seat.live))
