"""Programmes: what there are, one of them, beginning one, taking part."""

from flask import flash, redirect, request, url_for
from wtforms.fields.choices import SelectChoice

from hub.accounts.queries import people_by_handles, people_by_ids
from hub.clock import now
from hub.errors import NotFound
from hub.matching import actions, explaining, pairs, queries, reports, rules
from hub.matching.forms import PartForm, ProgrammeForm
from hub.matching.views.blueprint import page
from hub.matching.views.oneself import named
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.filters import language_name
from hub.web.forms import attempted
from hub.web.guards import signed_in, takes
from hub.web.pages import page as show


@page.get("/matching/")
@signed_in
def programmes():
    """Programmes of my communities."""
    by = acting()
    return show(
        "matching/programmes.html", programmes=queries.programmes_for(by), profile=queries.profile_of(by.id), today=now().date(),
        may_found=bool(queries.communities_to_found_in(by)),
    )


@page.route("/matching/new", methods=["GET", "POST"])
@signed_in
@takes(ProgrammeForm)
def found(form):
    """Begin a programme in a community I look after."""
    by = acting()
    communities = {str(one.id): one for one in queries.communities_to_found_in(by)}
    if not communities:
        raise NotFound()
    form.community.choices = [SelectChoice(key, one.name) for key, one in communities.items()]
    if programme := attempted(form, lambda: actions.found(by, communities[form.community.data], form.draft())):
        return redirect(url_for("matching.programme", id=programme.id))
    return show("matching/found.html", form=form)


@page.get("/matching/<int:id>")
@signed_in
def programme(id):
    """One programme: about it, my part in it and my pairs; for its coordinators the way to the desk."""
    by = acting()
    found = queries.programme_for(by, id)
    return _shown(found, None)


@page.route("/matching/<int:id>/part", methods=["GET", "POST"])
@signed_in
@takes(PartForm)
def take_part(form, id):
    """Take part as a mentee or as a mentor."""
    by = acting()
    found = queries.programme_for(by, id)
    if request.method == "GET":
        return redirect(url_for("matching.programme", id=id))
    if attempted(form, lambda: actions.take_part(by, found, form.part(tuple(one.id for one in named(form.handles(), "ranks"))))):
        flash(_("You take part. You are told when pairs are published."), "success")
        return redirect(url_for("matching.programme", id=id))
    return _shown(queries.programme_for(by, id), form)


@page.post("/matching/<int:id>/withdraw")
@signed_in
def withdraw(id):
    """Stop taking part."""
    actions.withdraw(acting(), queries.programme_for(acting(), id))
    flash(_("You no longer take part. Pairs you are in go on."), "success")
    return redirect(url_for("matching.programme", id=id))


def _shown(found, form):
    by, today = acting(), now().date()
    mine = queries.own_proposals(by, found)
    parts = queries.own_parts(by, found)
    return show(
        "matching/programme.html", programme=found, parts=parts, form=form or _part_form(parts), pairs=[_pair(by, one) for one in mine],
        may_apply=rules.may_apply(by, found, today), coordinates=rules.may_coordinate(by, found), today=today,
        step=rules.step_of(found, today), talks=queries.own_talks(by, found), **_asked(by, found, parts),
    )


def _asked(by, found, parts: list) -> dict:
    # Mentees ask for themselves, once pairs are published: "?why_not=@somebody".
    if found.published_run_id is None or not any(one.role == "mentee" for one in parts):
        return {"may_ask": False}
    handle = request.args.get("why_not", "").strip().lstrip("@").lower()[:80]
    mentor = people_by_handles([handle]).get(handle) if handle else None
    if handle and mentor is None:
        return {"may_ask": True, "asked": handle, "unknown": _("Nobody here is called @%(handle)s.", handle=handle)}
    return {"may_ask": True, "asked": handle, "why_not": reports.why_not_me(by, found, mentor) if mentor else ""}


def _part_form(parts: list) -> PartForm:
    form = PartForm(formdata=None)
    if parts:
        people = {one.id: one.handle for one in people_by_ids(parts[0].ranks)}
        form.role.data, form.capacity.data = parts[0].role, parts[0].capacity
        form.ranks.data = " ".join(f"@{people[one]}" for one in parts[0].ranks if one in people)
    return form


def _pair(by, one) -> dict:
    side = "mentee" if one.mentee_id == by.id else "mentor"
    names = queries.skill_names({*one.points["facts"]["taught"], *one.points["facts"]["passed_on"], *one.points["facts"]["learned"]})
    other = one.mentor if side == "mentee" else one.mentee
    state = pairs.states([(one.mentee_id, one.mentor_id)]).get((one.mentee_id, one.mentor_id), pairs.OVER)
    return {"other": other, "side": side, "state": state, "why": explaining.why(one.points, side, names, by.zone, language_name)}
