"""Before a session: the sound check (microphone, loudspeakers, line, what an hour costs), and how to host one."""

from flask import request

from hub.live import queries
from hub.live.audio.costs import MB_AN_HOUR, SPEAKING_MB_AN_HOUR
from hub.live.views.blueprint import page
from hub.web.acting import acting
from hub.web.guards import anyone, signed_in
from hub.web.pages import page as show


@page.get("/live/sound-check")
@signed_in
def sound_check():
    """Try one's sound, for the session `live` if it is named; without script the page says what to expect."""
    named = request.args.get("live", "")
    live = queries.seat_for(acting(), int(named)).live if named.isdecimal() and len(named) < 10 else None
    return show("live/sound_check.html", costs=MB_AN_HOUR, speaking=SPEAKING_MB_AN_HOUR, live=live)


@page.get("/live/hosting")
@anyone
def hosting():
    """One page for hosts: before, during, when a line dies, after."""
    return show("live/hosting.html", costs=MB_AN_HOUR, speaking=SPEAKING_MB_AN_HOUR)
