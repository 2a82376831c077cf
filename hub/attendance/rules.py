"""Who may see what people heard, set for what a session gives a certificate, and take one back; pure."""

from hub.accounts.by import By
from hub.attendance.models import Certificate
from hub.communities.rules import may_facilitate
from hub.live.rules import Seat, may_host
from hub.sites.models import Site
from hub.sites.rules import may_read_roster


def may_see_attendance(by: By, seat: Seat) -> bool:
    """Whether `by` sees who heard how much: who leads the session."""
    return may_host(by, seat)


def may_set_rule(by: By, seat: Seat) -> bool:
    """Whether `by` says what a certificate needs: who leads the session, unless it is called off."""
    return may_host(by, seat) and seat.live.state != "cancelled"


def may_report_heard(by: By, seat: Seat) -> bool:
    """Whether `by` may report what they heard later: anyone with an account who may see the session, when it is over."""
    return by.is_active and seat.live.state == "closed"


def may_rename(by: By, certificate: Certificate) -> bool:
    """Whether `by` chooses the name on a certificate: its holder, while it is valid."""
    return by.is_active and certificate.person_id == by.id and certificate.revoked_at is None


def may_certify_names(by: By, seat: Seat, site: Site) -> bool:
    """Whether `by` gives names on a site's roster certificates and prints them: who may read the roster, when the session is over."""
    return seat.live.state == "closed" and may_read_roster(by, seat, site)


def may_revoke_in(by: By, seat: Seat) -> bool:
    """Whether `by` may take back certificates of a session: who looks after its community."""
    return by.is_active and may_facilitate(by, seat.community)


def may_revoke(by: By, certificate: Certificate) -> bool:
    """Whether `by` may take a certificate back, or give it again: who looks after the community."""
    return by.is_active and may_facilitate(by, certificate.live.community)
