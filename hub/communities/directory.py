"""A member as the directory shows them: only what the person lets this reader see."""

from dataclasses import dataclass

from babel import Locale

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.accounts.rules import may_see
from hub.accounts.words import ROLE_WORDS
from hub.communities.models import Membership
from hub.text.languages import language


@dataclass(frozen=True)
class Filter:
    """What the directory is narrowed to; empty values narrow nothing."""

    country: str = ""
    language: str = ""
    sector: str = ""
    words: str = ""


@dataclass(frozen=True)
class Seen:
    """A member as one reader sees them; what is not shown to them is empty."""

    member: Membership
    person: Person
    by: By

    @property
    def name(self) -> str:
        """The name, which every member has."""
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
    def role_name(self) -> str:
        """Their profession in words."""
        return str(ROLE_WORDS.get(self.person.role, "")) if self._sees("role") and self.person.role != "other" else ""

    @property
    def organisation(self) -> str:
        """Where they work."""
        return self.person.organisation if self._sees("organisation") else ""

    @property
    def country_name(self) -> str:
        """Their country in the language spoken."""
        code = self.person.country if self._sees("country") else ""
        return Locale.parse(language()).territories.get(code, code)

    @property
    def sector(self) -> str:
        """Their field of work."""
        return self.person.sector if self._sees("sector") else ""

    @property
    def languages(self) -> list[str]:
        """Codes of the languages they speak."""
        return list(self.person.languages) if self._sees("languages") else []

    @property
    def ask_me_about(self) -> str:
        """What they like to be asked."""
        return self.person.ask_me_about if self._sees("ask_me_about") else ""

    def _sees(self, field: str) -> bool:
        return may_see(self.by, self.person, field, (self.member.community_id,))
