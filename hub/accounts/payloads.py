"""A person as others may see them, by allow-list."""

from collections.abc import Collection
from dataclasses import dataclass

from hub.accounts import places
from hub.accounts.by import By
from hub.accounts.models import Person
from hub.accounts.rules import may_see
from hub.accounts.words import CONNECTION_WORDS, KIND_WORDS, LEVEL_WORDS, ROLE_WORDS
from hub.text.languages import language


@dataclass(frozen=True)
class Seen:
    """A person through the eyes of `by`: what they do not show is empty. Fits the macros of templates/parts/people.html."""

    id: int
    name: str
    handle: str
    initials: str
    colour: int
    is_placeholder: bool
    url: str = ""
    role_name: str = ""
    organisation: str = ""
    kind_name: str = ""
    sector: str = ""
    country: str = ""
    country_name: str = ""
    zone: str = ""
    tongues: tuple[tuple[str, str], ...] = ()
    ask_me_about: str = ""
    want_to_learn: str = ""
    availability: str = ""
    connection_name: str = ""


def seen(by: By, person: Person, their_communities: Collection[int] = ()) -> Seen:
    """The person as `by` may see them; `their_communities` are ids of communities the person is known to belong to."""
    shows = {group: may_see(by, person, group, their_communities) for group in ("page", "work", "place", "languages", "exchange")}
    return Seen(
        person.id, person.name, person.handle, person.initials, person.colour, person.is_placeholder,
        **({"url": f"/people/{person.handle}"} if shows["page"] else {}),
        **(_work(person) if shows["work"] else {}),
        **(_place(person) if shows["place"] else {}),
        **({"tongues": _tongues(person)} if shows["languages"] else {}),
        **(_exchange(person) if shows["exchange"] else {}),
    )


def _work(person: Person) -> dict:
    return {
        "role_name": "" if person.is_placeholder else str(ROLE_WORDS.get(person.role, "")), "organisation": person.organisation,
        "kind_name": str(KIND_WORDS.get(person.organisation_kind, "")), "sector": person.sector,
    }


def _place(person: Person) -> dict:
    # UTC without a country is what nobody has chosen yet: their clock is not known.
    zone = person.zone if person.country or person.zone != "UTC" else ""
    return {"country": person.country, "country_name": places.country_name(person.country, language()), "zone": zone}


def _tongues(person: Person) -> tuple[tuple[str, str], ...]:
    return tuple((places.tongue_name(code, language()), str(LEVEL_WORDS.get(person.levels.get(code), ""))) for code in person.languages)


def _exchange(person: Person) -> dict:
    return {
        "ask_me_about": person.ask_me_about, "want_to_learn": person.want_to_learn, "availability": person.availability,
        "connection_name": "" if person.is_placeholder else str(CONNECTION_WORDS.get(person.connection, "")),
    }
