"""Pages to report something, and to judge what was reported."""

from flask import Blueprint, flash, redirect, request, url_for

from hub.accounts.queries import person_for
from hub.discussions.queries import post_for
from hub.errors import NotFound, require
from hub.library.queries import item_for
from hub.live.queries import present_chat_line, seat_for
from hub.moderation import actions, queries, rules
from hub.moderation.actions import Complaint
from hub.moderation.forms import JudgeForm, ReportForm
from hub.moderation.judging import acts_for
from hub.moderation.words import DEED_WORDS, OUTCOME_WORDS, REASON_WORDS, REPORT_WORDS, REPORTED_WORDS
from hub.questions.queries import question_for
from hub.text.excerpts import plain
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import signed_in, takes
from hub.web.pages import page as show

page = Blueprint("moderation", __name__)


@page.route("/posts/<int:id>/report", methods=["GET", "POST"])
@signed_in
@takes(ReportForm)
def report_post(form, id):
    """Report a post to those who judge it."""
    post = post_for(acting(), id)
    require(rules.may_report(acting(), post.author_id), _("This is your own post. You can withdraw it instead."))
    if attempted(form, lambda: actions.report_post(acting(), post, _complaint(form))):
        flash(_("Thank you. Those who look after this place have been told."), "success")
        return redirect(f"/posts/{id}")
    post = post_for(acting(), id)
    return _asked(form, "post", f"/posts/{id}", post.author, _shown(post))


@page.route("/people/<handle>/report", methods=["GET", "POST"])
@signed_in
@takes(ReportForm)
def report_person(form, handle):
    """Report a person to the administrators."""
    person = person_for(acting(), handle)
    require(rules.may_report(acting(), person.id), _("This is you."))
    if attempted(form, lambda: actions.report_person(acting(), person, _complaint(form))):
        flash(_("Thank you. The administrators have been told."), "success")
        return redirect(f"/people/{handle}")
    return _asked(form, "person", f"/people/{handle}", person_for(acting(), handle), "")


@page.route("/live/<int:id>/lines/<int:seq>/report", methods=["GET", "POST"])
@signed_in
@takes(ReportForm)
def report_line(form, id, seq):
    """Report a chat line of a session."""
    seat = seat_for(acting(), id)
    line = present_chat_line(seat, seq)
    if attempted(form, lambda: actions.report_line(acting(), seat, line, _complaint(form))):
        flash(_("Thank you. Those who look after this place have been told."), "success")
        return redirect(url_for("live.text", id=id))
    seat = seat_for(acting(), id)
    line = present_chat_line(seat, seq)
    return _asked(form, "line", url_for("live.text", id=id), line.by, line.data["text"])


@page.route("/live/<int:id>/questions/<int:question_id>/report", methods=["GET", "POST"])
@signed_in
@takes(ReportForm)
def report_question(form, id, question_id):
    """Report a question of a session."""
    seat, back = seat_for(acting(), id), url_for("questions.questions", id=id)
    question = question_for(acting(), seat, question_id)
    if attempted(form, lambda: actions.report_question(acting(), seat, question, _complaint(form))):
        flash(_("Thank you. Those who look after this place have been told."), "success")
        return redirect(back)
    question = question_for(acting(), seat_for(acting(), id), question_id)
    person = None if question.is_nameless or question.relayed else question.by
    return _asked(form, "question", back, person, question.text)


@page.route("/library/<int:id>/report", methods=["GET", "POST"])
@signed_in
@takes(ReportForm)
def report_item(form, id):
    """Report a library item."""
    item = item_for(acting(), id)
    if attempted(form, lambda: actions.report_item(acting(), item, _complaint(form))):
        flash(_("Thank you. Those who look after this place have been told."), "success")
        return redirect(url_for("library.item", id=id))
    item = item_for(acting(), id)
    return _asked(form, "item", url_for("library.item", id=id), None, item.title)


@page.get("/reports/")
@signed_in
def queue():
    """What waits for judgement, oldest first."""
    _check_moderator()
    return show("moderation/queue.html", found=queries.open_reports_for(acting(), request.args.get("after", type=int)), reasons=REASON_WORDS)


@page.route("/reports/<int:id>", methods=["GET", "POST"])
@signed_in
@takes(JudgeForm)
def judge(form, id):
    """Judge one report."""
    report = queries.report_for(acting(), id)
    if attempted(form, lambda: _carry_out(form, report) or True):
        flash(_("Settled. Those concerned have been told."), "success")
        return redirect(url_for("moderation.queue"))
    report = queries.report_for(acting(), id)
    acts = acts_for(acting(), report)
    form.offer(acts)
    return show("moderation/judge.html", form=form, report=report, acts=acts, others=queries.others_of(report),
                title=REPORTED_WORDS[report.thing_kind], reasons=REASON_WORDS, outcomes=OUTCOME_WORDS)


@page.get("/reports/log")
@signed_in
def log():
    """What moderators have done, newest first."""
    _check_moderator()
    entries, later = queries.entries_for(acting(), request.args.get("before", type=int))
    return show("moderation/log.html", entries=entries, later=later, deeds=DEED_WORDS, reasons=REASON_WORDS)


def _check_moderator() -> None:
    if not rules.may_see_queue(acting()):
        raise NotFound()


def _asked(form: ReportForm, kind: str, path: str, person, words: str) -> str:
    return show("moderation/report.html", form=form, title=REPORT_WORDS[kind], path=path, person=person, words=words)


def _shown(post) -> str:
    return "" if post.is_gone else plain(post.html)


def _complaint(form: ReportForm) -> Complaint:
    return Complaint(form.reason.data, form.words.data or "")


def _carry_out(form: JudgeForm, report) -> None:
    by, words = acting(), form.words.data or ""
    if form.hide_too.data and form.act.data not in ("dismissed", "hidden"):
        actions.hide_too(by, report)
    {
        "dismissed": lambda: actions.dismiss(by, report),
        "hidden": lambda: actions.hide(by, report),
        "warned": lambda: actions.warn(by, report, words),
        "muted": lambda: actions.mute(by, report),
        "suspended": lambda: actions.suspend(by, report, form.length.data, words),
    }[form.act.data]()
