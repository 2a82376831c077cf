"""The place of in-person sites in a live session's room: state, rights, strip above the talk, page of text, notes; and how many a site votes for."""

from zoneinfo import ZoneInfo

from hub.accounts.by import By
from hub.live.models import LiveSession
from hub.live.parts import Part, put
from hub.live.rules import Seat
from hub.polls.sites import caps_by, twice_refused_by
from hub.sites import payloads, queries, rules, voting
from hub.sites.changes import CHANGES, SHOWN
from hub.text.languages import _, ngettext

MOST_WITH = 40  # companions in the state of a thin line; the rest is asked for


def fresh(live: LiveSession) -> dict:
    """The sites and the companion phones; two queries."""
    return payloads.value(queries.sites_of(live.id), queries.companions_of(live.id))


def cut(value: dict) -> dict:
    """The same without the companions, where they are many."""
    return {**value, "with": []} if len(value["with"]) > MOST_WITH else value


def mine(by: By, seat: Seat) -> dict:
    """The site one looks after, the site one's phone is with, and whether one may bring a room."""
    site, companion = queries.own_site(seat.live.id, by.id), queries.companion(seat.live.id, by.id)
    return {"bring": site is None and rules.may_bring(by, seat), "site": site.id if site else 0, "with": companion.site_id if companion else 0}


def record(live: LiveSession) -> list[tuple]:
    """The sites with their headcounts, for the session notes; no name of a roster."""
    spans = queries.site_spans(live)
    counts = queries.counts_of([span.site.id for span in spans])
    return [(_("In-person rooms"), [(_line(span), [_counted(one, live.zone) for one in counts[span.site.id]]) for span in spans])]


def _line(span: queries.Span) -> str:
    where = f"{span.site.name}, {span.site.place}" if span.site.place else span.site.name
    return f"{where}: " + ngettext("%(num)s person at most", "%(num)s people at most", span.most)


def _counted(one, zone: str) -> str:
    parts = [f"{one.at.astimezone(ZoneInfo(zone)):%H:%M}", ngettext("%(num)s person", "%(num)s people", one.total)]
    if one.women is not None:
        parts.append(ngettext("%(num)s woman", "%(num)s women", one.women))
    if one.youth is not None:
        parts.append(ngettext("%(num)s young person", "%(num)s young people", one.youth))
    return ", ".join(parts)


put(Part(
    name="sites", fresh=fresh, changes=CHANGES, shown=SHOWN, mine=mine, cut=cut, record=record,
    beside="sites/stage.html", text="sites/text.html", plan="sites/plan.html", prepared=lambda live: len(queries.sites_of(live.id)),
))
caps_by(voting.cap_of)
twice_refused_by(voting.refuse_twice, voting.voted_for)
