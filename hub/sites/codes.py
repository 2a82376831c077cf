"""Codes by which companion phones join a site: eight letters nobody mistakes when they are read aloud."""

import secrets

LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"  # no I L O U 0 1
LENGTH = 8


def new_code() -> str:
    """A code nobody guesses: one of 656,100,000,000."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def read_code(typed: str) -> str:
    """What was typed as a code: without spaces and dashes, in capitals; "" if it cannot be one."""
    code = "".join(one for one in typed.upper() if one not in " -–\u00a0")
    return code if len(code) == LENGTH and set(code) <= set(LETTERS) else ""


def in_two(code: str) -> str:
    """A code as it is printed: ABCD EFGH."""
    return f"{code[:4]} {code[4:]}"
