"""Voice notes: sent in parts by a page, heard by who leads, played or set aside by plain forms too."""

from flask import redirect, request, send_file, url_for

from hub.errors import Invalid
from hub.live import actions, queries
from hub.live.audio.lengths import parts_of
from hub.live.forms import Bundles
from hub.live.views.blueprint import page
from hub.realtime.schemas import ClientKey
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.guards import signed_in, takes


@page.post("/live/<int:id>/voice-notes")
@signed_in
@takes(Bundles)
def leave_note(sent, id):
    """A part of a voice note; says how many packets have arrived, and the note's number when it is whole."""
    key = ClientKey().read("key", request.args.get("key"))
    if not (parts := parts_of(sent.body)):
        raise Invalid(_("This is no sound of ours."))
    received = actions.leave_note(acting(), queries.seat_for(acting(), id, lock=True), key, parts)
    return {"have": received.have, "seq": received.fact.seq if received.fact else None}


@page.get("/live/<int:id>/voice-notes/<int:seq>.ogg")
@signed_in
def voice_note(id, seq):
    """A waiting note, for who leads the session and who left it."""
    response = send_file(queries.voice_note_for(acting(), id, seq), mimetype="audio/ogg", conditional=True)
    response.headers["Cache-Control"] = "no-store"
    return response


@page.post("/live/<int:id>/voice-notes/<int:seq>")
@signed_in
def decide_note(id, seq):
    """Play a note to everybody, or set it aside, from the page of text."""
    act = actions.play_note if request.form.get("act") == "play" else actions.set_aside
    act(acting(), queries.seat_for(acting(), id, lock=True), seq)
    return redirect(url_for("live.text", id=id, _anchor="voice-notes"))
