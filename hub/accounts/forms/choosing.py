"""Select fields whose words are looked up when shown, in the reader's language."""

from collections.abc import Callable

from wtforms import SelectField
from wtforms.fields.choices import Choice
from wtforms.validators import ValidationError

from hub.text.languages import _


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
