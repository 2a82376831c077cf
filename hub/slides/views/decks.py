"""The page of a session's slides: all pages with their words, and for who leads bringing, replacing and taking away."""

from flask import flash, jsonify, make_response, redirect, request, url_for

from hub.errors import require
from hub.live.queries import seat_for
from hub.slides import actions, queries, rules
from hub.slides.forms import DeckForm, GlossaryForm
from hub.slides.pack import glossary_lines
from hub.slides.taking import let_go
from hub.slides.views.blueprint import page, seat_to_look
from hub.slides.words import why
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import anyone, signed_in, takes, takes_up_to
from hub.web.pages import page as show

REFRESH = 5  # seconds, while a deck is being drawn
DECK_MB = 31  # a deck of the largest size, with the other fields


@page.get("/live/<int:id>/slides")
@anyone
def decks(id):
    """All slides of a session, with their words."""
    seat = seat_to_look(id)
    body, status = _page(seat, DeckForm(formdata=None))
    response = make_response(body, status)
    if rules.may_bring(acting(), seat) and any(deck.state in ("waiting", "drawing") for deck in queries.decks_of(id)):
        response.headers["Refresh"] = str(REFRESH)
    return response


@page.post("/live/<int:id>/slides")
@takes_up_to(DECK_MB)
@signed_in
@takes(DeckForm)
def bring(form, id):
    """Bring slides; drawn in the background."""
    seat = seat_for(acting(), id, lock=True)
    require(rules.may_bring(acting(), seat), _("Only who leads the session brings slides, until it is over."))
    deck = attempted(form, lambda: actions.bring(acting(), seat, form.brought))
    if deck is None and form.brought:
        let_go(form.brought.sources)
    if request.accept_mimetypes.best == "application/json":
        problem = next((error for field in form for error in field.errors), "")
        return (jsonify(deck=deck.id), 200) if deck else (jsonify(message=problem), 422)
    if deck is None:
        return _page(seat_for(acting(), id), form)
    flash(_("The slides have arrived. Their pages are being drawn; this takes about half a second each."), "success")
    return redirect(url_for("slides.decks", id=id))


@page.post("/live/<int:id>/slides/<int:deck>/remove")
@signed_in
def remove(id, deck):
    """Take a deck away for good."""
    actions.remove(acting(), seat_for(acting(), id, lock=True), deck)
    flash(_("The slides are taken away."), "success")
    return redirect(url_for("slides.decks", id=id))


@page.post("/live/<int:id>/glossary")
@signed_in
@takes(GlossaryForm)
def explain(form, id):
    """Write down what words mean."""
    seat = seat_for(acting(), id, lock=True)
    if attempted(form, lambda: actions.explain(acting(), seat, form.words()) or True):
        flash(_("The words are saved. They are in the session pack."), "success")
        return redirect(url_for("slides.decks", id=id, _anchor="words"))
    return _page(seat_for(acting(), id), DeckForm(formdata=None), form)


def _page(seat, form, words=None):
    live, found = seat.live, queries.decks_of(seat.live.id)
    glossary = queries.glossary_of(live.id)
    if words is None:
        words = GlossaryForm(formdata=None)
        words.text.data = glossary
    ready = [deck for deck in found if deck.is_ready]
    may = {"bring": rules.may_bring(acting(), seat), "remove": rules.may_remove(acting(), seat)}
    return show(
        "slides/decks.html", form=form, live=live, community=seat.community, decks=found if may["remove"] else ready, words=words, why=why,
        pages=queries.pages_of([deck.id for deck in ready]), may=may, explained=glossary_lines(glossary),
    )
