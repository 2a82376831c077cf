"""For how long words of pairs are kept after the end, as administrators choose it."""

from flask import flash, redirect, url_for

from hub.clock import now
from hub.mentorship import actions, queries
from hub.mentorship.forms import RetentionForm
from hub.mentorship.models import KEPT_DAYS
from hub.mentorship.views.blueprint import page
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import administrators, takes
from hub.web.pages import page as show


@page.route("/mentoring/overview/retention", methods=["GET", "POST"])
@administrators
@takes(RetentionForm)
def retention(form):
    """Choose it."""
    if attempted(form, lambda: actions.choose_retention(acting(), form.days.data) or True):
        flash(_("Saved. A shorter time holds in a month, a longer one at once."), "success")
        return redirect(url_for("mentorship.retention"))
    chosen = queries.newest_retention()
    if not form.is_submitted():
        form.days.data = chosen.days if chosen else KEPT_DAYS
    return show("mentorship/retention.html", form=form, chosen=chosen, holds=queries.kept_days(now()))
