"""One programme as members see it: my part in it, what I answered, my talks and pairs; taking part and stopping."""

from flask import flash, redirect, request, url_for

from hub.accounts.queries import people_by_handles, people_by_ids
from hub.clock import now
from hub.matching import actions, explaining, pairs, queries, reports, rules
from hub.matching.forms import PartForm
from hub.matching.views.blueprint import page
from hub.matching.views.oneself import named
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.filters import language_name
from hub.web.forms import attempted
from hub.web.guards import signed_in, takes
from hub.web.pages import page as show


@page.route("/matching/<int:id>/part", methods=["GET", "POST"])
@signed_in
@takes(PartForm)
def take_part(form, id):
    """Take part as a mentee or as a mentor."""
    by = acting()
    found = queries.programme_for(by, id)
    if request.method == "GET":
        return redirect(url_for("matching.programme", id=id))
    form.name(found.questions)
    if attempted(form, lambda: actions.take_part(by, found, form.part(tuple(one.id for one in named(form.handles(), "ranks"))))):
        places = queries.places_for(by, found)
        flash(_("You are on the waiting list.") if places and places.number else _("You take part. You are told when pairs are published."), "success")
        return redirect(url_for("matching.programme", id=id))
    return shown(queries.programme_for(by, id), form)


@page.post("/matching/<int:id>/withdraw")
@signed_in
def withdraw(id):
    """Stop taking part."""
    actions.withdraw(acting(), queries.programme_for(acting(), id))
    flash(_("You no longer take part. Pairs you are in go on."), "success")
    return redirect(url_for("matching.programme", id=id))


def shown(found, form):
    """The page of a programme, with the form that was refused if one was."""
    by, today = acting(), now().date()
    mine = queries.own_proposals(by, found)
    parts = queries.own_parts(by, found)
    return show(
        "matching/programme.html", programme=found, parts=parts, form=form or _part_form(found, parts), pairs=[_pair(by, one) for one in mine],
        may_apply=rules.may_apply(by, found, today), coordinates=rules.may_coordinate(by, found), today=today,
        step=rules.step_of(found, today), talks=queries.own_talks(by, found), places=queries.places_for(by, found),
        **_asked(by, found, parts),
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


def _part_form(programme, parts: list) -> PartForm:
    form = PartForm(formdata=None)
    if parts:
        people = {one.id: one.handle for one in people_by_ids(parts[0].ranks)}
        form.role.data, form.capacity.data = parts[0].role, parts[0].capacity
        said = {one["words"]: one["answer"] for one in parts[0].answers}
        for number, one in enumerate(programme.questions):
            form[f"q{number}"].data = said.get(one["words"], [])
        form.ranks.data = " ".join(f"@{people[one]}" for one in parts[0].ranks if one in people)
    return form


def _pair(by, one) -> dict:
    side = "mentee" if one.mentee_id == by.id else "mentor"
    names = queries.skill_names({*one.points["facts"]["taught"], *one.points["facts"]["passed_on"], *one.points["facts"]["learned"]})
    other = one.mentor if side == "mentee" else one.mentee
    state = pairs.states([(one.mentee_id, one.mentor_id)]).get((one.mentee_id, one.mentor_id), pairs.OVER)
    return {"other": other, "side": side, "state": state, "why": explaining.why(one.points, side, names, by.zone, language_name)}
