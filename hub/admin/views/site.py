"""Administrators' pages about the site: overview, communities, outbox, jobs."""

from flask import flash, redirect, request, url_for

from hub.admin import queries
from hub.admin.views.page import page
from hub.admin.words import JOB_WORDS
from hub.background import queue
from hub.background.queries import last_runs
from hub.errors import require_found
from hub.mail import actions as mail
from hub.mail import queries as letters
from hub.mail.delivery import has_mail_server
from hub.mail.models import STATES
from hub.moderation.queries import open_count_for
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.guards import administrators
from hub.web.pages import page as show


@page.get("/admin/")
@administrators
def admin():
    """The site in a few numbers, and what needs a hand."""
    return show("admin/admin.html", overview=queries.overview(), reports=open_count_for(acting()))


@page.get("/admin/communities")
@administrators
def communities():
    """All communities, private ones by name and number only."""
    return show("admin/communities.html", found=queries.communities(request.args.get("after", type=int)))


@page.get("/admin/outbox")
@administrators
def outbox():
    """Letters, newest first."""
    state = request.args.get("state", "")
    state = state if state in STATES else ""
    found = letters.letters(state, request.args.get("after", type=int))
    return show("admin/outbox.html", found=found, open=queries.readable_letters(acting(), found.rows), state=state, can_send=has_mail_server())


@page.get("/admin/outbox/<int:id>")
@administrators
def letter(id: int):
    """One letter as it goes out, where its words are not for its reader alone."""
    found = require_found(letters.letter(id))
    return show("admin/letter.html", letter=found, open=queries.readable_letters(acting(), [found]))


@page.post("/admin/outbox/<int:id>/again")
@administrators
def send_again(id: int):
    """Try a failed letter again."""
    mail.try_again(require_found(letters.letter(id)))
    flash(_("It will be tried again within a minute."), "success")
    return redirect(url_for("admin.outbox"))


@page.get("/admin/jobs")
@administrators
def jobs():
    """Which jobs there are, when each last ran and how it went, and how many wait."""
    return show("admin/jobs.html", waiting=queue.waiting(), declared=queue.declared(), runs=last_runs(), jobs=JOB_WORDS)
