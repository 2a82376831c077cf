"""What the forms of this room accept; limits are said by the actions."""

from wtforms import BooleanField, RadioField, SelectField, SelectMultipleField, StringField, TextAreaField, widgets
from wtforms.fields.choices import SelectChoice

from hub.accounts.models import SECTORS_OF_MIX
from hub.communities.charter import LANGUAGES, Charter, tags_in
from hub.communities.models import Community
from hub.communities.words import ACCESS_WORDS, FOLLOWING_WORDS, MIX_WORDS
from hub.text.languages import lazy, ngettext
from hub.web.filters import language_name
from hub.web.forms import Form, MarkdownField

USES = (1, 5, 10, 25, 50, 100, 500)
DAYS = (1, 3, 7, 14, 30, 60, 90)


def whole(text) -> int:
    """A whole number from a form; 0, which no limit allows, for anything else."""
    return int(text) if str(text).isdecimal() and len(str(text)) < 7 else 0


def _listed(words: dict) -> list[SelectChoice]:
    return [SelectChoice(value, str(label)) for value, label in words.items()]


def _uses() -> list[SelectChoice]:
    return _listed({number: number for number in USES})


def _days() -> list[SelectChoice]:
    return _listed({number: ngettext("%(num)s day", "%(num)s days", number) for number in DAYS})


def _languages() -> list[SelectChoice]:
    return sorted(_listed({code: language_name(code) for code in LANGUAGES}), key=lambda choice: choice.label)


class Ticks(SelectMultipleField):
    """Several choices as tick boxes; the action says which are allowed."""

    widget = widgets.ListWidget(prefix_label=False)
    option_widget = widgets.CheckboxInput()

    def __init__(self, label, **options):
        super().__init__(label, validate_choice=False, **options)


class CharterForm(Form):
    """What a community says of itself."""

    name = StringField(lazy("Name"))
    purpose = TextAreaField(lazy("Purpose"))
    about = MarkdownField(lazy("About page"))
    access = RadioField(lazy("Who may join?"), choices=lambda: _listed(ACCESS_WORDS), default="open", validate_choice=False)
    tags = StringField(lazy("Tags"))
    languages = Ticks(lazy("Languages spoken here"), choices=_languages)
    wanted_mix = Ticks(lazy("Who should be part of it"), choices=lambda: _listed(MIX_WORDS), default=list(SECTORS_OF_MIX))
    members_plan = BooleanField(lazy("Members may plan live sessions"), default=True)

    def charter(self) -> Charter:
        """The form as the action takes it."""
        return Charter(
            name=self.name.data or "", purpose=self.purpose.data or "", about=self.about.written, access=self.access.data or "",
            tags=tags_in(self.tags.data), languages=tuple(self.languages.data or ()), wanted_mix=tuple(self.wanted_mix.data or ()),
            members_plan=self.members_plan.data,
        )

    def show(self, community: Community) -> "CharterForm":
        """Fill in what the community says now, unless something was sent."""
        if not self.is_submitted():
            for name in ("name", "purpose", "about", "access", "languages", "wanted_mix", "members_plan"):
                self[name].data = getattr(community, name)
            self.tags.data = ", ".join(community.tags)
        return self


class WordsForm(Form):
    """Some words to a person or to the facilitators."""

    words = TextAreaField(lazy("A few words"))


class LeaveForm(Form):
    """Only the wish."""


class FollowForm(Form):
    """How much one wants to hear."""

    following = SelectField(lazy("What to tell me about"), choices=lambda: _listed(FOLLOWING_WORDS), validate_choice=False)


class LinkForm(Form):
    """An invitation by link."""

    uses = SelectField(lazy("For how many people"), choices=_uses, default=25, coerce=whole, validate_choice=False)
    days = SelectField(lazy("For how long"), choices=_days, default=14, coerce=whole, validate_choice=False)


class MailForm(Form):
    """Invitations by mail."""

    addresses = TextAreaField(lazy("Mail addresses"))
    words = TextAreaField(lazy("A word from you"))

    def lines(self) -> list[str]:
        """The addresses typed, however they are set apart."""
        return (self.addresses.data or "").replace(",", " ").replace(";", " ").replace("،", " ").split()


class MuteForm(Form):
    """For how long someone may only read."""

    days = SelectField(lazy("For how long"), choices=_days, default=7, coerce=whole, validate_choice=False)
