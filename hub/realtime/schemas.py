"""Small schemas for what a socket command carries; the same named limits as the forms use."""

import re
from dataclasses import dataclass

from hub.errors import Invalid
from hub.text.languages import _

CLIENT_KEY = re.compile(r"[A-Za-z0-9_-]{8,64}")
LARGEST_ID = 2**62


@dataclass(frozen=True)
class Number:
    """A whole number from `least` to `most`."""

    least: int = 0
    most: int = LARGEST_ID
    default: int | None = None

    def read(self, name: str, value):
        """The number, or Invalid."""
        if value is None and self.default is not None:
            return self.default
        if isinstance(value, bool) or not isinstance(value, int) or not self.least <= value <= self.most:
            raise Invalid(_("This command needs a number as “%(name)s”.", name=name), name)
        return value


@dataclass(frozen=True)
class Text:
    """A text of at most `most` characters; surrounding space is dropped unless `exact`; empty only where `empty` is true."""

    most: int
    empty: bool = False
    exact: bool = False

    def read(self, name: str, value):
        """The text without control characters, or Invalid."""
        if not isinstance(value, str):
            raise Invalid(_("This command needs a text as “%(name)s”.", name=name), name)
        text = "".join(c for c in value if c in "\n\t" or (c.isprintable() or c in "\u200c\u200d"))
        text = text if self.exact else text.strip()
        if not text and not self.empty:
            raise Invalid(_("Write something first."), name)
        if len(text) > self.most:
            raise Invalid(_("That is too long: %(most)s characters at most.", most=self.most), name)
        return text


@dataclass(frozen=True)
class Flag:
    """True or false."""

    def read(self, name: str, value):
        """The truth value, or Invalid."""
        if not isinstance(value, bool):
            raise Invalid(_("This command needs yes or no as “%(name)s”.", name=name), name)
        return value


@dataclass(frozen=True)
class ClientKey:
    """The key a client makes for each thing it sends, so that a retry is known."""

    def read(self, name: str, value):
        """The key, or Invalid."""
        if not isinstance(value, str) or not CLIENT_KEY.fullmatch(value):
            raise Invalid(_("This command needs a key of its own as “%(name)s”.", name=name), name)
        return value


@dataclass(frozen=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]

    def read(self, name: str, value):
        """The word, or Invalid."""
        if value not in self.words if isinstance(value, str) else True:
            raise Invalid(_("This command does not know that “%(name)s”.", name=name), name)
        return value


def accepted(schema: dict, payload) -> dict:
    """The payload's named values as the schema reads them; anything else in it is ignored. Raises Invalid."""
    if not isinstance(payload, dict):
        raise Invalid(_("This command needs its values by name."))
    return {name: kind.read(name, payload.get(name)) for name, kind in schema.items()}
