"""The mix of a community: which kinds of organisation and person are there, and which are wanted and missing."""

from collections import Counter
from dataclasses import dataclass

from hub.accounts.models import SECTORS_OF_MIX

KIND_OF_ROLE = {"practitioner": "practitioner", "policy_maker": "policy_maker", "researcher": "academia"}
MOST_LINES = 12  # countries and sectors shown; the rest is said as a number


@dataclass(frozen=True)
class Line:
    """One line of the mix: a kind, how many members count in it, and whether the community wants it."""

    kind: str
    count: int
    is_wanted: bool


@dataclass(frozen=True)
class Mix:
    """Counts of members by kind, country and sector; `unsaid` members said neither organisation nor role."""

    members: int
    lines: list[Line]
    countries: list[tuple[str, int]]
    sectors: list[tuple[str, int]]
    unsaid: int

    @property
    def missing(self) -> list[str]:
        """The wanted kinds nobody stands for."""
        return [line.kind for line in self.lines if line.is_wanted and line.count == 0]

    @property
    def alone(self) -> list[str]:
        """The wanted kinds one person stands for."""
        return [line.kind for line in self.lines if line.is_wanted and line.count == 1]

    @property
    def most(self) -> int:
        """The longest line, at least 1, as the scale of bars."""
        return max([1, *(line.count for line in self.lines)])


def mix_of(wanted: list[str], members: list[tuple[str, str, str, str]]) -> Mix:
    """The mix of members given as (organisation_kind, role, country, sector); one may count in two kinds."""
    kinds = [kinds_of(organisation_kind, role) for organisation_kind, role, _country, _sector in members]
    counted = Counter(kind for person in kinds for kind in person)
    return Mix(
        members=len(members),
        lines=[Line(kind, counted[kind], kind in wanted) for kind in SECTORS_OF_MIX],
        countries=_counted(row[2] for row in members),
        sectors=_counted(row[3].strip() for row in members),
        unsaid=sum(1 for person in kinds if not person),
    )


def kinds_of(organisation_kind: str, role: str) -> set[str]:
    """The kinds one person stands for: their organisation's, and their own role's."""
    return {kind for kind in (organisation_kind, KIND_OF_ROLE.get(role, "")) if kind in SECTORS_OF_MIX}


def _counted(values) -> list[tuple[str, int]]:
    return Counter(value for value in values if value).most_common(MOST_LINES)
