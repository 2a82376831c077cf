"""Check-ins: how it goes, and half a year after the end what lasts; each of the two alone."""

from hub.errors import NotFound
from hub.mentorship import actions, queries
from hub.mentorship.forms import CheckInForm, FollowUpForm
from hub.mentorship.views.blueprint import back_to, page, show_for, the_pair
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import signed_in, takes


@page.route("/mentoring/<int:id>/check-ins/<int:check_in_id>", methods=["GET", "POST"])
@signed_in
@takes(CheckInForm)
def check_in(form, id, check_in_id):
    """Say how it goes."""
    return _answered(form, id, check_in_id, "check_in")


@page.route("/mentoring/<int:id>/follow-up/<int:check_in_id>", methods=["GET", "POST"])
@signed_in
@takes(FollowUpForm)
def follow_up(form, id, check_in_id):
    """Say what has lasted."""
    return _answered(form, id, check_in_id, "follow_up")


def _answered(form, id: int, check_in_id: int, what: str):
    pair = the_pair(id)
    found = queries.check_in_for(acting(), pair, check_in_id)
    if found.what != what:
        raise NotFound()
    if attempted(form, lambda: actions.answer_check_in(acting(), pair, found, form.answer()) or True):
        return back_to(pair, _("Thank you. The other does not see your answer."), form)
    if not form.is_submitted() and found.answered_at:
        form.show(found)
    return show_for(what, pair, form)
