"""Counting who is in a site's room: a series over time."""

from dataclasses import dataclass
from datetime import timedelta

from hub.accounts.by import By
from hub.clock import now
from hub.errors import Invalid, require
from hub.live.actions.facts import happened
from hub.live.models import Fact
from hub.live.rules import Seat
from hub.sites import queries
from hub.sites.models import Site, SiteCount
from hub.sites.rules import may_tend
from hub.storage.unit import db
from hub.text.languages import _

MOST_PEOPLE = 5000
MOST_NOTE = 200
SAME = timedelta(minutes=1)  # the same numbers sooner than that are a second tap


@dataclass(frozen=True)
class Heads:
    """A headcount: all, and where they were counted women and young people; with a note that stays with who leads and the facilitator."""

    total: int
    women: int | None = None
    youth: int | None = None
    note: str = ""


def count(by: By, seat: Seat, site: Site, heads: Heads) -> Fact | None:
    """Write down how many are there now; everybody learns the total and nothing else. None: the total is as before."""
    require(may_tend(by, seat, site), _("Only who looks after this room, or moderates the session, can count it."))
    before, last = site.present, queries.last_count(site)
    if last and (last.total, last.women, last.youth, last.note) == (heads.total, heads.women, heads.youth, heads.note) and now() - last.at < SAME:
        return None
    counted(by, site, heads)
    site.present = heads.total
    return happened(by, seat.live, "site:counted", id=site.id, present=heads.total) if before != heads.total else None


def counted(by: By, site: Site, heads: Heads) -> SiteCount:
    """Keep a headcount in the series; Invalid at the field that cannot be."""
    if not 0 <= heads.total <= MOST_PEOPLE:
        raise Invalid(_("Count between 0 and %(most)s people.", most=MOST_PEOPLE), "total")
    for name, part in (("women", heads.women), ("youth", heads.youth)):
        if part is not None and not 0 <= part <= heads.total:
            raise Invalid(_("That is more than are there in all."), name)
    if len(heads.note) > MOST_NOTE:
        raise Invalid(_("That is longer than %(most)s characters. Shorten it.", most=MOST_NOTE), "note")
    row = SiteCount(site_id=site.id, by_id=by.id, total=heads.total, women=heads.women, youth=heads.youth, note=heads.note)
    db.add(row)
    db.flush()
    return row
