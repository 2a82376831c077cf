"""How people are called in a replay: by name, or as Person 1, Person 2, … in the order in which they appear."""

from collections.abc import Iterable

from hub.accounts.models import Person
from hub.text.languages import _


class Naming:
    """Number -> name for one replay; `order` is the order in which people appear in it."""

    def __init__(self, people: dict[int, Person], order: Iterable[int | None], without_names: bool):
        self._people, self.without_names = people, without_names
        self._numbers = {one: number for number, one in enumerate(dict.fromkeys(one for one in order if one is not None), 1)}

    def name(self, person_id: int | None) -> str:
        """What a person is called; empty for nobody."""
        if person_id is None:
            return ""
        if self.without_names:
            return _("Person %(number)s", number=self._numbers.get(person_id, 0))
        return self._people[person_id].name if person_id in self._people else _("Someone")
