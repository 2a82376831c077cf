"""Fields the forms of mentoring share."""

from wtforms import SelectField
from wtforms.fields.choices import SelectChoice

from hub.accounts.models import LEVELS
from hub.accounts.places import tongues
from hub.accounts.words import LEVEL_WORDS
from hub.text.languages import language, lazy
from hub.web.fields import LateSelect

SCALE = {"": lazy("Not measured"), "1": "1", "2": "2", "3": "3", "4": "4", "5": "5"}


def tongue_field(label) -> LateSelect:
    """A language, named in the language spoken when the page is shown."""
    return LateSelect(label, offer=lambda: tongues(language()), empty=lazy("Not chosen"), default="")


def level_field():
    """How well one speaks a language."""
    return SelectField(lazy("How well"), choices=[SelectChoice(level, LEVEL_WORDS[level]) for level in LEVELS], default="fluent")


def number(field: SelectField) -> int | None:
    """What was chosen on the scale from 1 to 5, None where nothing is measured."""
    return int(field.data) if field.data else None
