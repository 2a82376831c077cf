"""The sound check: microphone, speakers and line tried before a session, and what an hour costs."""

from hub.live.audio.costs import MB_AN_HOUR
from hub.live.views.blueprint import page
from hub.web.guards import signed_in
from hub.web.pages import page as show


@page.get("/live/sound-check")
@signed_in
def sound_check():
    """Try one's sound; without script the page says what to expect."""
    return show("live/sound_check.html", costs=MB_AN_HOUR)
