"""A member as the directory shows them: only what the person lets this reader see."""

from dataclasses import dataclass

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.accounts.rules import may_see
from hub.communities.models import Membership


@dataclass(frozen=True)
class Filter:
    """What the directory is narrowed to; empty values narrow nothing. Each of the words is of a name or of what people like to be asked."""

    country: str = ""
    language: str = ""
    sector: str = ""
    words: str = ""


@dataclass(frozen=True)
class Seen:
    """A person as one reader sees them; what is not shown to them is empty. `member` is their standing, if they belong."""

    by: By
    person: Person
    member: Membership | None = None

    @property
    def name(self) -> str:
        """The name, which everybody has."""
        return self.person.name

    @property
    def handle(self) -> str:
        """The word after @, for addresses of acts."""
        return self.person.handle

    @property
    def initials(self) -> str:
        """Letters for the avatar."""
        return self.person.initials

    @property
    def colour(self) -> int:
        """Colour of the avatar."""
        return self.person.colour

    @property
    def is_placeholder(self) -> bool:
        """Known from an imported list only."""
        return self.person.is_placeholder

    @property
    def has_page(self) -> bool:
        """Whether the reader may open their page."""
        return self._sees("page")

    @property
    def role(self) -> str:
        """Their profession, as a code."""
        return self._shown("role")

    @property
    def organisation(self) -> str:
        """Where they work."""
        return self._shown("organisation")

    @property
    def country(self) -> str:
        """Their country, as a code."""
        return self._shown("country")

    @property
    def sector(self) -> str:
        """Their field of work."""
        return self._shown("sector")

    @property
    def languages(self) -> list[str]:
        """Codes of the languages they speak."""
        return list(self._shown("languages"))

    @property
    def ask_me_about(self) -> str:
        """What they like to be asked."""
        return self._shown("ask_me_about")

    def _shown(self, field: str):
        return getattr(self.person, field) if self._sees(field) else ""

    def _sees(self, field: str) -> bool:
        return may_see(self.by, self.person, field, (self.member.community_id,) if self.member else ())
