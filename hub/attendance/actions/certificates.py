"""For what a session gives certificates, giving them, the name on one, taking one back."""

from dataclasses import dataclass

from hub.accounts.by import HOUSE, By
from hub.attendance import notices, queries
from hub.attendance.figures import Sitting, earns
from hub.attendance.models import Certificate, Rule
from hub.attendance.rules import may_rename, may_revoke, may_set_rule
from hub.audit.actions import record
from hub.background.queue import wake
from hub.clock import now
from hub.errors import require
from hub.live.models import LiveSession
from hub.live.queries import ids_that_follow, seat_for
from hub.live.rules import Seat
from hub.storage.unit import db
from hub.text.languages import NAMES, _
from hub.text.letters import clean
from hub.text.printing.codes import new_code
from hub.text.printing.lettering import name_to_print


@dataclass(frozen=True)
class Wanted:
    """What a certificate needs: that much of what was said, within so many days."""

    percent: int = 70
    days: int = 14
    registered_only: bool = False
    by_text: bool = True
    by_site: bool = False


def set_rule(by: By, seat: Seat, wanted: Wanted | None) -> Rule | None:
    """Say for what the session gives certificates, None: for nothing. Those given stay."""
    require(may_set_rule(by, seat), _("Only who leads the session says what its certificates need."))
    rule = queries.rule_of(seat.live.id)
    if wanted is None:
        if rule:
            db.delete(rule)
            record(by, "gives no certificates for", seat.live)
        return None
    rule = rule or Rule(live_id=seat.live.id)
    for name in ("percent", "days", "registered_only", "by_text", "by_site"):
        setattr(rule, name, getattr(wanted, name))
    rule.made_by_id = by.id
    db.add(rule)
    db.flush()
    record(by, "gives certificates for", seat.live, percent=wanted.percent, days=wanted.days)
    wake("attendance.reckon", seat.live.id)
    return rule


def set_rule_for_all(by: By, seat: Seat, wanted: Wanted | None) -> None:
    """Say the same for a session and every date of its series that follows and that `by` leads."""
    set_rule(by, seat, wanted)
    for live_id in ids_that_follow(seat.live):
        following = seat_for(by, live_id, lock=True)
        if live_id != seat.live.id and may_set_rule(by, following):
            set_rule(by, following, wanted)


def certify(live: LiveSession, rule: Rule, sat: list[Sitting]) -> int:
    """Give everybody who has earned it a certificate they have not, and tell them; the house's own act. How many."""
    known, rosters = queries.certified_in(live.id), queries.on_rosters(live.id) if rule.by_site else set()
    earned = {one: way for one in sat if one.person_id not in known and (way := earns(rule, one, one.person_id in rosters))}
    people = queries.people_of({one.person_id for one in earned})
    signers = {site.id: site.person.name for site in queries.sites_in(live.id) if site.person} if "site" in earned.values() else {}
    given = [one for one in earned if one.person_id in people and people[one.person_id].state == "active"]
    db.add_all(_certificate(live, one, people[one.person_id], (earned[one], signers)) for one in given)
    db.flush()
    notices.earned(live, [one.person_id for one in given])
    if given:
        record(HOUSE, "certified", live, count=len(given))
    return len(given)


def choose_name(by: By, certificate: Certificate, name: str) -> None:
    """Put the name its holder chooses on a certificate, in letters that can be printed."""
    require(may_rename(by, certificate), _("Only you choose the name on your certificate, while it is valid."))
    certificate.name = name_to_print(name)


def revoke(by: By, certificate: Certificate, why: str) -> None:
    """Take a certificate back; whoever looks at its code is told that it is not valid."""
    require(may_revoke(by, certificate), _("Only who looks after the community takes a certificate back."))
    if certificate.revoked_at is None:
        certificate.revoked_at, certificate.revoked_by_id, certificate.why = now(), by.id, clean(why).strip()[:200]
        record(by, "revoked", certificate, person=certificate.person_id)


def give_again(by: By, certificate: Certificate) -> None:
    """Make a certificate that was taken back valid again."""
    require(may_revoke(by, certificate), _("Only who looks after the community takes a certificate back."))
    if certificate.revoked_at:
        certificate.revoked_at = certificate.revoked_by_id = None
        certificate.why = ""
        record(by, "gave again", certificate, person=certificate.person_id)


def _certificate(live: LiveSession, one: Sitting, person, earned: tuple) -> Certificate:
    way, signers = earned
    share = 100 if way == "site" else one.text_percent if way == "text" else one.percent
    minutes = round(one.open_for / 60_000 * share / 100)  # of the session: pauses belong to it
    return Certificate(
        live_id=live.id, person_id=person.id, code=new_code(), name=person.name, language=person.language if person.language in NAMES else "en",
        minutes=max(1, minutes), way=way, signed_by=signers.get(one.site_id, "") if way == "site" else "",
    )
