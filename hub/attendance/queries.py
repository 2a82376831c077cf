"""Every SELECT about who heard what, and about certificates."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from hub.accounts.by import By
from hub.accounts.exporting import exports
from hub.accounts.models import Person
from hub.attendance.figures import Sitting, sittings
from hub.attendance.models import Certificate, Heard, Rule
from hub.attendance.ranges import Ranges, merged
from hub.attendance.rules import may_revoke
from hub.clock import now
from hub.communities.models import Community
from hub.errors import NotFound
from hub.library.queries import item_for, item_of_live
from hub.live.models import Attendance, Fact, LiveSession, Registration
from hub.live.recording.mixing import Manifest, read_manifest
from hub.live.sounding import folder_of
from hub.sites.models import Companion, Site, SiteCount, SiteName
from hub.storage.unit import db
from hub.text.printing.codes import LONGEST_CODE

TURNS = ("floor:opened", "floor:closed")


def heard_in(live_id: int, person_ids: Iterable[int] | None = None) -> list[Heard]:
    """What was heard of a session, of everybody or of these people."""
    query = select(Heard).where(Heard.live_id == live_id)
    return list(db.scalars(query if person_ids is None else query.where(Heard.person_id.in_(list(person_ids)))))


def heard_by(live_id: int, person_id: int, way: str) -> Heard | None:
    """What one person heard by one way."""
    return db.scalar(select(Heard).where(Heard.live_id == live_id, Heard.person_id == person_id, Heard.way == way))


def said_in(live: LiveSession) -> Ranges:
    """When somebody spoke, session ms, as the facts and the recording tell; a turn that is not over goes on until now."""
    facts = db.execute(select(Fact.kind, Fact.data).where(Fact.live_id == live.id, Fact.kind.in_(TURNS)).order_by(Fact.seq))
    begun: dict[int, int] = {}
    turns = []
    for kind, data in facts:
        if kind == "floor:opened":
            begun[data["stream"]] = data["t_ms"]
        elif (start := begun.pop(data["stream"], None)) is not None:
            turns.append([start, data.get("t_ms", start)])
    recorded = [[one["from"], one["to"]] for one in (read_manifest(folder_of(live)) or Manifest()).speakers]
    return merged([*turns, *recorded, *([start, length_of(live)] for start in begun.values())])


def length_of(live: LiveSession) -> int:
    """How long a session was open, or has been until now, ms."""
    return int(((live.closed_at or now()) - live.opened_at).total_seconds() * 1000) if live.opened_at else 0


def spans_in(live_id: int, person_id: int | None = None) -> list[Attendance]:
    """Who was in the room or followed as text, from when to when, in the order of coming."""
    query = select(Attendance).where(Attendance.live_id == live_id).order_by(Attendance.joined_at, Attendance.id)
    return list(db.scalars(query if person_id is None else query.where(Attendance.person_id == person_id)))


def sittings_in(live: LiveSession, person_id: int | None = None) -> list[Sitting]:
    """Everybody's part in a session, or one person's, longest first; a constant number of queries."""
    sites = people_at_sites(live.id)
    more = {"sites": sites, "registered": registered_in(live.id)}
    heard = heard_in(live.id, None if person_id is None else [person_id])
    found = sittings(live, said_in(live), spans_in(live.id, person_id), heard, more)
    return found if person_id is None else [one for one in found if one.person_id == person_id]


def people_of(person_ids: Iterable[int]) -> dict[int, Person]:
    """These people by number."""
    return {person.id: person for person in db.scalars(select(Person).where(Person.id.in_(list(person_ids))))}


def registered_in(live_id: int) -> set[int]:
    """Who had registered and has a place."""
    return set(db.scalars(select(Registration.person_id).where(Registration.live_id == live_id, Registration.place == "coming")))


def sites_in(live_id: int) -> list[Site]:
    """The sites of a session, with who looks after each."""
    return list(db.scalars(select(Site).options(joinedload(Site.person)).where(Site.live_id == live_id).order_by(Site.id)))


def counts_in(live_id: int) -> dict[int, list[SiteCount]]:
    """Site -> its head counts, in the order of counting."""
    found: dict[int, list[SiteCount]] = {}
    for count in db.scalars(select(SiteCount).join(Site, Site.id == SiteCount.site_id).where(Site.live_id == live_id).order_by(SiteCount.at, SiteCount.id)):
        found.setdefault(count.site_id, []).append(count)
    return found


def people_at_sites(live_id: int) -> dict[int, int]:
    """Person -> site: members on a site's roster, and those whose phone is with it."""
    named = db.execute(select(SiteName.person_id, SiteName.site_id).join(Site, Site.id == SiteName.site_id)
                       .where(Site.live_id == live_id, SiteName.person_id.is_not(None)))
    phones = db.execute(select(Companion.person_id, Companion.site_id).where(Companion.live_id == live_id))
    return {**dict(map(tuple, phones)), **dict(map(tuple, named))}


