"""Pictures and pages of slides for the room, turning pages by plain forms, and stills."""

from flask import redirect, request, send_file, url_for

from hub.errors import NotFound
from hub.live.queries import seat_for
from hub.slides import actions, kept, payloads, queries
from hub.slides.forms import StillBody
from hub.slides.views.blueprint import page, seat_to_look
from hub.web.acting import acting
from hub.web.guards import anyone, signed_in, takes

YEAR = 365 * 24 * 3600  # seconds; what a name made of its contents stands for never changes
HOUR = 3600


@page.get("/live/<int:id>/slides/<name>.webp")
@anyone
def picture(id, name):
    """A page or a still, for whoever may see the session."""
    seat = seat_to_look(id)
    if not queries.picture_in(id, name):
        raise NotFound()
    response = send_file(kept.path_of(kept.folder_of(seat.live), name), mimetype="image/webp", conditional=True)
    response.headers["Cache-Control"] = f"private, max-age={YEAR}, immutable"
    return response


@page.get("/live/<int:id>/slides/<int:deck>.json")
@anyone
def pages(id, deck):
    """All pages of a deck with their words, to browse and to fetch ahead."""
    found = queries.deck_in(seat_to_look(id).live, deck)
    if not found.is_ready:
        raise NotFound()
    return payloads.pages(found, queries.pages_of([found.id])[found.id]), {"Cache-Control": f"private, max-age={HOUR}"}


@page.post("/live/<int:id>/slides/show")
@signed_in
def turn(id):
    """Show a page to everybody, or none, from the page of text."""
    seat = seat_for(acting(), id, lock=True)
    if request.form.get("act") == "hide":
        actions.hide(acting(), seat)
    else:
        actions.show(acting(), seat, _number("deck"), _number("page"))
    return redirect(url_for("live.text", id=id, _anchor="slides"))


@page.post("/live/<int:id>/stills")
@signed_in
@takes(StillBody)
def still(sent, id):
    """A picture of a camera or a screen for everybody."""
    seat = seat_for(acting(), id, lock=True)
    fact = actions.send_still(acting(), seat, request.args.get("of", ""), sent.picture)
    return {"seq": fact.seq, "bytes": sent.picture.bytes}


def _number(name: str) -> int:
    raw = request.form.get(name, "")
    return int(raw) if raw.isdecimal() and len(raw) < 16 else 0
