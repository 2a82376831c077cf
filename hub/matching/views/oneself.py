"""What I say of myself, step by step; each step is saved by itself, so one can stop and go on another day."""

from flask import flash, redirect, request, url_for

from hub.accounts.queries import people_by_handles
from hub.errors import Invalid
from hub.matching import actions, queries
from hub.matching.actions.describing import STEPS, prefilled
from hub.matching.forms import FORMS
from hub.matching.models import MatchingProfile
from hub.matching.views.blueprint import page
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import signed_in, takes
from hub.web.pages import page as show


@page.get("/matching/profile")
@signed_in
def profile():
    """What I said so far, and what is left to say."""
    by = acting()
    return show(
        "matching/profile.html", profile=_profile(by), steps=STEPS, wanted=queries.wanted_by(by.id), offered=queries.offered_by(by.id),
        excluded=queries.exclusions_of(by.id),
    )


def _profile(by):
    return queries.profile_of(by.id) or MatchingProfile(person_id=by.id, **prefilled(by.person))


def _step(form, step: str, save):
    by = acting()
    if attempted(form, save):
        return _saved(step)
    if not form.is_submitted():
        _fill(form, step, by)
    return show("matching/step.html", form=form, step=step, steps=STEPS, back=_back(), profile=_profile(by), skills=queries.tree() if step == "skills" else [])


def _back() -> str:
    # Who came from mentoring for this one step alone goes back there.
    return "mentoring" if request.args.get("back") == "mentoring" else ""


def _saved(step: str):
    if _back():
        flash(_("Kept. Times that suit both of you are proposed from now on."), "success")
        return redirect(url_for("mentorship.mine"))
    flash(_("Saved. You can stop here and go on another day."), "success")
    after = STEPS[STEPS.index(step) + 1 :]
    return redirect(url_for(f"matching.{after[0]}") if after else url_for("matching.profile"))


def _fill(form, step: str, by) -> None:
    if step == "skills":
        form.show(queries.wanted_by(by.id), queries.offered_by(by.id))
    elif step == "wishes":
        form.show(_profile(by), queries.exclusions_of(by.id))
    else:
        form.show(_profile(by))


@page.route("/matching/profile/skills", methods=["GET", "POST"])
@signed_in
@takes(FORMS["skills"])
def skills(form):
    """Skills I want and offer."""
    return _step(form, "skills", lambda: actions.save_skills(acting(), form.said()))


@page.route("/matching/profile/languages", methods=["GET", "POST"])
@signed_in
@takes(FORMS["languages"])
def languages(form):
    """Languages I speak and write."""
    return _step(form, "languages", lambda: actions.save_step(acting(), "languages", **form.columns()))


@page.route("/matching/profile/hours", methods=["GET", "POST"])
@signed_in
@takes(FORMS["hours"])
def hours(form):
    """When I am free, and how I can talk."""
    return _step(form, "hours", lambda: actions.save_step(acting(), "hours", zone=acting().zone, **form.columns()))


@page.route("/matching/profile/work", methods=["GET", "POST"])
@signed_in
@takes(FORMS["work"])
def work(form):
    """My sector, goals and context."""
    return _step(form, "work", lambda: actions.save_step(acting(), "work", **form.columns()))


@page.route("/matching/profile/style", methods=["GET", "POST"])
@signed_in
@takes(FORMS["style"])
def style(form):
    """How I like to work together."""
    return _step(form, "style", lambda: actions.save_step(acting(), "style", **form.columns()))


@page.route("/matching/profile/wishes", methods=["GET", "POST"])
@signed_in
@takes(FORMS["wishes"])
def wishes(form):
    """My conditions, and whom I do not want to be matched with."""
    return _step(form, "wishes", lambda: _save_wishes(form))


def _save_wishes(form):
    people = named(form.excluded(), "not_with")
    actions.exclude(acting(), people)
    return actions.save_step(acting(), "wishes", **form.columns())


def named(handles: list[str], field: str) -> list:
    """The people of these handles; Invalid beside `field` for one nobody has."""
    found = people_by_handles(handles)
    for handle in handles:
        if handle not in found:
            raise Invalid(_("Nobody here is called @%(handle)s.", handle=handle), field)
    return [found[handle] for handle in handles]
