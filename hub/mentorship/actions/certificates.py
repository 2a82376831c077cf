"""Certificates of mentorships that were carried through: taken by each of the two, named as they like, taken back by who looks after the pair."""

from hub.accounts.by import By
from hub.audit.actions import record
from hub.clock import now
from hub.errors import Invalid, require
from hub.mentorship import notices, queries, rules
from hub.mentorship.models import Certificate, Mentorship
from hub.storage.unit import db
from hub.text.languages import NAMES, _
from hub.text.letters import clean
from hub.text.printing.codes import new_code
from hub.text.printing.lettering import LONGEST_NAME, name_to_print, printable


def certify(by: By, pair: Mentorship) -> Certificate:
    """Take one's certificate of a pair that both closed; a second time it is the same one."""
    require(rules.may_certify(by, pair), _("There is a certificate once both of you have closed a mentorship that began."))
    if earlier := queries.certificate_of(by, pair):
        return earlier
    made = Certificate(
        mentorship_id=pair.id, person_id=by.id, code=new_code(), name=printable(by.name)[:LONGEST_NAME], given_at=now(),
        language=by.person.language if by.person.language in NAMES else "en",
    )
    db.add(made)
    db.flush()
    record(by, "took the certificate of mentorship", pair)
    return made


def choose_name(by: By, certificate: Certificate, name: str, language: str) -> None:
    """Put the name and the language its holder chooses on a certificate."""
    require(rules.may_rename(by, certificate), _("Only you choose the name on your certificate, while it is valid."))
    if language not in NAMES:
        raise Invalid(_("Choose one of these."), "language")
    certificate.name, certificate.language = name_to_print(name), language


def revoke(by: By, pair: Mentorship, certificate: Certificate, why: str) -> None:
    """Take a certificate back; whoever looks at its code is told that it is not valid, and its holder why."""
    _require_may_judge(by, pair, certificate)
    if certificate.revoked_at is None:
        certificate.revoked_at, certificate.revoked_by_id, certificate.why = now(), by.id, clean(why).strip()[:200]
        record(by, "revoked the certificate of mentorship", pair, person=certificate.person_id)
        notices.certificate_judged(by, certificate)


def give_again(by: By, pair: Mentorship, certificate: Certificate) -> None:
    """Make a certificate that was taken back valid again."""
    _require_may_judge(by, pair, certificate)
    if certificate.revoked_at:
        certificate.revoked_at = certificate.revoked_by_id = None
        certificate.why = ""
        record(by, "gave the certificate of mentorship again", pair, person=certificate.person_id)
        notices.certificate_judged(by, certificate)


def _require_may_judge(by: By, pair: Mentorship, certificate: Certificate) -> None:
    may = certificate.mentorship_id == pair.id and rules.may_look_after(by, pair, queries.cohort_of(pair), queries.is_coordinator(by))
    require(may, _("Only who looks after the pair takes a certificate back."))
