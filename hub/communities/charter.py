"""What a community says of itself when founded or edited, and the limits of it."""

from dataclasses import dataclass, field, replace
from unicodedata import category

from hub.accounts.models import SECTORS_OF_MIX
from hub.communities.models import ACCESS
from hub.errors import Invalid
from hub.text.languages import _
from hub.text.letters import clean
from hub.text.lines import one_line
from hub.text.stems import folded
from hub.text.stems import words as words_of
from hub.text.writing import Written

SHORTEST_NAME, LONGEST_NAME = 3, 120
SEEN = "LMNSP"  # kinds of letters one sees; joiners and spaces are none
LONGEST_PURPOSE = 300
LONGEST_ABOUT = 20_000
MOST_TAGS, LONGEST_TAG = 10, 40
LANGUAGES = (
    "en", "fr", "es", "pt", "ar", "sw", "am", "bn", "fa", "ha", "hi", "id", "km", "mg", "my", "ne", "om", "ps", "ru", "rw",
    "so", "sn", "ta", "tet", "th", "ti", "tr", "uk", "ur", "vi", "wo", "yo", "zh", "zu",
)  # fmt: skip
RESERVED = frozenset({"new", "mine", "archived", "invitations", "search", "feed", "tags", "admin"})


@dataclass(frozen=True)
class Charter:
    """A community as its facilitators describe it; `slug` is only given by the shell, which must find it again."""

    name: str
    purpose: str = ""
    about: Written = field(default_factory=lambda: Written("", ""))
    access: str = "open"
    tags: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    wanted_mix: tuple[str, ...] = SECTORS_OF_MIX
    members_plan: bool = True
    slug: str = ""


def tags_in(text: str) -> tuple[str, ...]:
    """The tags in a line of words set apart by commas: each once, without # and needless space."""
    parts = (one_line(clean(part)).lstrip("#").strip().lower() for part in (text or "").replace("،", ",").replace("\n", ",").split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


def fitting(charter: Charter) -> Charter:
    """The charter cleaned, or Invalid naming the field that does not fit."""
    cleaned = replace(charter, name=one_line(clean(charter.name)), purpose=one_line(clean(charter.purpose)))
    _fit_name(cleaned.name)
    _fit(len(cleaned.purpose) <= LONGEST_PURPOSE, "purpose", _("Keep the purpose within %(most)s characters.", most=LONGEST_PURPOSE))
    _fit(len(cleaned.about.source) <= LONGEST_ABOUT, "about", _("Keep this page within %(most)s characters.", most=LONGEST_ABOUT))
    _fit(cleaned.access in ACCESS, "access", _("Choose who may join."))
    _fit(len(cleaned.tags) <= MOST_TAGS, "tags", _("At most %(most)s tags fit.", most=MOST_TAGS))
    _fit(all(len(tag) <= LONGEST_TAG for tag in cleaned.tags), "tags", _("Keep each tag within %(most)s characters.", most=LONGEST_TAG))
    _fit(set(cleaned.languages) <= set(LANGUAGES), "languages", _("Choose languages from the list."))
    _fit(set(cleaned.wanted_mix) <= set(SECTORS_OF_MIX), "wanted_mix", _("Choose from the list."))
    return cleaned


def folded_words(text: str) -> str:
    """Words as lists are filtered by: lower case, without accents, one space between."""
    return " ".join(folded(word) for word in words_of(text))


def _fit_name(name: str) -> None:
    seen = sum(category(letter)[0] in SEEN for letter in name)
    _fit(seen >= SHORTEST_NAME, "name", _("Give the community a name of at least %(least)s characters.", least=SHORTEST_NAME))
    _fit(len(name) <= LONGEST_NAME, "name", _("Keep the name within %(most)s characters.", most=LONGEST_NAME))


def _fit(fits: bool, where: str, message: str) -> None:
    if not fits:
        raise Invalid(message, where)
