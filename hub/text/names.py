"""Names and words for addresses: handles, slugs, initials, in any script."""

import unicodedata


def initials(name: str) -> str:
    """One or two letters for an avatar; '?' for an empty name."""
    words = [word for word in unicodedata.normalize("NFC", name or "").split() if word[0].isalnum()]
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [word[0] for word in words]
    return "".join(letters).upper() or "?"
