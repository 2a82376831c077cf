"""Fields forms of several rooms share, and tidying what was typed."""

from collections.abc import Callable

from wtforms import IntegerField, SelectField, SelectMultipleField
from wtforms.fields.choices import Choice
from wtforms.validators import InputRequired, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from hub.text.languages import _
from hub.text.letters import clean
from hub.text.lines import one_line
from hub.web.forms import NEEDED


def tidy(text: str | None) -> str:
    """One line without control characters."""
    return one_line(clean(text or ""))


def tidy_text(text: str | None) -> str:
    """Lines without control characters."""
    return clean(text or "").strip()


class LateSelect(SelectField):
    """A choice from what `offer()` returns as (value, words) when the page is drawn, with an empty first choice if `empty` is given."""

    def __init__(self, label=None, validators=None, *, offer: Callable[[], list], empty=None, **options):
        super().__init__(label, validators, choices={}, validate_choice=False, **options)
        self.offer, self.empty = offer, empty

    def iter_choices(self):
        """The choices as they stand now, also one that is no longer offered but chosen."""
        offered = ([("", self.empty)] if self.empty is not None else []) + list(self.offer())
        if self.data and self.data not in {value for value, _words in offered} and self.object_data == self.data:
            offered.append((self.data, self.data))
        for value, words in offered:
            yield Choice(value=value, label=words, selected=value == (self.data or ""), render_kw={})

    def has_groups(self) -> bool:
        """One flat list."""
        return False

    def pre_validate(self, form) -> None:
        """Refuse what is not offered."""
        if self.data not in {choice.value for choice in self.iter_choices()}:
            raise ValidationError(_("Choose one of these."))


class TicksField(SelectMultipleField):
    """Several of a few, as tick boxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class WholeField(IntegerField):
    """A whole number within limits, refused in the house's words; None where nothing is typed and nothing is needed."""

    def __init__(self, label, least: int, most: int, *, needed: bool = True, **options):
        super().__init__(label, [InputRequired(NEEDED) if needed else Optional()], **options)
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
