"""Writing a fact: numbered inside the unit of work, told after its commit."""

from sqlalchemy import update
from sqlalchemy.orm.attributes import set_committed_value

from hub.accounts.by import By
from hub.live import payloads, queries
from hub.live.models import Fact, LiveSession
from hub.realtime.announcing import announce
from hub.realtime.channels import of_live
from hub.storage.unit import db


def happened(by: By, live: LiveSession, kind: str, client_id: str | None = None, **data) -> Fact:
    """Note a fact under the session's next number and announce it; `live` must have been found with its lock."""
    # The row of the session is locked from here to the commit, so commits come in the order of the numbers.
    db.flush()
    seq = db.scalar(
        update(LiveSession).where(LiveSession.id == live.id).values(last_seq=LiveSession.last_seq + 1)
        .returning(LiveSession.last_seq).execution_options(synchronize_session=False)
    )
    set_committed_value(live, "last_seq", seq)
    fact = Fact(live_id=live.id, seq=seq, kind=kind, by_id=by.id, client_id=client_id, data=data)
    set_committed_value(fact, "by", by.person)
    db.add(fact)
    db.flush()
    announce(of_live(live.community_id, live.id), kind, payloads.fact(fact))
    return fact


def meanwhile(live: LiveSession, after: int, *kinds: str) -> bool:
    """Whether anything of these kinds happened since the number `after`, the last one the page knew on which a step was asked for; 0: it did not say.

    What goes one step on (next, five minutes more) is asked for by two who lead at the same moment, and is to be done once.
    """
    return after > 0 and queries.is_done_since(live.id, after, kinds)


def already(by: By, live: LiveSession, client_id: str | None) -> Fact | None:
    """The fact that the same key of the same person has made before: a retry is answered with it."""
    return queries.fact_of_client(live.id, by.id, client_id)
