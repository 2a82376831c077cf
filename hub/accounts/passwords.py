"""Passwords: which are good enough, and Argon2id off the event loop; the only importer of argon2."""

import unicodedata

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

from hub.accounts.weak_passwords import is_weak
from hub.errors import Invalid
from hub.storage.aside import Aside
from hub.text.languages import _

SHORTEST, LONGEST = 10, 1024  # characters; the longest only spares us from hashing megabytes
_aside = Aside(2)  # hashes in parallel: each takes a core and 19 MiB
# OWASP's Password Storage Cheat Sheet: Argon2id with 19 MiB, two passes, one lane.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1, hash_len=32, salt_len=16, type=Type.ID)
# Verified for addresses nobody has, so that the answer takes as long; the password behind it was thrown away.
_NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$DrwZltuqsHWD71FeJVjPPg$QvKqPeBHC2U8m/VAlhXBTc8K2NYHc995S3wrlzeLKYw"


def problem_with(password: str, near: tuple[str, ...] = ()) -> str:
    """What is wrong with a new password in words, '' if nothing; `near` holds the person's name and address."""
    if len(password) < SHORTEST:
        return _("Use %(least)s characters or more. Three or four words you will remember are good.", least=SHORTEST)
    if len(password) > LONGEST:
        return _("Use at most %(most)s characters.", most=LONGEST)
    if is_weak(password, near):
        return _("That is among the first passwords people try. Three or four unrelated words are better.")
    return ""


def hash_of(password: str, near: tuple[str, ...] = ()) -> str:
    """The hash of a new password, or Invalid; takes about 50 ms, so never call it in a transaction."""
    if problem := problem_with(password, near):
        raise Invalid(problem, "password")
    return _aside(_hasher.hash, _bytes(password))


def is_right(password_hash: str | None, password: str) -> bool:
    """Whether the password fits; with no hash, or a password no one can have, still takes as long and says no."""
    fits = 0 < len(password) <= LONGEST
    right = _aside(_verified, password_hash or _NOBODY, _bytes(password if fits else ""))
    return right and fits and password_hash is not None


def renewed(password_hash: str, password: str) -> str | None:
    """A stronger hash of a right password where the stored one is of yesterday's strength, else None."""
    return _aside(_hasher.hash, _bytes(password)) if _hasher.check_needs_rehash(password_hash) else None


def _verified(password_hash: str, password: bytes) -> bool:
    try:
        return _hasher.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


def _bytes(password: str) -> bytes:
    # One spelling whatever the keyboard composed; no truncation anywhere (NIST SP 800-63B, 5.1.1.2).
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
