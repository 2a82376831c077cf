"""The directory of a community: members one may see, found by what they show."""

import json

from sqlalchemy import ColumnElement, String, and_, cast, func, or_, select, true
from sqlalchemy.orm.attributes import set_committed_value

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.communities.calling import Called, called, spelt
from hub.communities.directory import Filter, Seen
from hub.communities.models import Community, Membership
from hub.communities.queries.members import BELONGING
from hub.communities.rules import may_facilitate, standing
from hub.storage.paging import Page, keyset
from hub.storage.unit import db

MOST_CHOICES = 250
MOST_WORDS = 8  # of a question
MOST_CALLED = 10_000  # members whose names are looked through


def directory_for(by: By, community: Community, wanted: Filter, *, after: str | None = None, before: str | None = None) -> Page[Seen]:
    """A page of members in the order of their handles; a person is only found by what they show to `by`."""
    query = _belonging(community, select(Person)).where(_listed(by, community), *_narrowings(by, community, wanted))
    page = keyset(query, Person.handle, after=after, before=before)
    standings = _memberships(community, [person.id for person in page.rows])
    return Page([_seen(by, standings[person.id], person) for person in page.rows], page.earlier, page.later)


def called_for(by: By, community: Community, start: str, most: int = 6) -> list[tuple[str, str]]:
    """(handle, name) of members with an account whose name or handle, or a later part of it, begins so; as far as they show themselves."""
    start = start.lower()
    fits = or_(
        Person.handle.startswith(start, autoescape=True), Person.handle.contains(f".{start}", autoescape=True),
        func.lower(Person.name).startswith(start, autoescape=True),
    )
    query = _belonging(community, select(Person.handle, Person.name)).where(_listed(by, community), fits, Person.state == "active", Person.id != by.id)
    return [(handle, name) for handle, name in db.execute(query.order_by(Person.handle).limit(most))]


def choices_for(by: By, community: Community) -> tuple[list[str], list[str]]:
    """The countries and the sectors the directory can be narrowed to, as far as members show them."""
    return _shown_values(by, community, Person.country, "place"), _shown_values(by, community, Person.sector, "work")


def facilitators_for(by: By, community: Community) -> list[Seen]:
    """Those who look after the community, as `by` may see them."""
    rows = db.execute(
        select(Membership, Person).join(Person, Person.id == Membership.person_id)
        .where(Membership.community_id == community.id, Membership.role == "facilitator", Person.state.in_(BELONGING))
        .order_by(Membership.id).limit(MOST_CHOICES)
    )
    return [_seen(by, member, person) for member, person in rows]


def _belonging(community: Community, query):
    return query.join(Membership, Membership.person_id == Person.id).where(
        Membership.community_id == community.id, Person.state.in_(BELONGING)
    )


def _memberships(community: Community, person_ids: list[int]) -> dict[int, Membership]:
    rows = db.scalars(select(Membership).where(Membership.community_id == community.id, Membership.person_id.in_(person_ids)))
    return {row.person_id: row for row in rows}


def _seen(by: By, member: Membership, person: Person) -> Seen:
    set_committed_value(member, "person", person)
    return Seen(by, person, member)


def _listed(by: By, community: Community) -> ColumnElement[bool]:
    # Who looks after a community must know who is in it; what people hide stays hidden from them too.
    return true() if may_facilitate(by, community) else _shows(by, community, "page")


def _narrowings(by: By, community: Community, wanted: Filter) -> list[ColumnElement[bool]]:
    conditions = []
    if wanted.country:
        conditions += [Person.country == wanted.country, *_both(by, community, "place")]
    if wanted.sector:
        conditions += [Person.sector == wanted.sector, *_both(by, community, "work")]
    if wanted.language:
        spoken = cast(Person.languages, String).contains(json.dumps(wanted.language), autoescape=True)
        conditions += [spoken, *_both(by, community, "languages")]
    if words := wanted.words.lower().split()[:MOST_WORDS]:
        people = _everybody(by, community)
        conditions += [or_(Person.id.in_(called(people, word)), _likes_to_be_asked(by, community, word)) for word in words]
    return conditions


def _everybody(by: By, community: Community) -> list[Called]:
    query = _belonging(community, select(Person.id, Person.name, Person.handle)).where(_listed(by, community))
    return [spelt(*row) for row in db.execute(query.order_by(Person.handle).limit(MOST_CALLED))]


def _likes_to_be_asked(by: By, community: Community, word: str) -> ColumnElement[bool]:
    return and_(func.lower(Person.ask_me_about).contains(word, autoescape=True), *_both(by, community, "exchange"))


def _both(by: By, community: Community, group: str) -> list[ColumnElement[bool]]:
    return [_shows(by, community, "page"), _shows(by, community, group)]


def _shows(by: By, community: Community, group: str) -> ColumnElement[bool]:
    """accounts.rules.may_see in SQL, so that paging and counts do not tell what is hidden."""
    if by.is_admin:
        return true()
    chosen = cast(Person.shown_to, String)
    shown = ~_chose(chosen, group, "nobody")
    if standing(by, community) is None:
        unsaid = and_(Person.state == "placeholder", ~_chose(chosen, group, "people"), ~_chose(chosen, group, "everyone"))
        shown = and_(shown, ~_chose(chosen, group, "communities"), ~unsaid)
    return or_(shown, Person.id == by.id)


def _chose(chosen, group: str, audience: str) -> ColumnElement[bool]:
    return chosen.contains(f'"{group}": "{audience}"', autoescape=True)


def _shown_values(by: By, community: Community, column, group: str) -> list[str]:
    query = _belonging(community, select(column).distinct()).where(column != "", _listed(by, community), *_both(by, community, group))
    return list(db.scalars(query.order_by(column).limit(MOST_CHOICES)))
