"""The pages of a group round one mentor: beginning one, joining, talking together, leaving, ending it."""

from flask import flash, redirect, url_for

from hub.clock import now
from hub.errors import NotFound
from hub.mentorship import actions, queries, rules
from hub.mentorship.forms import GroupForm, MessageForm
from hub.mentorship.views.blueprint import before, page
from hub.mentorship.views.circles import file_sent
from hub.notifications import actions as notifications
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import signed_in, takes
from hub.web.pages import page as show


@page.route("/mentoring/groups/new", methods=["GET", "POST"])
@signed_in
@takes(GroupForm)
def begin_group(form):
    """Begin a group for my mentees."""
    if group := attempted(form, lambda: actions.begin_group(acting(), form.said(), form.key.data)):
        flash(_("The group is begun. Your mentees are told, and each decides whether to join."), "success")
        return redirect(url_for("mentorship.group", id=group.id))
    return show("mentorship/begin_group.html", form=form)


@page.route("/mentoring/groups/<int:id>", methods=["GET", "POST"])
@signed_in
@takes(MessageForm)
def group(form, id):
    """A group: who is in it, when it meets, what was said, saying something. Who has not joined sees its name and mentor alone."""
    by = acting()
    group, pair = queries.group_for(by, id)
    is_again = form.is_submitted() and queries.said_with(by, group, form.key.data) is not None
    if attempted(form, lambda: actions.say_in_group(by, group, pair, form.text.written, form.key.data, uploads=form.files.taken)):
        form.files.is_used = not is_again  # files of a message sent twice are let go
        flash(form.key.data, "posted")
        return redirect(url_for("mentorship.group", id=id))
    if form.is_submitted():
        group, pair = queries.group_for(by, id)  # a refusal undid the unit of work, and with it what was loaded
    inside = _inside(group) if rules.is_in_group(by, group, pair) else {"members": []}
    return show("mentorship/group.html", form=form, group=group, pair=pair, is_in="messages" in inside, now=now(), **inside)


def _inside(group) -> dict:
    messages = queries.group_messages(group, before())
    ahead, past = queries.group_meetings(group)
    files = queries.group_files_on([one.id for one in messages.rows])
    members = queries.members_of(group)
    names = {group.mentor_id: group.mentor.name, **{one.mentee_id: one.mentee.name for one in members}}
    return {"members": members, "names": names, "messages": messages, "files": files, "ahead": ahead, "past": past}


@page.get("/mentoring/groups/<int:id>/files/<int:file_id>/<path:name>")
@signed_in
def group_file(id, file_id, name):
    """A file of the group, for who is in it; its name in the address is for people only."""
    group, pair = queries.group_for(acting(), id)
    if not rules.is_in_group(acting(), group, pair):
        raise NotFound()
    return file_sent(queries.group_file_for(group, file_id))


@page.post("/mentoring/groups/<int:id>/seen")
@signed_in
def group_seen(id):
    """Note that the page was read, so that its notices are."""
    group, _pair = queries.group_for(acting(), id)
    notifications.mark_seen(acting(), [url_for("mentorship.group", id=group.id)])
    return "", 204


@page.post("/mentoring/groups/<int:id>/join")
@signed_in
def join_group(id):
    """Join."""
    actions.join_group(acting(), *queries.group_for(acting(), id))
    return redirect(url_for("mentorship.group", id=id))


@page.post("/mentoring/groups/<int:id>/leave")
@signed_in
def leave_group(id):
    """Leave."""
    actions.leave_group(acting(), *queries.group_for(acting(), id))
    flash(_("You left the group. Your own mentorship goes on."), "success")
    return redirect(url_for("mentorship.mine"))


@page.post("/mentoring/groups/<int:id>/end")
@signed_in
def end_group(id):
    """End it, with everything said in it."""
    actions.end_group(acting(), queries.group_for(acting(), id)[0])
    flash(_("The group is ended and what was said in it is deleted. Your mentorships go on."), "success")
    return redirect(url_for("mentorship.mine"))


@page.post("/mentoring/groups/<int:id>/messages/<int:message_id>/remove")
@signed_in
def remove_from_group(id, message_id):
    """Remove a message: one's own, or any as the mentor."""
    group, _pair = queries.group_for(acting(), id)
    actions.remove_from_group(acting(), group, queries.group_message_for(group, message_id))
    return redirect(url_for("mentorship.group", id=id))
