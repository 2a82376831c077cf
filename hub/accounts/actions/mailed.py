"""Links that prove an address: made, mailed, used once, and forgotten."""

from datetime import timedelta

from sqlalchemy import delete

from hub.accounts import notices
from hub.accounts.models import MailedToken, Person
from hub.accounts.queries.entering import letter_token
from hub.accounts.tokens import hashed, new_token
from hub.clock import now
from hub.errors import NotFound
from hub.storage.unit import db
from hub.text.languages import _


def mail_link(person: Person, purpose: str, address: str, path: str = "") -> None:
    """Send a link good once for one purpose; an earlier one for the same purpose dies."""
    forget_links(person, (purpose,))
    token, ends_at = new_token(), now() + timedelta(days=notices.HOLDS[purpose])
    db.add(MailedToken(person_id=person.id, purpose=purpose, token_hash=hashed(token), address=address, path=path, ends_at=ends_at))
    notices.send_link(person, purpose, address, token)


def take_token(purpose: str, token: str) -> MailedToken:
    """Use up a mailed link; NotFound for a wrong, old or used one, also when two requests race for it."""
    found = letter_token(purpose, token)
    if found is None or not _use_up(found):
        raise NotFound(_("This link is not good any more: it was used, or it is too old. Ask for a new one."))
    return found


def forget_links(person: Person, purposes: tuple[str, ...]) -> None:
    """Let mailed links of these purposes die."""
    db.execute(delete(MailedToken).where(MailedToken.person_id == person.id, MailedToken.purpose.in_(purposes)))


def _use_up(found: MailedToken) -> bool:
    gone = db.execute(delete(MailedToken).where(MailedToken.id == found.id).execution_options(synchronize_session=False))
    db.expunge(found)
    return gone.rowcount == 1
