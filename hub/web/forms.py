"""What every form of the house shares: a client-made key, Markdown rendered ahead, refusals beside their fields."""

import secrets

from flask import request
from flask_wtf import FlaskForm
from flask_wtf.form import _Auto
from werkzeug.datastructures import CombinedMultiDict
from wtforms import HiddenField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, ValidationError

from hub.errors import Conflict, Invalid
from hub.realtime.schemas import CLIENT_KEY
from hub.storage.unit import undo
from hub.text.languages import _, lazy, plural
from hub.text.writing import Written, written

LONGEST_TEXT = 20_000  # characters of Markdown in one post; a long report belongs into a file
KEY_LENGTH = (8, 64)
REFUSALS = {  # the form library's own words, and ours
    "This field is required.": lazy("Fill this in."),
    "Not a valid choice.": lazy("Choose one of those offered."),
    "Invalid Choice: could not coerce.": lazy("Choose one of those offered."),
    "Not a valid integer value.": lazy("Write a whole number."),
    "Not a valid date value.": lazy("Write a day, like 2026-05-14."),
    "Not a valid time value.": lazy("Write a time, like 14:30."),
    "Number must be at least %(min)s.": lazy("Choose %(min)s or more."),
    "Number must be at most %(max)s.": lazy("Choose %(max)s or less."),
    "Number must be between %(min)s and %(max)s.": lazy("Choose between %(min)s and %(max)s."),
    "Field must be between %(min)d and %(max)d characters long.": lazy("Write %(min)d to %(max)d characters."),
}


class OwnWords:
    """What the form library says, said as the house says it: short, kind, in the reader's language."""

    def gettext(self, words: str) -> str:
        """A refusal in the reader's language; its %(places)s are still open."""
        return str(REFUSALS.get(words, words))

    def ngettext(self, one: str, many: str, num: int) -> str:
        """A refusal that counts: the length of a text, or the choices that do not exist."""
        if "longer than" in one:
            return plural("Too long: %(max)d character fits here.", "Too long: %(max)d characters fit here.", num)
        if "at least" in one:
            return plural("Too short: write %(min)d character or more.", "Too short: write %(min)d characters or more.", num)
        return _("Choose one of those offered.")


OWN_WORDS = OwnWords()


class Form(FlaskForm):
    """A page's form; the token is checked for the whole app, so it is not a field here."""

    class Meta:
        csrf = False

        def wrap_formdata(self, form, formdata):
            """What the page's form sent; JSON in its place is not offered, and may be of any shape."""
            if formdata is not _Auto:
                return formdata
            return CombinedMultiDict((request.files, request.form)) if form.is_submitted() else None

        def get_translations(self, form):
            """The form library's own refusals, in the house's words."""
            return OWN_WORDS

    key = HiddenField(default=lambda: secrets.token_urlsafe(12), validators=[Length(*KEY_LENGTH)])

    def process(self, *args, **kwargs) -> None:
        """Read what was sent, without the NUL characters no database keeps."""
        super().process(*args, **kwargs)
        for field in self:
            if isinstance(field.data, str):
                field.data = field.data.replace("\x00", "")

    def prepare(self) -> None:
        """Do what may take long (rendering) before the database is touched."""
        for field in self:
            if isinstance(field, MarkdownField):
                field.render()

    def refuse(self, refusal: Invalid | Conflict) -> None:
        """Put a refusal of the action beside the field it names, or on top of the form."""
        if isinstance(refusal, Conflict):  # what was done with this key is done; the next try is another one
            self.key.data = secrets.token_urlsafe(12)
        field = getattr(self, refusal.field, None) if refusal.field in self._fields else None
        (field if field is not None else self.key).errors = [refusal.message or _("That did not work.")]

    @property
    def refused(self) -> bool:
        """Whether anything is wrong with what was sent."""
        return any(field.errors for field in self)

    @property
    def general_errors(self) -> list[str]:
        """Sentences that belong to no single field."""
        return list(self.key.errors)


class MarkdownField(TextAreaField):
    """A text in Markdown; `written` holds source and safe HTML once prepared."""

    def __init__(self, label=None, validators=(), longest: int = LONGEST_TEXT, **options):
        super().__init__(label, validators, **options)
        self.longest = longest
        self.written = Written("", "")

    def render(self) -> None:
        """Render the source unless it is longer than allowed (which validation then says)."""
        if self.data and len(self.data) <= self.longest:
            self.written = written(self.data)

    def pre_validate(self, form) -> None:
        """Refuse a text that is too long; what was typed stays in the field."""
        if self.data and len(self.data) > self.longest:
            raise ValidationError(
                _("That is %(length)s characters; %(most)s fit. Nothing was lost: shorten it here or attach a file.",
                  length=len(self.data), most=self.longest)
            )


def attempted(form: Form, act):
    """What `act` returns if the form was sent and fits; else None, with the refusal beside its field and nothing half-written."""
    if not form.is_submitted() or not form.validate():
        return None
    try:
        return act()
    except (Invalid, Conflict) as refusal:
        undo()
        form.refuse(refusal)
        return None


def key_sent() -> str | None:
    """The key that came with a form of nothing but a button, so that a double tap counts once; None for none and for what is no key."""
    key = request.form.get("key", "")
    return key if CLIENT_KEY.fullmatch(key) else None


def after_sent() -> int:
    """The number of the last fact the page knew whose button was tapped; 0 for none."""
    raw = request.form.get("after", "")
    return int(raw) if raw.isdecimal() and len(raw) < 10 else 0


def listed(words: dict) -> list[SelectChoice]:
    """Choices of a select or radio field from {value: words}."""
    return [SelectChoice(value, said) for value, said in words.items()]


NEEDED = lazy("Fill this in.")
