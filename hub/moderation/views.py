"""Pages to report something, and to judge what was reported."""

from flask import Blueprint, flash, redirect, request, url_for

from hub.accounts.queries import person_for
from hub.discussions.queries import post_for
from hub.errors import NotFound, require_found
from hub.moderation import actions, queries, rules
from hub.moderation.actions import Complaint
from hub.moderation.forms import REASON_WORDS, JudgeForm, ReportForm
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import signed_in, takes
from hub.web.pages import page as show

page = Blueprint("moderation", __name__)


@page.route("/posts/<int:id>/report", methods=["GET", "POST"])
@signed_in
@takes(ReportForm)
def report_post(form, id: int):
    """Report a post to those who judge it."""
    post = post_for(acting(), id)
    if attempted(form, lambda: actions.report_post(acting(), post, Complaint(form.reason.data, form.words.data or ""))):
        flash(_("Thank you. Those who look after this place have been told."), "success")
        return redirect(f"/posts/{id}")
    return show("moderation/report.html", form=form, path=f"/posts/{id}", post=post, person=None)


@page.route("/people/<handle>/report", methods=["GET", "POST"])
@signed_in
@takes(ReportForm)
def report_person(form, handle: str):
    """Report a person to the administrators."""
    person = person_for(acting(), handle)
    if attempted(form, lambda: actions.report_person(acting(), person, Complaint(form.reason.data, form.words.data or ""))):
        flash(_("Thank you. The administrators have been told."), "success")
        return redirect(f"/people/{handle}")
    return show("moderation/report.html", form=form, path=f"/people/{handle}", post=None, person=person)


@page.get("/reports/")
@signed_in
def queue():
    """What waits for judgement, oldest first."""
    if not rules.may_see_queue(acting()):
        raise NotFound()
    found = queries.open_reports_for(acting(), request.args.get("after", type=int))
    return show("moderation/queue.html", found=found, reasons=REASON_WORDS)


@page.route("/reports/<int:id>", methods=["GET", "POST"])
@signed_in
@takes(JudgeForm)
def judge(form, id: int):
    """Judge one report."""
    report = queries.report_for(acting(), id)
    if attempted(form, lambda: _carry_out(form, report) or True):
        flash(_("Settled. Those concerned have been told."), "success")
        return redirect(url_for("moderation.queue"))
    return show("moderation/judge.html", form=form, report=report, reasons=REASON_WORDS)


@page.get("/reports/log")
@signed_in
def log():
    """What moderators have done, newest first."""
    require_found(acting().is_admin or None)
    return show("moderation/log.html", deeds=queries.deeds(request.args.get("before", type=int)))


def _carry_out(form: JudgeForm, report) -> None:
    by, words = acting(), form.words.data or ""
    {
        "dismiss": lambda: actions.dismiss(by, report),
        "hide": lambda: actions.hide(by, report),
        "warn": lambda: actions.warn(by, report, words),
        "mute": lambda: actions.mute(by, report),
        "suspend": lambda: actions.suspend(by, report, form.length.data, words),
    }[form.act.data]()
