"""Pages about notices: the list, the settings, and stopping mail without signing in."""

from flask import Blueprint, flash, make_response, redirect, request, url_for

from hub.errors import NotFound
from hub.limits import Budget
from hub.mail.signing import opened
from hub.notifications import actions, queries
from hub.notifications.forms import ReadForm, SettingsForm
from hub.notifications.sentences import said
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.frame import frame_value
from hub.web.guards import anyone, signed_in, takes
from hub.web.pages import page as show

page = Blueprint("notifications", __name__)
WRONG_LINKS = Budget(30, 3600)  # from one place; good ones are not counted, as a mail service presses them for everybody it serves


@frame_value
def unread_count(by) -> int:
    """How many notices the person has not read; the bell shows it on every page."""
    return queries.unread_of(by.id)


@page.get("/notices")
@signed_in
def notices():
    """What I was told, newest first."""
    found = queries.notices_of(acting(), before=request.args.get("before", type=int))
    names = queries.names_of_communities_for(acting(), (notice.community_id for notice in found.rows))
    return show("notifications/notices.html", notices=found, names=names, said=said)


@page.post("/notices/<int:id>/read")
@signed_in
def read(id):
    """Mark one as read and go where it leads."""
    notice = queries.notice_for(acting(), id)
    actions.mark_read(acting(), notice)
    return redirect(notice.path)


@page.post("/notices/read")
@signed_in
@takes(ReadForm)
def read_all(form):
    """Mark all as read that the page showed or that are older."""
    actions.mark_all_read(acting(), form.up_to.data if form.validate() else None)
    return redirect(url_for("notifications.notices"))


@page.route("/me/notices", methods=["GET", "POST"])
@signed_in
@takes(SettingsForm)
def settings(form):
    """How I am written to."""
    if attempted(form, lambda: actions.choose_mail(acting(), form.mail.data, form.digest.data, form.quiet.data)):
        flash(_("Saved."), "success")
        return redirect(url_for("notifications.settings"))
    choice = queries.choice_of(acting().id)
    if not form.is_submitted():
        form.process(obj=choice)
    return show("notifications/settings.html", form=form, silenced=queries.names_of_communities_for(acting(), choice.silenced))


@page.post("/me/notices/<int:id>/again")
@signed_in
def hear_again(id):
    """Let mail about a community come again."""
    actions.hear_again(acting(), id)
    flash(_("Mail about it comes again."), "success")
    return redirect(url_for("notifications.settings"))


@page.route("/unsubscribe/<token>", methods=["GET", "POST"])
@anyone
def unsubscribe(token):
    """Stop mail: the page asks, the button (or the mail program's one click) does it; works without signing in."""
    values = opened("unsubscribe", token)
    if values is None:
        WRONG_LINKS.spend(request.remote_addr)
        raise NotFound(_("This link is not good. Sign in and choose under “Mail and notifications”."))
    person_id, community_id = values
    stopped = request.method == "POST"
    if stopped:
        actions.silence(person_id, community_id or None)
    name = queries.name_open_to(person_id, community_id) or _("this community") if community_id else ""
    answer = make_response(show("notifications/unsubscribe.html", name=name, stopped=stopped))
    answer.headers["Referrer-Policy"] = "no-referrer"  # the address is the proof
    return answer


# A mail program's one click (RFC 8058) carries no token of a page; the sealed link is the proof.
page.record_once(lambda state: state.app.extensions["csrf"].exempt(unsubscribe))
