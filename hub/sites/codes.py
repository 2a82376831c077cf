"""Codes by which companion phones join a site: eight letters nobody mistakes when they are read aloud."""

import secrets

LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"  # no I L O U 0 1
LENGTH = 8


def new_code() -> str:
    """A code nobody guesses: one of 656,100,000,000."""
    number, letters = int.from_bytes(secrets.token_bytes(16)), []
    for _ in range(LENGTH):
        number, letter = divmod(number, len(LETTERS))
        letters.append(LETTERS[letter])
    return "".join(letters)


def read_code(typed: str) -> str:
    """What was typed as a code: without spaces and dashes, in capitals; "" if it cannot be one."""
    code = "".join(one for one in typed.upper() if one not in " -–\u00a0")
    return code if len(code) == LENGTH and set(code) <= set(LETTERS) else ""


def in_two(code: str) -> str:
    """A code as it is printed: ABCD EFGH."""
    return f"{code[:4]} {code[4:]}"
