"""The demonstration's sign-ins, told at each start while they are there."""

from hub.accounts.passwords import is_right
from hub.accounts.queries.people import person_by_address
from hub.demo import PASSWORD
from hub.demo.belonging import people
from hub.storage.unit import unit_of_work
from hub.text.languages import _


def sign_ins() -> str:
    """Who can be signed in as, a line each, and the password; '' where the demonstration is not (or its passwords were changed)."""
    there = _there()
    if not there:
        return ""
    width = max(len(address) for address, _what in there)
    lines = [f"    {address:<{width}}   {what}" for address, what in there]
    heading = _("Sign in to look around; the password is “%(password)s” for each of them:", password=PASSWORD)
    warning = _("Everybody knows this password. Before you open this site to others, start again with an empty one (HUB_DEMO=0).")
    return "\n".join([f"  {heading}", "", *lines, "", f"  {warning}", ""])


def _there() -> list[tuple[str, str]]:
    """(address, what they are) of those whose password is still the demonstration's."""
    shown = {f"{key}@example.org": one["signs_in"] for key, one in people().items() if one.get("signs_in")}
    with unit_of_work(write=False):
        found = {address: person_by_address(address) for address in shown}
    hashes = {address: person.password_hash for address, person in found.items() if person is not None and person.may_act}
    # They share one hash, so that filling and this greeting verify it only once.
    known = {one for one in set(hashes.values()) if is_right(one, PASSWORD)}
    return [(address, shown[address]) for address, one in hashes.items() if one in known]
