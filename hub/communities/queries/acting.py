"""How someone becomes `by`: the person, their sign-in, and their standing in every community, in two queries."""

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload

from hub.accounts.by import By
from hub.accounts.models import Person, SignIn
from hub.accounts.tokens import hashed
from hub.clock import now
from hub.communities.models import Membership
from hub.storage.unit import db

# Asked for every page and command: built once, as building them takes longer than carrying them out.
_SIGN_IN = (
    select(SignIn).options(joinedload(SignIn.person, innerjoin=True))
    .where(SignIn.token_hash == bindparam("token"), SignIn.ends_at > bindparam("now"))
)
_HOLDER = (
    select(SignIn.person_id, SignIn.id).join(SignIn.person)
    .where(SignIn.token_hash == bindparam("token"), SignIn.ends_at > bindparam("now"), Person.state == "active")
)
_STANDINGS = select(Membership).where(Membership.person_id == bindparam("person"))


def by_of_token(token: str) -> By | None:
    """Who holds a sign-in token now; None when it has ended or the person may not act."""
    if not token:
        return None
    found = db.scalar(_SIGN_IN, {"token": hashed(token), "now": now()})
    return by_of(found.person, found) if found is not None and found.person.may_act else None


def holder_of_token(token: str) -> tuple[int, int] | None:
    """(person, sign-in) of a sign-in token that holds now: for a line that only comes in, in one small query."""
    found = db.execute(_HOLDER, {"token": hashed(token), "now": now()}).first()
    return tuple(found) if found else None


def by_of(person: Person, sign_in: SignIn | None = None) -> By:
    """The person as `by`, with their standings loaded."""
    rows = db.scalars(_STANDINGS, {"person": person.id})
    return By(person, sign_in, {row.community_id: row for row in rows})


def living_tokens(tokens: list[str]) -> set[str]:
    """Which of many sign-in tokens still hold, in one query."""
    by_hash = {hashed(token): token for token in tokens}
    rows = db.scalars(
        select(SignIn.token_hash).join(SignIn.person)
        .where(SignIn.token_hash.in_(by_hash), SignIn.ends_at > now(), Person.state == "active")
    )
    return {by_hash[row] for row in rows}
