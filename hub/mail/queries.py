"""Finding letters in the outbox."""

from sqlalchemy import Select, select

from hub.clock import now
from hub.mail.models import Letter

BATCH = 50  # letters over one connection before the marks of the first are old


def due() -> Select:
    """Ids of the letters to be sent now, oldest first."""
    return select(Letter.id).where(Letter.state == "waiting", Letter.next_try_at <= now()).order_by(Letter.id).limit(BATCH)
