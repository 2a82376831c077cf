"""What is accepted about mentoring, and its limits."""

from wtforms import (
    BooleanField,
    DateField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.fields.choices import Choice, SelectChoice
from wtforms.validators import InputRequired, Length, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from hub.accounts.models import LEVELS
from hub.accounts.places import TONGUES, tongues
from hub.accounts.words import LEVEL_WORDS
from hub.mentorship import tags
from hub.mentorship.actions.meetings import LONGEST
from hub.mentorship.actions.profiles import MOST_HOURS, MOST_PLACES
from hub.mentorship.drafts import Account, Aim, Appointment, Offer, Progress, Step, Wish
from hub.mentorship.models import MentorProfile
from hub.mentorship.words import CHANNEL_WORDS, GOAL_WORDS, WAY_WORDS
from hub.text.languages import _, language, lazy
from hub.text.letters import clean
from hub.text.lines import one_line
from hub.web.forms import NEEDED, Form, MarkdownField

ANSWERS = {"accept": lazy("Accept"), "decline": lazy("Decline")}
OWNERS = {"mine": lazy("Mine"), "theirs": lazy("Theirs")}
ENDS = {"close": lazy("We are done: close it"), "early": lazy("End it now, before its time")}
LINES = 4  # languages one can name here


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


class OfferForm(Form):
    """What someone offers as a mentor."""

    skills = StringField(lazy("What you can help with"), [InputRequired(NEEDED), Length(max=600)])
    about = MarkdownField(lazy("About you as a mentor"), longest=4000)
    language_1, level_1 = TongueField(lazy("Language")), level_field()
    language_2, level_2 = TongueField(lazy("Second language")), level_field()
    language_3, level_3 = TongueField(lazy("Third language")), level_field()
    language_4, level_4 = TongueField(lazy("Fourth language")), level_field()
    sector = StringField(lazy("Sector"), [Length(max=60)])
    hours = WholeField(lazy("Hours a month, for all mentees together"), 1, MOST_HOURS, default=2)
    places = WholeField(lazy("Places: how many mentees at once"), 0, MOST_PLACES, default=1)
    channels = TicksField(lazy("Ways to talk"), choices=listed(CHANNEL_WORDS), default=["text", "voice"])
    is_open = BooleanField(lazy("Open: people can find my offer and ask me"), default=True)

    def offer(self) -> Offer:
        """What was typed, for the action."""
        lines = [(self[f"language_{n}"].data, self[f"level_{n}"].data) for n in range(1, LINES + 1)]
        return Offer(
            skills=tags.tags_of(self.skills.data or ""), levels={code: level for code, level in reversed(lines) if code},
            hours=self.hours.data, places=self.places.data, channels=tuple(self.channels.data or ()), sector=tidy(self.sector.data),
            about=self.about.written, is_open=self.is_open.data,
        )

    def show(self, profile: MentorProfile) -> None:
        """Fill the fields with what is offered now."""
        self.skills.data, self.about.data, self.sector.data = ", ".join(profile.skills), profile.about, profile.sector
        self.hours.data, self.places.data, self.channels.data = profile.hours, profile.places, profile.channels
        self.is_open.data = profile.is_open
        self.show_languages(profile.languages, profile.levels)

    def show_languages(self, languages: list, levels: dict) -> None:
        """Fill in the languages, first come first."""
        for number, code in enumerate(languages[:LINES], 1):
            self[f"language_{number}"].data, self[f"level_{number}"].data = code, levels.get(code, "good")


class AskForm(Form):
    """What a mentee asks for; the view says which languages there are to choose from."""

    wanted = MarkdownField(lazy("What I want to learn"), [InputRequired(NEEDED)], longest=4000)
    first_goal = StringField(lazy("A first goal"), [Length(max=300)])
    languages = TicksField(lazy("Languages we could talk in"), choices=[])
    hours = WholeField(lazy("Hours a month I can give"), 1, MOST_HOURS, default=2)

    def wish(self) -> Wish:
        """What was typed, for the action."""
        return Wish(self.wanted.written, tidy(self.first_goal.data), tuple(self.languages.data or ()), self.hours.data, self.key.data)


class AnswerForm(Form):
    """Yes or no, with a word."""

    words = TextAreaField(lazy("A word to go with your answer"), [Length(max=1000)])
    answer = RadioField(lazy("Your answer"), [InputRequired(lazy("Choose one."))], choices=listed(ANSWERS))


class GoalForm(Form):
    """A goal."""

    words = StringField(lazy("The goal"), [InputRequired(NEEDED), Length(max=300)])
    indicator = StringField(lazy("How will we know?"), [Length(max=300)])

    def aim(self) -> Aim:
        """What was typed, for the action."""
        return Aim(tidy(self.words.data), tidy(self.indicator.data), self.key.data)


class ProgressForm(Form):
    """How far a goal is."""

    percent = WholeField(lazy("How far, in percent"), 0, 100, default=0)
    state = RadioField(lazy("State"), choices=listed(GOAL_WORDS), default="open")
    note = StringField(lazy("What has moved"), [Length(max=500)])

    def progress(self) -> Progress:
        """What was typed, for the action."""
        return Progress(self.percent.data, self.state.data, tidy(self.note.data))


class TimeForm(Form):
    """A day and a time in one's own zone, a length and a way."""

    on = DateField(lazy("Day"), [InputRequired(NEEDED)])
    at = TimeField(lazy("Time"), [InputRequired(NEEDED)])
    minutes = WholeField(lazy("Length in minutes"), 5, LONGEST, default=45)
    way = SelectField(lazy("How"), choices=listed(WAY_WORDS), default="video")


class MeetingForm(TimeForm):
    """A time to meet."""

    plan = StringField(lazy("What to talk about"), [Length(max=500)])
    is_agreed = BooleanField(lazy("We have agreed on this time already"))

    def appointment(self) -> Appointment:
        """What was typed, for the action."""
        return Appointment(
            self.on.data, self.at.data, self.minutes.data, self.way.data, tidy(self.plan.data), self.is_agreed.data, self.key.data
        )


class LogForm(TimeForm):
    """What was at a meeting, and the next step."""

    agreed = MarkdownField(lazy("What we talked about and agreed"), longest=8000)
    step = StringField(lazy("Next step"), [Length(max=300)])
    owner = SelectField(lazy("Whose step"), choices=listed(OWNERS), default="theirs")
    due_on = DateField(lazy("Due"), [Optional()])

    def account(self) -> Account:
        """What was typed, for the action."""
        words = tidy(self.step.data)
        step = Step(words, self.owner.data == "mine", self.due_on.data) if words else None
        return Account(self.on.data, self.at.data, self.minutes.data, self.way.data, self.agreed.written, step, self.key.data)


class StepForm(Form):
    """A next step."""

    words = StringField(lazy("Next step"), [InputRequired(NEEDED), Length(max=300)])
    owner = SelectField(lazy("Whose step"), choices=listed(OWNERS), default="mine")
    due_on = DateField(lazy("Due"), [Optional()])

    def step(self) -> Step:
        """What was typed, for the action."""
        return Step(tidy(self.words.data), self.owner.data == "mine", self.due_on.data, self.key.data)


class NoteForm(Form):
    """A message to the other, or a note for oneself."""

    text = MarkdownField(lazy("Message"), [InputRequired(NEEDED)], longest=8000)


class EndForm(Form):
    """How a pair ends, and what changed."""

    how = RadioField(lazy("How does it end?"), choices=listed(ENDS), default="close")
    words = TextAreaField(lazy("What changed for you?"), [Length(max=2000)])

    def changed(self) -> str:
        """The words, cleaned."""
        return tidy_text(self.words.data)


class ChangedForm(Form):
    """What changed, said once it is over."""

    words = TextAreaField(lazy("What changed for you?"), [InputRequired(NEEDED), Length(max=2000)])


class CoordinatorForm(Form):
    """Who is to keep an eye on mentoring."""

    handle = StringField(lazy("Name after the @"), [InputRequired(NEEDED), Length(max=41)])
