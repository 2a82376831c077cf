"""Makers of accounts: people who can sign in by form, placeholders, links out of letters."""

import re
from functools import lru_cache

from hub.accounts import actions, passwords
from hub.accounts.models import Person
from hub.storage.unit import in_unit, unit_of_work
from tests.makers import PASSWORD, person

__all__ = ["PASSWORD", "account", "link_in", "password_hash", "placeholder"]


@lru_cache
def password_hash(password: str = PASSWORD) -> str:
    """The hash of a password, made once a run."""
    return passwords.hash_of(password)


def account(name: str = "", **changes) -> Person:
    """A person who can sign in with PASSWORD."""
    return person(name, **{"password_hash": password_hash()} | changes)


def placeholder(address: str | None = "list@example.org", name: str = "Ngozi Eze") -> Person:
    """Someone known from an imported list."""
    if in_unit():
        return actions.keep_placeholder(address, name)
    with unit_of_work():
        return actions.keep_placeholder(address, name)


def link_in(letter) -> str:
    """The path of the mailed link in a letter."""
    return re.search(r"http://localhost(/(?:confirm|claim|reset|change-address|register|unsubscribe)[^\s]*)", letter.text)[1]
