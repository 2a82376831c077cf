"""The codes by which anybody checks a certificate."""

import secrets

LETTERS = "ACDEFHJKLMNPRTUVWXY3479"  # none that looks like another
LONGEST_CODE = 40  # as it may be typed, with signs between


def new_code() -> str:
    """A code of sixteen letters in four groups: 72 bits, nobody guesses one."""
    return "-".join("".join(secrets.choice(LETTERS) for _letter in range(4)) for _group in range(4))
