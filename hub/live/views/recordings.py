"""The recording of a session that is over: heard whole or in chapters, and taken back, in part or as a whole."""

from flask import flash, redirect, request, send_file, url_for

from hub.errors import Invalid, require
from hub.library.queries import item_of_live
from hub.live import actions, queries, rules
from hub.live.views.blueprint import page
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.guards import anyone, signed_in
from hub.web.pages import page as show

LONG = 30 * 24 * 3600  # seconds; an address with a version in it never holds anything else
MOST_STREAM = 0xFFFF


@page.get("/live/<int:id>/recording.ogg")
@anyone
def recording(id):
    """The recording as it is now, with ranges, for whoever may read the notes."""
    return _sound(queries.recording_for(acting(), id), f"session-{id}.ogg", "no-cache")


@page.get("/live/<int:id>/recording/<int:version>.ogg")
@anyone
def recording_version(id, version):
    """One version of the recording, as long as it is the present one; it never changes."""
    return _sound(queries.recording_for(acting(), id, version), f"session-{id}.ogg", f"max-age={LONG}, immutable")


@page.get("/live/<int:id>/recording/<int:version>/<int:chapter>.ogg")
@anyone
def chapter(id, version, chapter):
    """One chapter of it as a file of its own."""
    return _sound(queries.recording_for(acting(), id, version, chapter), f"session-{id}-{chapter}.ogg", f"max-age={LONG}, immutable")


@page.get("/live/<int:id>/recording")
@signed_in
def turns(id):
    """Who speaks in the recording and when; one's own turns can be left out, by who leads any, or all of it."""
    return _turns(queries.seat_for(acting(), id))


@page.post("/live/<int:id>/recording/leave-out")
@signed_in
def leave_out(id):
    """Take turns out of the recording."""
    seat = queries.seat_for(acting(), id, lock=True)
    streams = {int(one) for one in request.form.getlist("stream") if one.isdecimal() and len(one) < 6 and int(one) <= MOST_STREAM}
    try:
        actions.leave_out(acting(), seat, streams)
    except Invalid as refusal:
        return _turns(seat, refusal.message), 422
    flash(_("These turns are gone. The recording is put together again without them."), "success")
    return redirect(url_for("library.item", id=seat.live.notes_item_id))


@page.post("/live/<int:id>/recording/delete")
@signed_in
def delete_recording(id):
    """Take the whole recording back."""
    seat = queries.seat_for(acting(), id, lock=True)
    actions.take_back(acting(), seat)
    flash(_("The recording is deleted."), "success")
    return redirect(url_for("library.item", id=seat.live.notes_item_id))


def _turns(seat, refusal: str = ""):
    by, item = acting(), item_of_live(seat.live.id)
    turns = [turn for turn in queries.recorded_turns(seat.live) if item and rules.may_leave_out(by, seat, turn.person_id)]
    leads = rules.may_take_back(by, seat)
    require(item is not None and (leads or turns), _("You did not speak in this recording, so there is nothing of yours to leave out."))
    return show("live/recording.html", live=seat.live, community=seat.community, item=item, turns=turns, leads=leads, refusal=refusal)[0]


def _sound(path, name: str, caching: str):
    response = send_file(path, mimetype="audio/ogg", conditional=True, download_name=name)
    response.headers["Cache-Control"] = f"private, {caching}"
    return response
