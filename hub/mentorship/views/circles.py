"""The page of a cohort for its people, and what they have in common: thread, session, a place of their own, things to read."""

from flask import flash, redirect, send_file, url_for

from hub.clock import now
from hub.errors import NotFound, require
from hub.mentorship import actions, queries, rules
from hub.mentorship.forms import CohortSessionForm, CohortThreadForm, ResourceForm
from hub.mentorship.views.blueprint import page
from hub.mentorship.views.talk import SANDBOX
from hub.notifications import actions as notifications
from hub.storage.files import path_of
from hub.text.languages import _
from hub.web.acting import acting, settings
from hub.web.forms import attempted
from hub.web.guards import signed_in, takes
from hub.web.pages import page as show


@page.get("/mentoring/cohorts/<int:id>")
@signed_in
def cohort_page(id):
    """All that the people of a cohort have in common."""
    by, found = acting(), queries.cohort_for(acting(), id)
    cohort, adds = found.cohort, rules.may_add_resource(by, found.cohort, found.is_mentor(by.id))
    return show(
        "mentorship/round.html", standing=found, cohort=cohort, held=queries.round_of(by, cohort), today=now().date(), adds=adds,
        may_come_in=cohort.place_id not in by.standings and rules.may_come_in(by, cohort, found.is_of),
    )


@page.get("/mentoring/cohorts/of/<int:programme_id>")
@signed_in
def cohort_of_programme(programme_id):
    """The way from a programme of matching to the page of its round."""
    found = queries.cohort_of_programme(programme_id)
    if found is None:
        raise NotFound()
    return redirect(url_for("mentorship.cohort_page", id=queries.cohort_for(acting(), found.id).cohort.id))


@page.post("/mentoring/cohorts/<int:id>/seen")
@signed_in
def cohort_seen(id):
    """Note that the page was read, so that its notices are."""
    found = queries.cohort_for(acting(), id)
    notifications.mark_seen(acting(), [url_for("mentorship.cohort_page", id=found.cohort.id)])
    return "", 204


@page.route("/mentoring/cohorts/<int:id>/thread", methods=["GET", "POST"])
@signed_in
@takes(CohortThreadForm)
def cohort_thread(form, id):
    """Begin the cohort's thread."""
    found = _led(id, lock=form.is_submitted())
    if thread := attempted(form, lambda: actions.begin_thread(acting(), found.cohort, form.beginning())):
        return redirect(url_for("discussions.thread", id=thread.id))
    return show("mentorship/round_thread.html", form=form, cohort=_led(id).cohort)


@page.route("/mentoring/cohorts/<int:id>/session", methods=["GET", "POST"])
@signed_in
@takes(CohortSessionForm)
def cohort_session(form, id):
    """Plan the kick-off, or the next session, from the cohort's page."""
    by, found = acting(), _led(id, lock=form.is_submitted())
    if live := attempted(form, lambda: actions.plan_session(by, found.cohort, form.plan(by.zone, by.language), form.is_private.data)):
        flash(_("The session is planned. The people of the round are told."), "success")
        return redirect(url_for("live.live", id=live.id))
    cohort = _led(id).cohort
    if not form.is_submitted():
        form.title.data = _("Kick-off: %(round)s", round=cohort.name)[:160]
    return show("mentorship/round_session.html", form=form, cohort=cohort)


@page.post("/mentoring/cohorts/<int:id>/come-in")
@signed_in
def come_in(id):
    """Enter the cohort's own place."""
    found = queries.cohort_for(acting(), id)
    actions.come_in(acting(), found.cohort, found.is_of)
    return redirect(url_for("mentorship.cohort_page", id=id))


@page.route("/mentoring/cohorts/<int:id>/resources/new", methods=["GET", "POST"])
@signed_in
@takes(ResourceForm)
def resource(form, id):
    """Give the cohort something to read."""
    by, found = acting(), queries.cohort_for(acting(), id)
    require(rules.may_add_resource(by, found.cohort, found.is_mentor(by.id)))
    is_again = form.is_submitted() and queries.resource_with(by, form.key.data) is not None
    if attempted(form, lambda: actions.add_resource(by, found.cohort, found.is_mentor(by.id), form.reading(settings().base_url))):
        form.files.is_used = not is_again  # the file of a form sent twice is let go
        return redirect(url_for("mentorship.cohort_page", id=id))
    return show("mentorship/resource.html", form=form, cohort=queries.cohort_for(acting(), id).cohort)


@page.post("/mentoring/cohorts/<int:id>/resources/<int:resource_id>/remove")
@signed_in
def remove_resource(id, resource_id):
    """Take something to read away."""
    cohort = queries.cohort_for(acting(), id).cohort
    actions.remove_resource(acting(), cohort, queries.resource_for(cohort, resource_id))
    return redirect(url_for("mentorship.cohort_page", id=id))


@page.get("/mentoring/cohorts/<int:id>/files/<int:resource_id>/<path:name>")
@signed_in
def cohort_file(id, resource_id, name):
    """A file of the cohort; its name in the address is for people only."""
    return file_sent(queries.resource_for(queries.cohort_for(acting(), id).cohort, resource_id))


def file_sent(found):
    """A stored file as an answer that no browser runs; NotFound where there is none."""
    if not found.stored or not path_of(found.stored).is_file():
        raise NotFound()
    answer = send_file(
        path_of(found.stored), mimetype=found.content_type, as_attachment=found.kind != "photo", download_name=found.name, etag=found.stored, max_age=0
    )
    answer.headers.update({"Content-Security-Policy": SANDBOX, "Cross-Origin-Resource-Policy": "same-origin", "Cache-Control": "private, no-cache"})
    return answer


def _led(cohort_id: int, *, lock: bool = False):
    found = queries.cohort_for(acting(), cohort_id, lock=lock)
    require(found.leads, _("The facilitators of the community do that."))
    return found
