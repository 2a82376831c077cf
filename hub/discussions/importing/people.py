"""Who wrote a letter: the person whose address it is, else a placeholder."""

import re

from hub.accounts.actions import add_person, keep_placeholder
from hub.accounts.actions.placeholders import tidy_name
from hub.accounts.addresses import usable
from hub.accounts.queries import person_by_address
from hub.discussions.importing.account import Account
from hub.discussions.queries import importing as queries
from hub.errors import Invalid
from hub.text.languages import _

TITLES = frozenset("jr sr phd md ph.d m.d msc mph mba esq ii iii inc ltd llc dr prof".split())
_TURNED = re.compile(r"([^,\d]{2,40}), ([^,\d]{2,40})")


def key_of(name: str, address: str | None) -> str:
    """What one writer is remembered by during a run."""
    return _usable(address) or f"name:{spoken(name)}"


def writer_id(community_id: int, name: str, address: str | None, tally: Account) -> int:
    """The id of who wrote under that address; where the list hides addresses, of the one of that name in this community."""
    address, name = _usable(address), spoken(name) or _("Unknown writer")
    person = person_by_address(address) if address else queries.nameless_writer(community_id, name)
    tally.known_people += person is not None
    tally.people += person is None
    return (keep_placeholder(address, name) if address else person or add_person(name, None, "placeholder")).id


def spoken(name: str) -> str:
    """A name as people say it: "Otieno, Amina" is Amina Otieno."""
    name = tidy_name(name)
    turned = _TURNED.fullmatch(name)
    if not turned or turned[2].lower().strip(". ") in TITLES or len(turned[1].split()) > 3 or len(turned[2].split()) > 2:
        return name
    return f"{turned[2]} {turned[1]}"


def _usable(address: str | None) -> str | None:
    try:
        return usable(address) if address else None
    except Invalid:
        return None
