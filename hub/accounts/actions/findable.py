"""Keeping people in the search index, with no more than people signed in may see."""

from hub.accounts.models import Person
from hub.accounts.rules import audience_of
from hub.search import actions as search

OPEN = ("everyone", "people")


def make_findable(person: Person) -> None:
    """Put the person into the index as far as they show themselves to people signed in; take them out otherwise."""
    if person.state != "active" or audience_of(person, "page") not in OPEN:
        search.drop("person", person.id)
        return
    search.put(
        "person", person.id, title=person.name, body=_shown_words(person), language=person.language,
        path=f"/people/{person.handle}", audience="people", person_id=person.id, at=person.joined_at,
    )


def _shown_words(person: Person) -> str:
    words = []
    if audience_of(person, "work") in OPEN:
        words += [person.organisation, person.sector]
    if audience_of(person, "exchange") in OPEN:
        words += [person.ask_me_about, person.want_to_learn]
    return "\n".join(filter(None, words))
