"""Meetings of a group: a time that suits all, who comes, moving, what became of it, and the entry for a calendar."""

from datetime import date, time
from zoneinfo import ZoneInfo

from flask import Response, flash, redirect, request, url_for

from hub.errors import require
from hub.mentorship import actions, queries, rules
from hub.mentorship.actions.meetings import LONGEST, SHORTEST
from hub.mentorship.forms import GroupHeldForm, GroupMeetingForm
from hub.mentorship.views.blueprint import page
from hub.text.languages import _
from hub.web.acting import acting, settings
from hub.web.forms import attempted
from hub.web.guards import signed_in, takes
from hub.web.pages import page as show

USUAL = 45  # minutes


@page.route("/mentoring/groups/<int:id>/meetings/new", methods=["GET", "POST"])
@signed_in
@takes(GroupMeetingForm)
def meet_as_group(form, id):
    """Propose a time to all of the group."""
    group, pair = _mine(id)
    if attempted(form, lambda: actions.propose_to_group(acting(), group, pair, form.appointment())):
        return _back(id, _("The time is proposed. Everybody in the group is told."))
    if not form.is_submitted():
        _fill_chosen(form, request.args)
    return _asked(form, id, None)


@page.route("/mentoring/groups/<int:id>/meetings/<int:meeting_id>/move", methods=["GET", "POST"])
@signed_in
@takes(GroupMeetingForm)
def move_as_group(form, id, meeting_id):
    """Propose another time."""
    group, meeting = _changed(id, meeting_id)
    if attempted(form, lambda: actions.move_group_meeting(acting(), group, meeting, form.appointment())):
        return _back(id, _("The other time is proposed."))
    if not form.is_submitted():
        _fill(form, meeting)
        form.plan.data = meeting.plan
        _fill_chosen(form, request.args)
    return _asked(form, id, meeting_id)


@page.route("/mentoring/groups/<int:id>/meetings/<int:meeting_id>/held", methods=["GET", "POST"])
@signed_in
@takes(GroupHeldForm)
def held_as_group(form, id, meeting_id):
    """Say how it was, and who was there."""
    group, meeting = _changed(id, meeting_id)
    form.offer(queries.members_of(group))
    if attempted(form, lambda: actions.hold_group_meeting(acting(), group, meeting, form.account(), form.who())):
        return _back(id, _("The meeting is logged. It counts in the mentorship of each who was there."))
    if not form.is_submitted():
        _fill(form, meeting)
    return show("mentorship/group_held.html", form=form, group=_mine(id)[0])


@page.post("/mentoring/groups/<int:id>/meetings/<int:meeting_id>/answer")
@signed_in
def answer_as_group(id, meeting_id):
    """Say whether I come."""
    group, pair = _mine(id)
    actions.answer_group_meeting(acting(), group, pair, queries.group_meeting_for(group, meeting_id), request.form.get("comes") == "yes")
    return redirect(url_for("mentorship.group", id=id))


@page.post("/mentoring/groups/<int:id>/meetings/<int:meeting_id>/cancel")
@signed_in
def call_off_as_group(id, meeting_id):
    """Call it off."""
    group, _pair = _mine(id)
    actions.call_off_group_meeting(acting(), group, queries.group_meeting_for(group, meeting_id))
    return _back(id, _("The meeting is called off."))


@page.post("/mentoring/groups/<int:id>/meetings/<int:meeting_id>/missed")
@signed_in
def miss_as_group(id, meeting_id):
    """Note that it did not take place."""
    group, _pair = _mine(id)
    actions.miss_group_meeting(acting(), group, queries.group_meeting_for(group, meeting_id))
    return _back(id, _("Noted. Propose another time when it suits you all."))


@page.get("/mentoring/groups/<int:id>/meetings/<int:meeting_id>.ics")
@signed_in
def calendar_as_group(id, meeting_id):
    """A meeting of the group for my own calendar."""
    from hub.mentorship.calendar import calendar_of_group  # loaded when first asked for: the library takes 3 MB

    group, _pair = _mine(id)
    body = calendar_of_group(queries.group_meeting_for(group, meeting_id), group, acting().zone, settings().base_url)
    return Response(body, content_type="text/calendar; charset=utf-8", headers={"Content-Disposition": 'attachment; filename="mentoring.ics"'})


def _mine(group_id: int):
    # Who has not joined knows of the group, and of nothing in it.
    group, pair = queries.group_for(acting(), group_id)
    require(rules.is_in_group(acting(), group, pair), _("Join the group first."))
    return group, pair


def _changed(group_id: int, meeting_id: int):
    group, _pair = _mine(group_id)
    meeting = queries.group_meeting_for(group, meeting_id)
    require(rules.may_change_group_meeting(acting(), group, meeting) or request.method == "POST")
    return group, meeting


def _back(group_id: int, sentence: str):
    flash(sentence, "success")
    return redirect(url_for("mentorship.group", id=group_id))


def _asked(form, group_id: int, meeting_id: int | None):
    group, pair = _mine(group_id)
    require(rules.may_say_in_group(acting(), group, pair))
    members, by = queries.members_of(group), acting()
    minutes = form.minutes.data if isinstance(form.minutes.data, int) and SHORTEST <= form.minutes.data <= LONGEST else USUAL
    moments, silent = queries.times_for_group(group, members, minutes)
    people = {group.mentor_id: group.mentor.name, **{one.mentee_id: one.mentee.name for one in members}}
    return show(
        "mentorship/group_meeting.html", form=form, group=group, meeting_id=meeting_id, silent=[people[one] for one in sorted(silent)],
        suits=[(moment, moment.astimezone(ZoneInfo(by.zone))) for moment in moments], said_mine=by.id not in silent,
    )


def _fill_chosen(form, asked) -> None:
    # A proposed time is a link back to this form, so that it can be changed before it is sent.
    try:
        form.on.data, form.at.data = date.fromisoformat(asked["on"]), time.fromisoformat(asked["at"]).replace(tzinfo=None)
    except (KeyError, ValueError):
        return


def _fill(form, meeting) -> None:
    local = meeting.starts_at.astimezone(ZoneInfo(acting().zone))
    form.on.data, form.at.data, form.minutes.data, form.way.data = local.date(), local.time(), meeting.minutes, meeting.way
