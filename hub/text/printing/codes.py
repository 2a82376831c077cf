"""The codes by which anybody checks a certificate."""

import secrets

LETTERS = "ACDEFHJKLMNPRTUVWXY3479"  # none that looks like another
LONGEST_CODE = 40  # as it may be typed, with signs between


def new_code() -> str:
    """A code of sixteen letters in four groups: 72 bits, nobody guesses one."""
    drawn, letters = int.from_bytes(secrets.token_bytes(24)), []
    for _letter in range(16):
        drawn, place = divmod(drawn, len(LETTERS))
        letters.append(LETTERS[place])
    return "-".join("".join(letters[first : first + 4]) for first in range(0, 16, 4))
