"""What the holder of a certificate is told when somebody takes it back, or gives it again."""

from hub.accounts.by import By
from hub.mentorship.models import Certificate
from hub.mentorship.notices.telling import SOON
from hub.notifications.actions import tell
from hub.notifications.sentences import sentence
from hub.text.languages import _


def certificate_judged(by: By, certificate: Certificate) -> None:
    """Tell its holder that a certificate is valid no more, or again."""
    moment = f"{certificate.revoked_at:%Y%m%d%H%M%S}" if certificate.revoked_at else "again"
    once, words = f"mentorship:certificate:{certificate.id}:{moment}", {"valid": certificate.revoked_at is None}
    path = f"/mentoring/{certificate.mentorship_id}/certificate"
    tell(by, [certificate.person_id], "mentorship:certificate", once=once, path=path, words=words, mail=SOON)


@sentence("mentorship:certificate")
def _judged(words) -> str:
    if words["valid"]:
        return _("Your certificate of mentorship is valid again.")
    return _("Your certificate of mentorship was taken back. Its page says why.")
