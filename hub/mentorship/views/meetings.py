"""Meetings of a pair: times that suit both, agreeing, moving, what became of it; and the way to the hours one is free."""

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from flask import Response, redirect, request, url_for

from hub.clock import now
from hub.mentorship import actions, queries
from hub.mentorship.actions.meetings import LONGEST, SHORTEST
from hub.mentorship.forms import LogForm, MeetingForm, TouchForm
from hub.mentorship.views.blueprint import back_to, page, show_for, the_active_pair, the_pair
from hub.text.languages import _
from hub.web.acting import acting, settings
from hub.web.forms import attempted
from hub.web.guards import signed_in, takes

USUAL = 45  # minutes


@page.get("/mentoring/hours")
@signed_in
def hours():
    """When I am free each week: said once, in the profile for matching."""
    return redirect(url_for("matching.hours", back="mentoring"))


@page.route("/mentoring/<int:id>/contact", methods=["GET", "POST"])
@signed_in
@takes(TouchForm)
def touch(form, id):
    """Log in one tap that we were in contact just now."""
    pair = the_active_pair(id)
    if attempted(form, lambda: actions.touch(acting(), pair, form.way.data, form.key.data)):
        return back_to(pair, _("Noted: you were in contact today."))
    return show_for("contact", pair, form)


@page.route("/mentoring/<int:id>/meetings/new", methods=["GET", "POST"])
@signed_in
@takes(MeetingForm)
def meeting(form, id):
    """Propose a time to meet."""
    pair = the_active_pair(id)
    if found := attempted(form, lambda: actions.propose(acting(), pair, form.appointment())):
        planned = found.state == "planned"
        return back_to(pair, _("The meeting is planned.") if planned else _("Your proposal is sent."))
    if not form.is_submitted():
        _fill_chosen(form, request.args)
    return show_for("meeting", pair, form, **_choices(id, form))


@page.route("/mentoring/<int:id>/meetings/<int:meeting_id>/move", methods=["GET", "POST"])
@signed_in
@takes(MeetingForm)
def move(form, id, meeting_id):
    """Propose another time."""
    pair = the_active_pair(id)
    meeting = queries.meeting_for(pair, meeting_id)
    if attempted(form, lambda: actions.move(acting(), pair, meeting, form.appointment())):
        return back_to(pair, _("The other time is proposed."))
    if not form.is_submitted():
        _fill(form, meeting)
        form.plan.data = meeting.plan
    return show_for("move", pair, form, meeting=meeting, **_choices(id, form))


@page.post("/mentoring/<int:id>/meetings/<int:meeting_id>/agree")
@signed_in
def agree(id, meeting_id):
    """Say yes to a time."""
    pair = the_pair(id)
    actions.agree(acting(), pair, queries.meeting_for(pair, meeting_id))
    return back_to(pair, _("The meeting is planned."))


@page.post("/mentoring/<int:id>/meetings/<int:meeting_id>/cancel")
@signed_in
def call_off(id, meeting_id):
    """Call a meeting off."""
    pair = the_pair(id)
    actions.call_off(acting(), pair, queries.meeting_for(pair, meeting_id))
    return back_to(pair, _("The meeting is called off."))


@page.post("/mentoring/<int:id>/meetings/<int:meeting_id>/missed")
@signed_in
def miss(id, meeting_id):
    """Note that a meeting was missed."""
    pair = the_pair(id)
    actions.miss(acting(), pair, queries.meeting_for(pair, meeting_id))
    return back_to(pair, _("Noted. Propose another time when it suits you both."))


@page.get("/mentoring/<int:id>/meetings/<int:meeting_id>.ics")
@signed_in
def calendar(id, meeting_id):
    """A meeting for my own calendar."""
    from hub.mentorship.calendar import calendar_of  # loaded when first asked for: the library takes 3 MB

    pair = the_pair(id)
    body = calendar_of(queries.meeting_for(pair, meeting_id), pair, acting().id, settings().base_url)
    return Response(body, content_type="text/calendar; charset=utf-8", headers={"Content-Disposition": 'attachment; filename="mentoring.ics"'})


@page.route("/mentoring/<int:id>/log", methods=["GET", "POST"])
@signed_in
@takes(LogForm)
def log(form, id):
    """Log a meeting that was not planned here."""
    pair = the_active_pair(id)
    if attempted(form, lambda: actions.log(acting(), pair, form.account())):
        return back_to(pair, _("The meeting is logged."), form)
    if not form.is_submitted():
        _fill_after_call(form, request.args.get("minutes", type=int))
    return show_for("log", pair, form, meeting=None)


@page.route("/mentoring/<int:id>/meetings/<int:meeting_id>/log", methods=["GET", "POST"])
@signed_in
@takes(LogForm)
def log_meeting(form, id, meeting_id):
    """Say what was at a planned meeting."""
    pair = the_active_pair(id)
    meeting = queries.meeting_for(pair, meeting_id)
    if attempted(form, lambda: actions.log_planned(acting(), pair, meeting, form.account())):
        return back_to(pair, _("The meeting is logged."), form)
    if not form.is_submitted():
        _fill(form, meeting)
    return show_for("log", pair, form, meeting=meeting)


def _choices(id: int, form) -> dict:
    """What suits both, for a form that proposes a time."""
    pair = queries.pair_for(acting(), id)  # a refusal undid the unit of work, and with it what was loaded
    by, minutes = acting(), form.minutes.data if isinstance(form.minutes.data, int) and SHORTEST <= form.minutes.data <= LONGEST else USUAL
    slots = queries.slots_of(pair.people_ids)
    suits = [(moment, moment.astimezone(ZoneInfo(by.zone))) for moment in queries.times_for_both(by, pair, minutes)]
    return {"suits": suits, "said_mine": by.id in slots, "said_theirs": pair.other_than(by.id).id in slots}


def _fill_chosen(form, asked) -> None:
    # A proposed time is a link back to this form, so that it can be changed before it is sent.
    try:
        form.on.data, form.at.data = date.fromisoformat(asked["on"]), time.fromisoformat(asked["at"]).replace(tzinfo=None)
    except (KeyError, ValueError):
        return


def _fill_after_call(form, talked: int | None) -> None:
    # The page of a call leads here with how long it lasted; without that it is only today.
    minutes = min(max(talked or 0, SHORTEST), LONGEST)
    local = (now() - timedelta(minutes=minutes if talked else 0)).astimezone(ZoneInfo(acting().zone))
    form.on.data = local.date()
    if talked:
        form.at.data, form.minutes.data, form.way.data = local.time(), minutes, "voice"


def _fill(form, meeting) -> None:
    local = meeting.starts_at.astimezone(ZoneInfo(acting().zone))
    form.on.data, form.at.data, form.minutes.data, form.way.data = local.date(), local.time(), meeting.minutes, meeting.way
