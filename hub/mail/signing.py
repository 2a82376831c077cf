"""Links in letters that prove by themselves what they may do, such as stopping mail without signing in."""

from itsdangerous import BadSignature, URLSafeSerializer

from hub.mail.delivery import signing_keys


def sealed(purpose: str, values: list) -> str:
    """The values as a token that only this site can have made."""
    return _seal(purpose).dumps(values)


def opened(purpose: str, token: str) -> list | None:
    """The values of a token made for this very purpose; None for any other text."""
    try:
        return _seal(purpose).loads(token)
    except BadSignature:
        return None


def _seal(purpose: str) -> URLSafeSerializer:
    return URLSafeSerializer(signing_keys(), salt=f"mail.{purpose}", signer_kwargs={"key_derivation": "hmac", "digest_method": _sha256})


def _sha256(data: bytes = b""):
    import hashlib

    return hashlib.sha256(data)
