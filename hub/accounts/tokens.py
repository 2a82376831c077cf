"""Secrets we hand out: 256 random bits for the person, their SHA-256 for the database."""

import hashlib
import secrets


def new_token() -> str:
    """A secret for a cookie or a link, 43 URL-safe characters."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """What the database keeps of a token: its SHA-256 in hex; the token has 256 random bits, so no salt is needed."""
    return hashlib.sha256(token.encode()).hexdigest()
