"""What a pair does: goals, meetings, next steps."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from flask import Response, request

from hub.clock import now
from hub.mentorship import actions, queries
from hub.mentorship.actions.meetings import LONGEST, SHORTEST
from hub.mentorship.forms import GoalForm, LogForm, MeetingForm, ProgressForm, StepForm
from hub.mentorship.views.blueprint import back_to, page, show_for, the_active_pair, the_pair
from hub.text.languages import _
from hub.web.acting import acting, settings
from hub.web.forms import attempted
from hub.web.guards import signed_in, takes


@page.route("/mentoring/<int:id>/goals/new", methods=["GET", "POST"])
@signed_in
@takes(GoalForm)
def goal(form, id):
    """Set a goal."""
    pair = the_active_pair(id)
    if attempted(form, lambda: actions.aim(acting(), pair, form.aim())):
        return back_to(pair, _("The goal is set."))
    return show_for("goal", pair, form)


@page.route("/mentoring/<int:id>/goals/<int:goal_id>", methods=["GET", "POST"])
@signed_in
@takes(ProgressForm)
def progress(form, id, goal_id):
    """Say how far a goal is."""
    pair = the_active_pair(id)
    goal = queries.goal_for(pair, goal_id)
    if attempted(form, lambda: actions.note_progress(acting(), pair, goal, form.progress()) or True):
        return back_to(pair, _("The goal is brought up to date."))
    if not form.is_submitted():
        form.percent.data, form.state.data, form.level.data = goal.percent, goal.state, str(goal.level or "")
    return show_for("progress", pair, form, goal=goal)


@page.route("/mentoring/<int:id>/meetings/new", methods=["GET", "POST"])
@signed_in
@takes(MeetingForm)
def meeting(form, id):
    """Propose a time to meet."""
    pair = the_active_pair(id)
    if found := attempted(form, lambda: actions.propose(acting(), pair, form.appointment())):
        planned = found.state == "planned"
        return back_to(pair, _("The meeting is planned.") if planned else _("Your proposal is sent."))
    return show_for("meeting", pair, form)


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
    return show_for("move", pair, form, meeting=meeting)


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


@page.route("/mentoring/<int:id>/steps/new", methods=["GET", "POST"])
@signed_in
@takes(StepForm)
def step(form, id):
    """Plan a next step."""
    pair = the_active_pair(id)
    if attempted(form, lambda: actions.plan_step(acting(), pair, form.step())):
        return back_to(pair, _("The step is planned."))
    return show_for("step", pair, form)


@page.post("/mentoring/<int:id>/steps/<int:step_id>/done")
@signed_in
def finish(id, step_id):
    """Tick a step off."""
    pair = the_pair(id)
    actions.finish(acting(), pair, queries.step_for(pair, step_id))
    return back_to(pair, _("Done. Well done."))


@page.post("/mentoring/<int:id>/steps/<int:step_id>/open")
@signed_in
def reopen(id, step_id):
    """Take the tick back."""
    pair = the_pair(id)
    actions.reopen(acting(), pair, queries.step_for(pair, step_id))
    return back_to(pair, _("The step is open again."))


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
