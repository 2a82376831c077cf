"""What may be chosen in a poll, as numbers of choices; and whose ballot it is."""

import hmac
from typing import NamedTuple

from hub.errors import Invalid
from hub.polls.models import Poll
from hub.text.languages import _
from hub.text.letters import clean

SCALE = 5  # steps, chosen as 0 to 4, shown as 1 to 5
LONGEST_TEXT = 500
MOST_CHOICES, LONGEST_CHOICE, LONGEST_WORDS = 12, 80, 300


class Cast(NamedTuple):
    """A ballot on its way into the box."""

    poll_id: int
    voter: str
    person_id: int | None
    choices: tuple[int, ...]
    text: str = ""


def voter_of(poll: Poll, voter: int | str) -> str:
    """Whose ballot it is: a person's number (or the word for a guest), or in an anonymous poll its HMAC-SHA256 under the poll's own secret."""
    if not poll.is_anonymous:
        return str(voter)
    return hmac.new((poll.secret or "").encode(), str(voter).encode(), "sha256").hexdigest()


def size_of(poll: Poll) -> int:
    """How many choices there are to count; none where people write."""
    return {"scale": SCALE, "text": 0}.get(poll.kind, len(poll.choices))


def checked(poll: Poll, choices: list[int], text: str) -> tuple[tuple[int, ...], str]:
    """The choices in their order and the text, as the kind of poll takes them; Invalid if they do not fit."""
    if poll.kind == "text":
        text = clean(text).strip()
        if not text:
            raise Invalid(_("Write something first."), "text")
        if len(text) > LONGEST_TEXT:
            raise Invalid(_("That is %(length)s characters; %(most)s fit. Shorten it.", length=len(text), most=LONGEST_TEXT), "text")
        return (), text
    chosen = tuple(sorted(set(choices)))
    if not chosen or not set(chosen) <= set(range(size_of(poll))) or (len(chosen) > 1 and poll.kind != "several"):
        raise Invalid(_("Choose one of those offered."), "choices")
    return chosen, ""


def numbers_in(words: str) -> list[int]:
    """The numbers in “0 2”; Invalid where there is anything else."""
    parts = words.replace(",", " ").split()
    if not all(one.isascii() and one.isdecimal() and len(one) < 6 for one in parts):
        raise Invalid(_("Choose one of those offered."), "choices")
    return [int(one) for one in parts]
