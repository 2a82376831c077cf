"""The secret word in the address of a feed: whose it is, while it is valid."""

from itsdangerous import BadSignature, URLSafeSerializer

from hub.accounts.by import By
from hub.communities.queries import by_of
from hub.discussions import queries
from hub.errors import NotFound
from hub.settings import Settings


def key_of(person_id: int, settings: Settings) -> str:
    """The word in a person's feed addresses; empty while they have made none."""
    key = queries.feed_key(person_id)
    return _signer(settings).dumps([key.person_id, key.nonce]) if key else ""


def reader_of(word: str, settings: Settings) -> By:
    """Who asks by such a word, with what they may read now; NotFound where it is no longer, or never was, valid."""
    try:
        person_id, nonce = _signer(settings).loads(word[:300])
    except (BadSignature, TypeError, ValueError):
        raise NotFound() from None
    person = queries.feed_reader(person_id, nonce)
    if person is None:
        raise NotFound()
    return by_of(person)


def _signer(settings: Settings) -> URLSafeSerializer:
    return URLSafeSerializer([*settings.older_secret_keys, settings.secret_key], salt="feeds")
