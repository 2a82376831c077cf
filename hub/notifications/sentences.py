"""What each kind of notice says, made when it is shown, in the reader's language."""

from collections.abc import Callable, Mapping

from hub.text.languages import _

SENTENCES: dict[str, Callable[[Mapping], str]] = {}
BENEATH: dict[str, Callable[[Mapping], str]] = {}


def sentence(kind: str):
    """Declare the function of a notice's `words` that says it; it is called in the reader's language."""

    def declare(function: Callable[[Mapping], str]) -> Callable[[Mapping], str]:
        SENTENCES[kind] = function
        return function

    return declare


def beneath(kind: str):
    """Declare what the letter of a notice says below its sentence, called like a sentence; empty where there is nothing to say."""

    def declare(function: Callable[[Mapping], str]) -> Callable[[Mapping], str]:
        BENEATH[kind] = function
        return function

    return declare


def said_beneath(kind: str, words: Mapping) -> str:
    """What a letter says below the sentence of a notice, where its kind has something to say."""
    return BENEATH[kind](words) if kind in BENEATH else ""


def said(kind: str, words: Mapping, zone: str = "UTC") -> str:
    """The sentence of a notice, for a reader in that zone (`words["in_zone"]`); a kind nobody says any more, or older words, still say something."""
    try:
        return SENTENCES[kind]({**words, "in_zone": zone})
    except (KeyError, TypeError, ValueError):
        return words.get("title") or _("Something new for you")
