"""Fields the forms of mentoring share, and tidying what was typed."""

from wtforms import IntegerField, SelectField, SelectMultipleField
from wtforms.fields.choices import Choice, SelectChoice
from wtforms.validators import InputRequired, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from hub.accounts.models import LEVELS
from hub.accounts.places import TONGUES, tongues
from hub.accounts.words import LEVEL_WORDS
from hub.text.languages import _, language, lazy
from hub.text.letters import clean
from hub.text.lines import one_line
from hub.web.forms import NEEDED

SCALE = {"": lazy("Not measured"), "1": "1", "2": "2", "3": "3", "4": "4", "5": "5"}


def tidy(text: str | None) -> str:
    """One line without control characters."""
    return one_line(clean(text or ""))


def tidy_text(text: str | None) -> str:
    """Lines without control characters."""
    return clean(text or "").strip()


def listed(words: dict) -> list[SelectChoice]:
    """Choices from values and their words, which are said when shown."""
    return [SelectChoice(value, said) for value, said in words.items()]


class TongueField(SelectField):
    """A language, named in the language spoken when the page is shown."""

    def __init__(self, label=None, **options):
        super().__init__(label, choices=[SelectChoice(code, code) for code in ("", *TONGUES)], default="", **options)

    def iter_choices(self):
        """The languages by name, after 'not chosen'."""
        for code, name in [("", _("Not chosen")), *tongues(language())]:
            yield Choice(code, name, code == self.data, {})


class TicksField(SelectMultipleField):
    """Several of a few, as tick boxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class WholeField(IntegerField):
    """A whole number within limits, refused in the house's words."""

    def __init__(self, label, least: int, most: int, **options):
        super().__init__(label, [InputRequired(NEEDED)], **options)
        self.least, self.most = least, most

    def process_formdata(self, values) -> None:
        """Read the number; what was typed stays in the field."""
        try:
            self.data = int(values[0]) if values and values[0].strip() else None
        except ValueError:
            self.data = None
            raise ValueError(_("Write a whole number.")) from None

    def pre_validate(self, form) -> None:
        """Refuse what is outside the limits."""
        if self.data is not None and not self.least <= self.data <= self.most:
            raise ValidationError(_("Between %(least)s and %(most)s.", least=self.least, most=self.most))


def level_field():
    """How well one speaks a language."""
    return SelectField(lazy("How well"), choices=[SelectChoice(level, LEVEL_WORDS[level]) for level in LEVELS], default="fluent")


def number(field: SelectField) -> int | None:
    """What was chosen on the scale from 1 to 5, None where nothing is measured."""
    return int(field.data) if field.data else None
