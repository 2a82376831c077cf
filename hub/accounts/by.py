"""The person acting, as every rule, query and action receives them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hub.accounts.models import Person, SignIn
from hub.text.names import initials

COLOURS = 8


@dataclass(slots=True)
class By:
    """Someone acting: a person with their standing in each community, a visitor (no person), or the house itself."""

    person: Person | None = None
    sign_in: SignIn | None = None
    standings: Mapping[int, Any] = field(default_factory=dict)
    is_house: bool = False

    @property
    def id(self) -> int | None:
        """The person's id; None for a visitor and for the house."""
        return self.person.id if self.person else None

    @property
    def name(self) -> str:
        """What to call them."""
        return self.person.name if self.person else ""

    @property
    def handle(self) -> str:
        """The word after @."""
        return self.person.handle if self.person else ""

    @property
    def is_admin(self) -> bool:
        """An administrator of the site, or the operator at the shell."""
        return self.is_house or bool(self.person and self.person.is_admin)

    @property
    def language(self) -> str | None:
        """The language they chose, None for visitors."""
        return self.person.language if self.person else None

    @property
    def zone(self) -> str:
        """Their IANA time zone."""
        return self.person.zone if self.person else "UTC"

    @property
    def theme(self) -> str:
        """'light', 'dark' or '' for what the device says."""
        return self.person.theme if self.person else ""

    @property
    def initials(self) -> str:
        """One or two letters for the avatar."""
        return initials(self.name)

    @property
    def colour(self) -> int:
        """The steady colour of their avatar, 0 to 7."""
        return colour_of(self.name)

    @property
    def sign_in_id(self) -> int | None:
        """The row of the device they act from."""
        return self.sign_in.id if self.sign_in else None

    @property
    def is_authenticated(self) -> bool:
        """Signed in (Flask-Login's word)."""
        return self.person is not None

    @property
    def is_active(self) -> bool:
        """Allowed to be signed in (Flask-Login's word)."""
        return self.person is not None and self.person.may_act

    @property
    def is_anonymous(self) -> bool:
        """A visitor (Flask-Login's word)."""
        return self.person is None

    def get_id(self) -> str:
        """Unused: the cookie carries the sign-in's token, put there by the sign-in view."""
        raise RuntimeError("sign people in through accounts.views")


VISITOR = By()
HOUSE = By(is_house=True)


def colour_of(name: str) -> int:
    """A steady number from 0 to 7 for a name."""
    return sum(name.encode()) % COLOURS
