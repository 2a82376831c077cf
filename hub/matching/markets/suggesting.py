"""Whom one person might ask: mentors laid out once, then weighed against one mentee after the other."""

from hub.matching.markets.market import sorted_people
from hub.matching.weighing.hard import failed
from hub.matching.weighing.hours import seasons
from hub.matching.weighing.profiles import Profile, Terms
from hub.matching.weighing.scoring import Score, score
from hub.matching.weighing.sheets import sheet_of
from hub.matching.weighing.skills import Tree

MOST = 20


class Suggestions:
    """Mentors to suggest from, found by what they teach."""

    def __init__(self, mentors, terms: Terms):
        self.terms, self._tree = terms, Tree(terms.parents)
        self._mentors = sorted_people(mentors)
        self._lay_out({one.zone for one in self._mentors})

    def _lay_out(self, zones: set) -> None:
        self._zones, self._teach = zones, {}
        self._settings = seasons(zones, self.terms.starts_on, self.terms.ends_on)
        for one in self._mentors:
            sheet = sheet_of(one, self._tree, self._settings)
            for skill in sheet.teaches:
                self._teach.setdefault(skill, []).append(sheet)

    def of(self, mentee: Profile, most: int = MOST) -> list[tuple[Score, Profile]]:
        """The mentors the person may be matched with and their scores, the best joint score first."""
        if mentee.zone not in self._zones:
            self._lay_out(self._zones | {mentee.zone})
        mine = sheet_of(mentee, self._tree, self._settings)
        met = {sheet.of.id: sheet for skill in mentee.wants for sheet in self._teach.get(skill, ())}
        found = [(score(mine, one, self.terms), one.of) for one in met.values() if not failed(mine, one, self.terms)]
        return sorted(found, key=lambda pair: (-pair[0].s, -pair[0].u, pair[1].id))[:most]
