"""The roster of a site: who was there by name, kept only with their agreement."""

from hub.accounts.by import By
from hub.audit.actions import record
from hub.clock import now
from hub.errors import Invalid, require
from hub.live.rules import Seat
from hub.sites import queries
from hub.sites.models import Site, SiteName
from hub.sites.rules import may_read_roster
from hub.storage.unit import db
from hub.text.languages import _

MOST_NAMES, MOST_NAME = 500, 120


def write_names(by: By, seat: Seat, site: Site, lines: list[str], agreed: bool) -> int:
    """Put names on the roster, one a line, @handle for a member; a name that is there stays once. Returns how many are new."""
    require(may_read_roster(by, seat, site), _("Only who looks after this room, or leads the session, writes its roster."))
    if not agreed:
        raise Invalid(_("Ask those named whether they agree, then tick the line."), "agreed")
    wanted = list(dict.fromkeys(" ".join(line.split()) for line in lines if line.strip()))
    if any(len(one) > MOST_NAME for one in wanted):
        raise Invalid(_("A name is longer than %(most)s characters. One name a line.", most=MOST_NAME), "names")
    known = queries.names_on(site)
    if len(known) + len(wanted) > MOST_NAMES:
        raise Invalid(_("A roster holds %(most)s names.", most=MOST_NAMES), "names")
    new = _new(seat, wanted, known)
    db.add_all([SiteName(site_id=site.id, name=name, person_id=person_id) for name, person_id in new])
    site.consented_at = site.consented_at or now()
    record(by, "wrote roster", site, names=len(new))
    return len(new)


def strike(by: By, seat: Seat, site: Site, name_id: int) -> None:
    """Take a name off the roster."""
    require(may_read_roster(by, seat, site), _("Only who looks after this room, or leads the session, writes its roster."))
    db.delete(queries.name_on(site, name_id))
    record(by, "struck name", site)


def _new(seat: Seat, wanted: list[str], known: list[SiteName]) -> list[tuple[str, int | None]]:
    names, ids = {one.name.casefold() for one in known}, {one.person_id for one in known} - {None}
    members = queries.members_of_handles(seat.live.community_id, [one[1:].lower() for one in wanted if one.startswith("@")])
    new = []
    for one in wanted:
        member = members.get(one[1:].lower()) if one.startswith("@") else None
        if one.startswith("@") and member is None:
            raise Invalid(_("No member of the community is called %(name)s. Write their name without @.", name=one), "names")
        if member and member.id not in ids:
            new.append((member.name, member.id))
            ids.add(member.id)
        elif not member and one.casefold() not in names:
            new.append((one, None))
            names.add(one.casefold())
    return new
