"""What is accepted of an offer, a request, an answer and an appointment, and its limits."""

from wtforms import BooleanField, DateField, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from hub.mentorship import tags
from hub.mentorship.actions.agreeing import LONGEST_CADENCE
from hub.mentorship.actions.care import LONGEST as LONGEST_OPENING
from hub.mentorship.actions.profiles import MOST_HOURS, MOST_PLACES
from hub.mentorship.drafts import Offer, Round, Wish
from hub.mentorship.forms.fields import level_field, tongue_field
from hub.mentorship.models import CADENCE, MentorProfile
from hub.mentorship.words import CHANNEL_WORDS, KIND_WORDS
from hub.text.languages import lazy
from hub.web.fields import TicksField, WholeField, tidy
from hub.web.forms import NEEDED, Form, MarkdownField, listed

ANSWERS = {"accept": lazy("Accept"), "decline": lazy("Decline")}
LINES = 4  # languages one can name here


class OfferForm(Form):
    """What someone offers as a mentor."""

    skills = StringField(lazy("What you can help with"), [InputRequired(NEEDED), Length(max=600)])
    about = MarkdownField(lazy("About you as a mentor"), longest=4000)
    language_1, level_1 = tongue_field(lazy("Language")), level_field()
    language_2, level_2 = tongue_field(lazy("Second language")), level_field()
    language_3, level_3 = tongue_field(lazy("Third language")), level_field()
    language_4, level_4 = tongue_field(lazy("Fourth language")), level_field()
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


class HelpForm(Form):
    """A question to the coordinators, or their answer."""

    words = TextAreaField(lazy("Your words"), [InputRequired(NEEDED), Length(max=4000)])


class OpeningForm(Form):
    """Why messages are to be opened, and for how long."""

    reason = TextAreaField(lazy("Why it is needed"), [InputRequired(NEEDED), Length(max=2000)])
    hours = WholeField(lazy("For how many hours"), 1, LONGEST_OPENING, default=24)
    with_group = BooleanField(lazy("Also what was said in the group they are in"))


class CohortForm(Form):
    """A round of mentoring of a community."""

    name = StringField(lazy("Name of the round"), [InputRequired(NEEDED), Length(max=120)])
    about = MarkdownField(lazy("What it is for"), longest=4000)
    kind = RadioField(lazy("Who mentors whom"), choices=listed(KIND_WORDS), default="mentor")
    starts_on = DateField(lazy("Begins on"), [InputRequired(NEEDED)])
    ends_on = DateField(lazy("Ends on"), [InputRequired(NEEDED)])
    cadence_days = WholeField(lazy("In contact every … days"), 1, LONGEST_CADENCE, default=CADENCE)

    def round(self) -> Round:
        """What was typed, for the action."""
        return Round(
            tidy(self.name.data), self.starts_on.data, self.ends_on.data, self.about.written, self.kind.data, self.cadence_days.data, self.key.data
        )


class CoordinatorForm(Form):
    """Who is to keep an eye on mentoring."""

    handle = StringField(lazy("Name after the @"), [InputRequired(NEEDED), Length(max=41)])
