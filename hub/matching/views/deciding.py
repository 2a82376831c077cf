"""The coordinator's desk: who applied, terms, places, pins and bans, runs."""

from flask import flash, redirect, request, url_for

from hub.clock import now
from hub.matching import actions, queries, rules, settings_of
from hub.matching.forms import PlacesForm, RulingForm, RunForm, TermsForm
from hub.matching.views.blueprint import page, the_programme
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import signed_in, takes
from hub.web.pages import page as show


@page.get("/matching/<int:id>/desk")
@signed_in
def desk(id):
    """Everything a coordinator needs of one programme."""
    return _desk(the_programme(id))


def _desk(programme, **forms):
    people = queries.all_participants(programme)
    ruling = forms.get("ruling") or RulingForm(formdata=None)
    ruling.offer(people)
    run_form = forms.get("run") or RunForm(formdata=None)
    run_form.offer(programme)
    by_person = {one.person_id: one.person.name for one in people}
    return show(
        "matching/desk.html", form=forms.get("ruling") or forms.get("run"), ruling=ruling, run_form=run_form,
        programme=programme, step=rules.step_of(programme, now().date()),
        people=people, names=by_person, waiting=queries.waiting_in(programme), rulings=queries.rulings_of(programme), runs=queries.runs_of(programme),
        rules=settings_of.rules_of(programme),
    )


@page.route("/matching/<int:id>/terms", methods=["GET", "POST"])
@signed_in
@takes(TermsForm)
def terms(form, id):
    """Rules and weights of the programme."""
    programme = the_programme(id)
    if attempted(form, lambda: actions.set_terms(acting(), programme, form.chosen(), form.weights()) or True):
        flash(_("The terms are saved. They count from the next run on."), "success")
        return redirect(url_for("matching.desk", id=id))
    if not form.is_submitted():
        form.show(programme)
    return show("matching/terms.html", form=form, programme=programme)


@page.route("/matching/<int:id>/people/<int:part_id>", methods=["GET", "POST"])
@signed_in
@takes(PlacesForm)
def places(form, id, part_id):
    """Somebody's places, and whether they waited a round."""
    programme = the_programme(id)
    part = queries.participant(programme, part_id)
    if attempted(form, lambda: _set(programme, part, form)):
        return redirect(url_for("matching.desk", id=id))
    if not form.is_submitted():
        form.capacity.data, form.least.data, form.tier.data = part.capacity, part.least, bool(part.tier)
    return show("matching/places.html", form=form, programme=programme, part=queries.participant(programme, part_id))


def _set(programme, part, form) -> bool:
    actions.set_part(
        acting(), programme, part, capacity=part.capacity if form.capacity.data is None else form.capacity.data, least=form.least.data or 0,
        tier=int(form.tier.data), reason=form.reason.data.strip(),
    )
    return True


@page.route("/matching/<int:id>/rulings", methods=["GET", "POST"])
@signed_in
@takes(RulingForm)
def rule(form, id):
    """Put two people together or keep them apart; the address of a form that was refused leads back to the desk."""
    programme = the_programme(id)
    if request.method == "GET":
        return redirect(url_for("matching.desk", id=id))
    people = queries.all_participants(programme)
    form.offer(people)
    chosen = {str(one.id): one for one in people}
    if attempted(form, lambda: actions.rule(acting(), programme, form.kind.data, (chosen[form.mentee.data], chosen[form.mentor.data]), form.why())):
        return redirect(url_for("matching.desk", id=id))
    return _desk(the_programme(id), ruling=form)


@page.post("/matching/<int:id>/rulings/<int:ruling_id>/lift")
@signed_in
def lift(id, ruling_id):
    """Take a pin or a ban back."""
    actions.lift(acting(), the_programme(id), ruling_id)
    return redirect(url_for("matching.desk", id=id))


@page.route("/matching/<int:id>/run", methods=["GET", "POST"])
@signed_in
@takes(RunForm)
def begin(form, id):
    """Have the programme matched."""
    programme = the_programme(id)
    if request.method == "GET":
        return redirect(url_for("matching.desk", id=id))
    if run := attempted(form, lambda: actions.begin_run(acting(), programme, form.mode.data, form.seed.data, form.key.data)):
        return redirect(url_for("matching.run", run_id=run.id))
    return _desk(the_programme(id), run=form)
