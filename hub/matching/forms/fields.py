"""Fields the forms of matching share."""

from wtforms import IntegerField, SelectField, SelectMultipleField
from wtforms.fields.choices import Choice, SelectChoice
from wtforms.validators import Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from hub.accounts.places import TONGUES, countries, tongues
from hub.matching.weighing.profiles import CEFR
from hub.text.languages import _, language
from hub.text.letters import clean
from hub.text.lines import one_line


def tidy(text: str | None) -> str:
    """One line without control characters."""
    return one_line(clean(text or ""))


def handles(text: str | None) -> list[str]:
    """The names after the @ in what was typed, in order, each once."""
    parts = clean(text or "").replace(",", " ").replace(";", " ").replace("،", " ").split()
    return list(dict.fromkeys(part.lstrip("@").lower() for part in parts if part.lstrip("@")))


class TongueField(SelectField):
    """A language, named in the language spoken when the page is shown."""

    def __init__(self, label=None, **options):
        super().__init__(label, choices=[SelectChoice(code, code) for code in ("", *TONGUES)], default="", **options)

    def iter_choices(self):
        """The languages by name, after 'not chosen'."""
        for code, name in [("", _("Not chosen")), *tongues(language())]:
            yield Choice(code, name, code == self.data, {})


class CountryField(SelectField):
    """A country, named in the language spoken when the page is shown."""

    def __init__(self, label=None, **options):
        super().__init__(label, choices=[SelectChoice(code, code) for code in ("", *(code for code, _name in countries("en")))], default="", **options)

    def iter_choices(self):
        """The countries by name, after 'any'."""
        for code, name in [("", _("Any country")), *countries(language())]:
            yield Choice(code, name, code == self.data, {})


class TicksField(SelectMultipleField):
    """Several of a few, as tick boxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class WholeField(IntegerField):
    """A whole number within limits, refused in the house's words; empty is the default."""

    def __init__(self, label, least: int, most: int, **options):
        super().__init__(label, [Optional()], **options)
        self.least, self.most = least, most

    def pre_validate(self, form) -> None:
        """Refuse what is outside the limits."""
        if self.data is not None and not self.least <= self.data <= self.most:
            raise ValidationError(_("Between %(least)s and %(most)s.", least=self.least, most=self.most))


def number_field(label, words: dict, default: int = 0):
    """One of a few, whose values are whole numbers."""
    return SelectField(label, choices=[SelectChoice(str(value), said) for value, said in words.items()], coerce=int, default=default)


def level_field(label):
    """A level of the Common European Framework, from A1 to C2."""
    return SelectField(label, choices=[SelectChoice(str(n), name) for n, name in enumerate(CEFR, 1)], coerce=int, default=4)
