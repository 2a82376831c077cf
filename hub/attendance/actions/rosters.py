"""Certificates for names on a site's roster that are nobody's account here: given, and printed for them, by who looks after the site."""

from hub.accounts.by import By
from hub.attendance import queries
from hub.attendance.actions.certificates import new_code
from hub.attendance.models import Certificate, Rule
from hub.attendance.rules import may_certify_names
from hub.audit.actions import record
from hub.errors import Conflict, require
from hub.live.models import LiveSession
from hub.live.rules import Seat
from hub.sites.models import Site, SiteName
from hub.storage.unit import db
from hub.text.languages import NAMES, _


def certify_names(by: By, seat: Seat, site: Site) -> int:
    """Give each name of the roster that has none its certificate, signed by who looked after the site; returns how many. Members have theirs by themselves."""
    require(may_certify_names(by, seat, site), _("Only who looked after this room, or led the session, gives its certificates, when the session is over."))
    if not counts_rosters(queries.rule_of(seat.live.id)):
        raise Conflict(_("This session gives no certificate for being on the roster of a site. Who leads it can change that."))
    known = queries.certified_names([site.id])
    given = [_certificate(seat.live, site, one) for one in queries.names_without_account(site.id) if one.id not in known]
    db.add_all(given)
    db.flush()
    if given:
        record(by, "certified", seat.live, count=len(given), site=site.id)
    return len(given)


def counts_rosters(rule: Rule | None) -> bool:
    """Whether a session gives certificates to who is on a roster and has not registered."""
    return rule is not None and rule.by_site and not rule.registered_only


def _certificate(live: LiveSession, site: Site, one: SiteName) -> Certificate:
    minutes = round((live.closed_at - live.opened_at).total_seconds() / 60)
    return Certificate(
        live_id=live.id, site_name_id=one.id, code=new_code(), name=one.name, language=live.language if live.language in NAMES else "en",
        minutes=max(1, minutes), way="site", signed_by=site.person.name if site.person else "",
    )
