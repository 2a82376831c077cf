"""The community an archive goes to: the one of that slug, or one the house founds for it."""

from dataclasses import dataclass

from hub.accounts.by import By
from hub.accounts.queries import administrators, person_by_address
from hub.communities import actions as communities
from hub.communities.actions.belonging import enrol
from hub.communities.charter import LANGUAGES, RESERVED, Charter, fitting
from hub.communities.queries import community_for, facilitators_of
from hub.errors import Invalid, NotFound
from hub.mail.delivery import site_url
from hub.storage.unit import unit_of_work
from hub.text.languages import _
from hub.text.names import slug as slug_from

DEFAULT_ACCESS = "request"


@dataclass(frozen=True)
class Wishes:
    """How letters are read and how a community that has to be founded shall be; `scratch` is a folder with room for the archive.

    Access is on request unless wished otherwise: the list is known to the site, its letters are for those who are let in.
    """

    name: str = ""
    access: str = DEFAULT_ACCESS
    facilitator: str = ""
    language: str = "en"
    scratch: str | None = None


def sought(by: By, slug: str, wishes: Wishes) -> int | None:
    """The id of the community, or None where it has to be founded and can be; Invalid where it cannot. In a unit of work."""
    if wishes.language not in LANGUAGES:
        raise Invalid(_("Choose languages from the list."), "language")
    try:
        return community_for(by, slug).id
    except NotFound:
        _fitting(slug, wishes)
        return None


def founded(by: By, slug: str, wishes: Wishes) -> int:
    """The id of the new community, in a unit of work of its own."""
    with unit_of_work():
        charter, facilitator = _fitting(slug, wishes)
        community = communities.found(by, charter)
        if facilitator is not None:
            enrol(by, community, facilitator.id, role="facilitator", following="every")
        elif site := administrators():  # somebody must be there to let people in
            enrol(by, community, site[0].id, role="facilitator")
        return community.id


def whereabouts(by: By, slug: str) -> str:
    """Where the threads are read, by whom, and who lets people in; in operator's English."""
    with unit_of_work(write=False):
        community = community_for(by, slug)
        names = ", ".join(person.name for person in facilitators_of(community))
        readers = "everybody" if community.access == "open" else "members"
        nobody = "nobody looks after it yet: make an administrator, who can let people in"
        letting = f"{names} {'look' if ',' in names else 'looks'} after it" if names else nobody
        return f"{site_url(f'/communities/{slug}')} (read by {readers}; {letting})"


def _fitting(slug: str, wishes: Wishes):
    if slug != slug_from(slug, "") or slug in RESERVED:
        raise Invalid(_("“%(slug)s” cannot be a community's address: use small letters, digits and hyphens.", slug=slug), "slug")
    facilitator = _facilitator(wishes.facilitator) if wishes.facilitator else None
    if wishes.access == "private" and facilitator is None:
        raise Invalid(_("A private community needs somebody who looks after it: name an account with --facilitator."), "facilitator")
    name = wishes.name or slug.replace("-", " ").capitalize()
    purpose = _("Conversations of a mailing list, brought here from its archive.")
    return fitting(Charter(name, purpose, access=wishes.access, languages=(wishes.language,), slug=slug)), facilitator


def _facilitator(address: str):
    found = person_by_address(address)
    if found is None or not found.may_act:
        raise Invalid(_("Nobody has an account with the address %(address)s.", address=address), "facilitator")
    return found
