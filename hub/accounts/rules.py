"""Who may see what of a person, and who may decide about accounts; pure."""

from collections.abc import Collection

from hub.accounts.by import By
from hub.accounts.models import AUDIENCES, FIELD_GROUPS, Person

_GROUP_OF = {field: group for group, fields in FIELD_GROUPS.items() for field in fields}
WITH_PAGE = ("active", "suspended", "placeholder")


def audience_of(person: Person, group: str) -> str:
    """Whom the person shows a group of fields; someone from an imported list has not been asked, so few see them."""
    fallback = "communities" if person.is_placeholder else "people"
    chosen = person.shown_to.get(group, fallback)
    return chosen if chosen in AUDIENCES else fallback


def may_see_person(by: By, person: Person, their_communities: Collection[int] = ()) -> bool:
    """Whether the person's page exists for `by`."""
    if person.state not in WITH_PAGE:
        return by.is_admin or by.id == person.id
    return _is_among(by, person, audience_of(person, "page"), their_communities)


def may_see(by: By, person: Person, field: str, their_communities: Collection[int] = ()) -> bool:
    """Whether `by` sees a field of the person's profile; the page bounds what is on it."""
    group = _GROUP_OF.get(field, field)
    return may_see_person(by, person, their_communities) and _is_among(by, person, audience_of(person, group), their_communities)


def may_change_account(by: By, person: Person) -> bool:
    """Only oneself."""
    return by.id is not None and by.id == person.id


def may_admit(by: By) -> bool:
    """Who approves, invites and appoints: administrators."""
    return by.is_admin


def may_suspend(by: By, person: Person) -> bool:
    """An administrator may suspend anybody but administrators and themselves; the house may suspend all."""
    return by.is_house or (by.is_admin and not person.is_admin and by.id != person.id)


def _is_among(by: By, person: Person, audience: str, their_communities: Collection[int]) -> bool:
    if by.is_admin or by.id == person.id or audience == "everyone":
        return True
    if audience == "people":
        return by.is_authenticated
    return audience == "communities" and not by.standings.keys().isdisjoint(their_communities)
