"""Putting a letter into the outbox; the worker sends it after the commit."""

import secrets

from hub.background.queue import wake
from hub.mail.delivery import address_domain
from hub.mail.models import Letter
from hub.storage.unit import db
from hub.text.lines import one_line

LONGEST_SUBJECT = 200


def post(to, subject: str, text: str, *, kind: str, html: str = "", headers: dict | None = None, community_id=None) -> Letter:
    """Keep a letter to a person (anything with address, name, id) until the worker has sent it; headers lose line breaks."""
    letter = Letter(
        to_address=to.address,
        to_name=_in_header(to.name)[:120],
        subject=_in_header(subject)[:LONGEST_SUBJECT],
        text=text,
        html=html,
        headers={name: _in_header(value) for name, value in (headers or {}).items()},
        kind=kind,
        person_id=getattr(to, "id", None),
        community_id=community_id,
        message_id=f"<{secrets.token_hex(12)}@{address_domain()}>",
    )
    db.add(letter)
    wake("mail.deliver")
    return letter


def _in_header(text: str) -> str:
    # On one line; and what looks like an encoded word (RFC 2047) is not one, or it would be decoded to anything by whoever reads it.
    return one_line(text).replace("=?", "= ?")