def on_rosters(live_id: int) -> set[int]:
    """The members whom a site's facilitator put on the roster."""
    return set(db.scalars(select(SiteName.person_id).join(Site, Site.id == SiteName.site_id)
                          .where(Site.live_id == live_id, SiteName.person_id.is_not(None))))


def rule_of(live_id: int) -> Rule | None:
    """For what a session gives a certificate, if it does."""
    return db.scalar(select(Rule).where(Rule.live_id == live_id))


def states_of(live_ids: Iterable[int]) -> dict[int, str]:
    """Those of these sessions that there are (still) -> their state."""
    return dict(map(tuple, db.execute(select(LiveSession.id, LiveSession.state).where(LiveSession.id.in_(list(live_ids))))))


def chapters_for(by: By, live: LiveSession) -> list[dict]:
    """The chapters of a session's recording, in order, for whoever may read its notes; none where it was not recorded."""
    item = item_of_live(live.id)
    return item.record.get("recording", {}).get("chapters", []) if item and item_for(by, item.id) else []


def closed_with_community(live_id: int) -> LiveSession | None:
    """A closed session with its community and host, for the house."""
    return db.scalar(select(LiveSession).options(joinedload(LiveSession.community), joinedload(LiveSession.host))
                     .where(LiveSession.id == live_id, LiveSession.state == "closed"))


def closed_since(moment: datetime) -> list[LiveSession]:
    """Sessions that closed since a moment, groups of a session left out, with their community."""
    query = select(LiveSession).options(joinedload(LiveSession.community)).where(LiveSession.state == "closed", LiveSession.main_id.is_(None))
    return list(db.scalars(query.where(LiveSession.closed_at >= moment).order_by(LiveSession.id)))


def sessions_to_reckon(since: datetime) -> list[int]:
    """Closed sessions of which something was heard since a moment, or that closed since then."""
    heard = exists().where(Heard.live_id == LiveSession.id, Heard.last_at >= since)
    return list(db.scalars(select(LiveSession.id).where(LiveSession.state == "closed", or_(LiveSession.closed_at >= since, heard)).order_by(LiveSession.id)))


def certified_in(live_id: int) -> dict[int, Certificate]:
    """Person -> the certificate they have of a session, revoked ones too."""
    return {one.person_id: one for one in db.scalars(select(Certificate).where(Certificate.live_id == live_id, Certificate.person_id.is_not(None)))}


def names_without_account(site_id: int) -> list[SiteName]:
    """The names on a site's roster that are nobody's account here, in the order of writing."""
    return list(db.scalars(select(SiteName).where(SiteName.site_id == site_id, SiteName.person_id.is_(None)).order_by(SiteName.id)))


def certified_names(site_ids: Iterable[int]) -> dict[int, Certificate]:
    """Name on a roster -> its certificate with its session, revoked ones too."""
    names = select(SiteName.id).where(SiteName.site_id.in_(list(site_ids)))
    return {one.site_name_id: one for one in db.scalars(_with_session().where(Certificate.site_name_id.in_(names)).order_by(Certificate.site_name_id))}


def own_certificates(by: By) -> list[Certificate]:
    """One's own certificates with their sessions, newest first."""
    if by.id is None:
        return []
    return list(db.scalars(_with_session().where(Certificate.person_id == by.id).order_by(Certificate.earned_at.desc(), Certificate.id.desc())))


def certificate_of_code(code: str) -> Certificate:
    """The certificate of that code with its holder, for everybody; NotFound where there is none."""
    found = db.scalar(_with_session().options(joinedload(Certificate.person)).where(Certificate.code == code[:LONGEST_CODE].upper()))
    if found is None:
        raise NotFound()
    return found


def certificate_for(by: By, live_id: int, person_id: int | None = None, *, lock: bool = False) -> Certificate:
    """One's own certificate of a session, or another's for who looks after the community; NotFound otherwise."""
    query = _with_session().where(Certificate.live_id == live_id, Certificate.person_id == (by.id if person_id is None else person_id))
    found = db.scalar(query.with_for_update(of=Certificate) if lock else query) if by.id else None
    if found is None or not (found.person_id == by.id or may_revoke(by, found)):
        raise NotFound()
    return found


def _with_session():
    return (
        select(Certificate).join(Certificate.live).join(Community, Community.id == LiveSession.community_id)
        .options(contains_eager(Certificate.live).contains_eager(LiveSession.community), contains_eager(Certificate.live).joinedload(LiveSession.host))
    )


@exports("attendance")
def own_part(by: By) -> dict[str, list[dict]]:
    """What somebody heard of which session, and their certificates, as plain values."""
    heard = db.execute(
        select(LiveSession.title, Heard.way, Heard.ranges).join(LiveSession, LiveSession.id == Heard.live_id)
        .where(Heard.person_id == by.id).order_by(Heard.id)
    )
    return {
        "heard_ms": [{"title": title, "way": way, "ranges": ranges} for title, way, ranges in heard],
        "certificates": [{"title": one.live.title, "name": one.name, "code": one.code, "revoked": one.revoked_at is not None} for one in own_certificates(by)],
    }
