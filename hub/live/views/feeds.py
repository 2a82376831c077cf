"""Calendars that are subscribed to: of a community, of oneself by a secret address, of a series as one file."""

from flask import Response, request

from hub.communities.queries import readable_community_for
from hub.discussions.feed_keys import reader_of
from hub.errors import NotFound
from hub.live import queries
from hub.live.views.blueprint import page
from hub.text.languages import _, speak
from hub.web.acting import acting, settings
from hub.web.guards import anyone


@page.get("/feeds/communities/<slug>.ics")
@anyone
def community_calendar(slug):
    """The sessions of a community, for a calendar that asks again and again."""
    community = readable_community_for(_reader(), slug)
    return _calendar(community.name, queries.of_community_in_feed(community))


@page.get("/feeds/me.ics")
@anyone
def own_calendar():
    """What one comes to, for one's own calendar."""
    reader = _reader()
    if not reader.is_authenticated:
        raise NotFound()
    return _calendar(_("My live sessions"), queries.own_in_feed(reader))


@page.get("/live/<int:id>/series.ics")
@anyone
def series_calendar(id):
    """All dates of the series a session is of."""
    live = queries.seat_for(acting(), id).live
    if not live.series_id:
        raise NotFound()
    told = queries.of_community_in_feed(live.community)
    return _calendar(live.title, queries.with_what_they_were([one for one in told if one.series_id == live.series_id], told))


def _reader():
    """Who asks: by the secret word of the address, in their language, else whoever is signed in."""
    if not (word := request.args.get("key")):
        return acting()
    reader = reader_of(word, settings())
    speak(reader.language)
    return reader


def _calendar(name: str, lives: list) -> Response:
    from hub.live.calendar import feed_of  # loaded when first asked for: the library takes 3 MB

    body = feed_of(name, lives, queries.slots_of(lives), settings().base_url)
    answer = Response(body, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'inline; filename="calendar.ics"'
    answer.add_etag(weak=True)  # calendars ask every hour: what they have already is not sent again
    return answer.make_conditional(request)
