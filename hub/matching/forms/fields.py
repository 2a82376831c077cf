"""Fields the forms of matching share."""

from wtforms import SelectField
from wtforms.fields.choices import SelectChoice

from hub.accounts.places import countries, tongues
from hub.matching.weighing.profiles import CEFR
from hub.text.languages import language, lazy
from hub.text.letters import clean
from hub.web.fields import LateSelect, WholeField


def handles(text: str | None) -> list[str]:
    """The names after the @ in what was typed, in order, each once."""
    parts = clean(text or "").replace(",", " ").replace(";", " ").replace("،", " ").split()
    return list(dict.fromkeys(part.lstrip("@").lower() for part in parts if part.lstrip("@")))


def tongue_field(label) -> LateSelect:
    """A language, named in the language spoken when the page is shown."""
    return LateSelect(label, offer=lambda: tongues(language()), empty=lazy("Not chosen"), default="")


def country_field(label) -> LateSelect:
    """A country, or any."""
    return LateSelect(label, offer=lambda: countries(language()), empty=lazy("Any country"), default="")


def whole_field(label, least: int, most: int, **options) -> WholeField:
    """A whole number within limits, or nothing, which leaves things as they are."""
    return WholeField(label, least, most, needed=False, **options)


def number_field(label, words: dict, default: int = 0):
    """One of a few, whose values are whole numbers."""
    return SelectField(label, choices=[SelectChoice(str(value), said) for value, said in words.items()], coerce=int, default=default)


def level_field(label):
    """A level of the Common European Framework, from A1 to C2."""
    return SelectField(label, choices=[SelectChoice(str(n), name) for n, name in enumerate(CEFR, 1)], coerce=int, default=4)
