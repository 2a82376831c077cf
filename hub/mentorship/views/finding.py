"""One's own mentoring at a glance, finding a mentor, offering to be one, asking."""

from flask import flash, redirect, request, url_for
from wtforms.fields.choices import SelectChoice

from hub.clock import now
from hub.mentorship import actions, fitting, queries, rules
from hub.mentorship.forms import AskForm, OfferForm
from hub.mentorship.queries.suggested import suggested_mentors
from hub.mentorship.views.blueprint import back_to, page
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.filters import language_name
from hub.web.forms import attempted
from hub.web.guards import signed_in, takes
from hub.web.pages import page as show

LAST_PAGE = 50


@page.get("/mentoring/")
@signed_in
def mine():
    """All my mentees and mentors, who needs me most first, and what waits for an answer."""
    by = acting()
    groups, oversees = queries.groups_and_oversight(by)
    return show(
        "mentorship/mine.html", rows=queries.rows_for(by), profile=queries.own_profile(by), now=now(), oversees=oversees,
        asked=queries.check_ins_waiting(by), groups=groups,
    )


@page.get("/mentoring/mentors")
@signed_in
def mentors():
    """Mentors to choose from, each with why they fit."""
    number = min(max(request.args.get("page", 1, type=int), 1), LAST_PAGE)
    asked = queries.Asked(request.args.get("language", "")[:3], request.args.get("skill", "")[:60], "free" in request.args, number)
    suggested = suggested_mentors(acting(), language_name) if number == 1 and not (asked.language or asked.skill) else []
    return show("mentorship/mentors.html", found=queries.found_mentors(acting(), asked, language_name), asked=asked, suggested=suggested)


@page.get("/mentoring/mentors/<handle>")
@signed_in
def mentor(handle):
    """One mentor's offer."""
    by = acting()
    profile = queries.profile_for(by, handle)
    return show(
        "mentorship/mentor.html", profile=profile, reasons=fitting.reasons(by.person, profile, now(), language_name), now=now(),
        already=queries.open_between(profile.person_id, by.id),
    )


@page.route("/mentoring/profile", methods=["GET", "POST"])
@signed_in
@takes(OfferForm)
def mentor_profile(form):
    """My offer as a mentor."""
    profile = queries.own_profile(acting())
    if attempted(form, lambda: actions.offer(acting(), form.offer())):
        flash(_("Your offer is saved."), "success")
        return redirect(url_for("mentorship.mine"))
    if not form.is_submitted():
        form.show(profile) if profile else form.show_languages(acting().person.languages, acting().person.levels)
    return show("mentorship/mentor_profile.html", form=form, profile=profile)


@page.route("/mentoring/mentors/<handle>/ask", methods=["GET", "POST"])
@signed_in
@takes(AskForm)
def ask(form, handle):
    """Ask someone to be my mentor."""
    profile = queries.profile_for(acting(), handle)
    if not form.is_submitted() and not _may_be_asked(profile):
        return redirect(url_for("mentorship.mentor", handle=handle))
    form.languages.choices = [SelectChoice(code, language_name(code)) for code in profile.languages]
    if pair := attempted(form, lambda: actions.ask(acting(), profile.person_id, form.wish())):
        return back_to(pair, _("Your request is on its way. You are told as soon as there is an answer."), form)
    if not form.is_submitted():
        spoken = {*acting().person.languages, acting().language}
        form.languages.data = [code for code in profile.languages if code in spoken]
    # Asked for anew: a refusal undid the unit of work, and with it what was loaded.
    return show("mentorship/ask.html", form=form, profile=queries.profile_for(acting(), handle))


def _may_be_asked(profile) -> bool:
    # The mentor's own page says why not, before anybody has written anything.
    return rules.may_ask(acting(), profile) and queries.open_between(profile.person_id, acting().id) is None
