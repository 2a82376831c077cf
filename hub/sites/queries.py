"""Every SELECT about in-person sites."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.communities.models import Membership
from hub.communities.queries import hashed
from hub.errors import NotFound, require, require_found
from hub.live.models import LiveSession
from hub.live.queries import any_seat_for
from hub.live.rules import Seat
from hub.sites.codes import read_code
from hub.sites.models import Companion, Guest, Site, SiteCount, SiteName
from hub.sites.rules import may_read_roster
from hub.storage.unit import db

LARGEST_ID = 2**62


class Span(NamedTuple):
    """A site was part of a session from one moment to another; `until` is empty while it is."""

    site: Site
    since: datetime
    until: datetime | None
    most: int


def site_for(by: By, seat: Seat, site_id: int) -> Site:
    """A site of the session with its facilitator, or NotFound."""
    query = select(Site).options(joinedload(Site.person)).where(Site.id == site_id, Site.live_id == seat.live.id)
    return require_found(db.scalar(query.execution_options(populate_existing=True)) if 0 < site_id < LARGEST_ID else None)


def seat_of_code(by: By, typed: str) -> tuple[Seat, Site]:
    """The session and the site a code leads to; NotFound for a wrong one and for a session that does not exist for `by`."""
    code = read_code(typed)
    site = db.scalar(select(Site).options(joinedload(Site.person)).where(Site.code == code, Site.gone_at.is_(None))) if code else None
    if site is None:
        raise NotFound()
    return any_seat_for(by, site.live_id), site


def sites_of(live_id: int, with_gone: bool = False) -> list[Site]:
    """The sites of a session in the order of coming, with who looks after each."""
    query = select(Site).options(joinedload(Site.person)).where(Site.live_id == live_id).order_by(Site.id)
    return list(db.scalars(query if with_gone else query.where(Site.gone_at.is_(None))))


def own_site(live_id: int, person_id: int | None) -> Site | None:
    """The site a person looks after in a session."""
    query = select(Site).where(Site.live_id == live_id, Site.person_id == person_id, Site.gone_at.is_(None))
    return db.scalar(query.order_by(Site.id.desc()).limit(1)) if person_id is not None else None


def site_of_key(person_id: int, key: str | None) -> Site | None:
    """What an earlier sending of the same form has made."""
    return db.scalar(select(Site).options(joinedload(Site.person)).where(Site.person_id == person_id, Site.client_key == key)) if key else None


def companions_of(live_id: int) -> list[Companion]:
    """The companion phones of a session, by their people."""
    return list(db.scalars(select(Companion).where(Companion.live_id == live_id).order_by(Companion.person_id)))


def companion(live_id: int, person_id: int | None) -> Companion | None:
    """With which site somebody's phone is."""
    return db.scalar(select(Companion).where(Companion.live_id == live_id, Companion.person_id == person_id)) if person_id is not None else None


def people_with(site: Site) -> set[int]:
    """The people who may vote on devices of their own in a site's room: its companions and its facilitator."""
    found = set(db.scalars(select(Companion.person_id).where(Companion.site_id == site.id)))
    return found | ({site.person_id} - {None})


def people_with_any(site_ids: list[int]) -> set[int]:
    """The same for several sites together."""
    found = set(db.scalars(select(Companion.person_id).where(Companion.site_id.in_(site_ids))))
    return found | (set(db.scalars(select(Site.person_id).where(Site.id.in_(site_ids)))) - {None})


def count_companions(site: Site) -> int:
    """How many companion phones a site has."""
    return db.scalar(select(func.count()).select_from(Companion).where(Companion.site_id == site.id))


def site_of_code(typed: str) -> Site | None:
    """The site a code leads to, for who has no account; who asks is checked by what is done with it."""
    code = read_code(typed)
    return db.scalar(select(Site).where(Site.code == code, Site.gone_at.is_(None))) if code else None


def guest_of_token(token: str) -> Guest | None:
    """The guest who holds a cookie, with their site; None for a wrong one and for who was removed."""
    query = select(Guest).options(joinedload(Guest.site)).where(Guest.token_hash == hashed(token), Guest.removed_at.is_(None))
    return db.scalar(query) if token else None


def guests_of(site_id: int) -> list[Guest]:
    """The guests of a site who were not removed, in the order of coming."""
    return list(db.scalars(select(Guest).where(Guest.site_id == site_id, Guest.removed_at.is_(None)).order_by(Guest.id)))


def all_guest_ids(site_id: int) -> list[int]:
    """The numbers of all guests a site ever had: a vote of one who was removed counts on."""
    return list(db.scalars(select(Guest.id).where(Guest.site_id == site_id)))


def counts_of(site_ids: list[int]) -> dict[int, list[SiteCount]]:
    """The headcounts of sites over time, oldest first."""
    found: dict[int, list[SiteCount]] = {one: [] for one in site_ids}
    for count in db.scalars(select(SiteCount).where(SiteCount.site_id.in_(site_ids)).order_by(SiteCount.at, SiteCount.id)) if site_ids else ():
        found[count.site_id].append(count)
    return found


def last_count(site: Site) -> SiteCount | None:
    """How many were counted last."""
    return db.scalar(select(SiteCount).where(SiteCount.site_id == site.id).order_by(SiteCount.id.desc()).limit(1))


def headcount_at(site: Site, moment: datetime) -> int:
    """How many were in a site's room at a moment, as counted last before it; 0 before it came and after it went."""
    if moment < site.made_at or (site.gone_at and moment > site.gone_at):
        return 0
    query = select(SiteCount.total).where(SiteCount.site_id == site.id, SiteCount.at <= moment)
    return db.scalar(query.order_by(SiteCount.at.desc(), SiteCount.id.desc()).limit(1)) or 0


def site_spans(live: LiveSession) -> list[Span]:
    """When each site was part of a session, and the most people it counted; two queries."""
    sites = sites_of(live.id, with_gone=True)
    counts = counts_of([site.id for site in sites])
    return [Span(site, site.made_at, site.gone_at or live.closed_at, max((one.total for one in counts[site.id]), default=0)) for site in sites]


def roster_for(by: By, seat: Seat, site: Site) -> list[SiteName]:
    """The names on a site's roster, for its facilitator and who leads the session."""
    require(may_read_roster(by, seat, site))
    return names_on(site)


def names_on(site: Site) -> list[SiteName]:
    """The names on a site's roster in the order of writing."""
    return list(db.scalars(select(SiteName).where(SiteName.site_id == site.id).order_by(SiteName.id)))


def name_on(site: Site, name_id: int) -> SiteName:
    """One name on the roster, or NotFound."""
    found = db.scalar(select(SiteName).where(SiteName.site_id == site.id, SiteName.id == name_id)) if 0 < name_id < LARGEST_ID else None
    return require_found(found)


def members_of_handles(community_id: int, handles: list[str]) -> dict[str, Person]:
    """Handle -> member of a community."""
    query = select(Person).join(Membership, Membership.person_id == Person.id).where(Membership.community_id == community_id, Person.handle.in_(handles))
    return {one.handle: one for one in db.scalars(query)} if handles else {}
