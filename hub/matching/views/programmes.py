"""Programmes: what there are, one of them, beginning one and changing it, what who applied answered."""

from flask import flash, redirect, url_for
from wtforms.fields.choices import SelectChoice

from hub.clock import now
from hub.errors import NotFound
from hub.matching import actions, queries
from hub.matching.forms import ProgrammeForm
from hub.matching.views.blueprint import page, the_programme
from hub.matching.views.taking_part import shown
from hub.text.languages import _
from hub.web.acting import acting
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
    return shown(found, None)


@page.route("/matching/<int:id>/change", methods=["GET", "POST"])
@signed_in
@takes(ProgrammeForm)
def change(form, id):
    """Change dates, places for mentees and the questions of who applies."""
    del form.community
    programme = the_programme(id)
    if attempted(form, lambda: actions.change(acting(), programme, form.draft())):
        flash(_("The programme is changed."), "success")
        return redirect(url_for("matching.programme", id=id))
    if not form.is_submitted():
        form.show(programme)
    return show("matching/found.html", form=form, programme=the_programme(id))


@page.get("/matching/<int:id>/answers")
@signed_in
def answers(id):
    """What who applied answered, for coordinators."""
    programme = the_programme(id)
    return show("matching/answers.html", programme=programme, people=[one for one in queries.all_participants(programme) if one.answers])
