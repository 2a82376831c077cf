"""What is accepted of an agreement, of what was learned, and of the words at an end, and its limits."""

from wtforms import BooleanField, DateField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from hub.mentorship.actions.agreeing import LONGEST_CADENCE
from hub.mentorship.drafts import Answer, Closing, Lesson, Terms
from hub.mentorship.forms.fields import SCALE, number, tongue_field
from hub.mentorship.models import CADENCE, Agreement, CheckIn
from hub.mentorship.words import (
    DIRECTION_WORDS,
    FIT_WORDS,
    LEARNED_WORDS,
    MODE_WORDS,
    OBSTACLE_WORDS,
    REACHED_WORDS,
    SEES_WORDS,
    VALUE_WORDS,
    WAY_WORDS,
    WHY_WORDS,
)
from hub.text.languages import lazy
from hub.web.fields import TicksField, WholeField, tidy, tidy_text
from hub.web.forms import NEEDED, Form, listed

NO_ANSWER = {"": lazy("I would rather not say")}


class TermsForm(Form):
    """A version of the agreement."""

    purpose = TextAreaField(lazy("What it is for"), [InputRequired(NEEDED), Length(max=1000)])
    mentor_part = TextAreaField(lazy("What the mentor brings"), [Length(max=1000)])
    mentee_part = TextAreaField(lazy("What the mentee brings"), [Length(max=1000)])
    off_limits = TextAreaField(lazy("What we leave out"), [Length(max=1000)])
    cadence_days = WholeField(lazy("In contact every … days"), 1, LONGEST_CADENCE, default=CADENCE)
    mode = RadioField(lazy("How we stay in touch"), choices=listed(MODE_WORDS), default="mixed")
    way = SelectField(lazy("Usual way to meet"), choices=listed(WAY_WORDS), default="voice")
    language = tongue_field(lazy("Language we talk in"))
    ends_on = DateField(lazy("Until"), [Optional()])
    sees = RadioField(lazy("What coordinators see of our goals"), choices=listed(SEES_WORDS), default="counts")
    records = BooleanField(lazy("We may record a talk, when both say yes at that time"))
    is_thin = BooleanField(lazy("One of us has a weak or costly line: give us more time"))

    def terms(self) -> Terms:
        """What was typed, for the action."""
        return Terms(
            purpose=tidy_text(self.purpose.data), mentor_part=tidy_text(self.mentor_part.data), mentee_part=tidy_text(self.mentee_part.data),
            off_limits=tidy_text(self.off_limits.data), cadence_days=self.cadence_days.data, mode=self.mode.data, way=self.way.data,
            language=self.language.data or "", sees=self.sees.data, records=self.records.data, ends_on=self.ends_on.data,
            is_thin=self.is_thin.data, key=self.key.data,
        )

    def show(self, agreement: Agreement) -> None:
        """Fill the fields with a version, to change it."""
        for name in ("purpose", "mentor_part", "mentee_part", "off_limits", "cadence_days", "mode", "way", "language", "ends_on", "sees", "records"):
            self[name].data = getattr(agreement, name)


class LearnedForm(Form):
    """Something learned."""

    words = StringField(lazy("What you learned"), [InputRequired(NEEDED), Length(max=500)])
    direction = RadioField(lazy("Who learned it from whom"), choices=listed(DIRECTION_WORDS), default="from_mentor")
    kind = SelectField(lazy("What kind of learning"), choices=listed(LEARNED_WORDS), default="technical")

    def lesson(self) -> Lesson:
        """What was typed, for the action."""
        return Lesson(tidy(self.words.data), self.direction.data, self.kind.data, self.key.data)


class CloseForm(Form):
    """What one says at the end."""

    words = TextAreaField(lazy("What changed in practice, for you or around you?"), [Length(max=2000)])
    reached = RadioField(lazy("Were the goals reached?"), [Optional()], choices=listed(REACHED_WORDS))
    value = RadioField(lazy("How far has it come?"), [Optional()], choices=listed(VALUE_WORDS))
    thanks = StringField(lazy("A word of thanks"), [Length(max=500)])
    may_quote = BooleanField(lazy("Coordinators may quote what changed, without my name"))

    def closing(self) -> Closing:
        """What was typed, for the action."""
        return Closing(
            tidy_text(self.words.data), self.reached.data or "", self.value.data or "", tidy(self.thanks.data), self.may_quote.data
        )


class ChangedForm(CloseForm):
    """What changed, said once it is over."""

    words = TextAreaField(lazy("What changed in practice, for you or around you?"), [InputRequired(NEEDED), Length(max=2000)])


class CheckInForm(Form):
    """How it goes, from one of the two."""

    fit = RadioField(lazy("Do the two of you fit?"), [InputRequired(lazy("Choose one."))], choices=listed(FIT_WORDS))
    progress = SelectField(lazy("How far have you come, from 1 to 5?"), choices=listed(SCALE), default="")
    obstacles = TicksField(lazy("What gets in the way?"), choices=listed(OBSTACLE_WORDS))
    words = TextAreaField(lazy("Anything else?"), [Length(max=2000)])
    is_shared = BooleanField(lazy("Coordinators may read all of this answer"))

    def answer(self) -> Answer:
        """What was typed, for the action."""
        return Answer(
            self.fit.data, number(self.progress), tuple(self.obstacles.data or ()), words=tidy_text(self.words.data), is_shared=self.is_shared.data
        )

    def show(self, check_in: CheckIn) -> None:
        """Fill the fields with an answer, to change it."""
        self.fit.data, self.progress.data, self.obstacles.data = check_in.fit, str(check_in.progress or ""), check_in.obstacles
        self.words.data, self.is_shared.data = check_in.words, check_in.is_shared


class FollowUpForm(Form):
    """What has lasted, half a year after."""

    value = RadioField(lazy("How far has it come?"), [InputRequired(lazy("Choose one."))], choices=listed(VALUE_WORDS))
    words = TextAreaField(lazy("What is different in practice now?"), [Length(max=2000)])
    is_shared = BooleanField(lazy("Coordinators may read all of this answer"))

    def answer(self) -> Answer:
        """What was typed, for the action."""
        return Answer(value=self.value.data, words=tidy_text(self.words.data), is_shared=self.is_shared.data)

    def show(self, check_in: CheckIn) -> None:
        """Fill the fields with an answer, to change it."""
        self.value.data, self.words.data, self.is_shared.data = check_in.value, check_in.words, check_in.is_shared


class EndForm(Form):
    """Ending before the time."""

    why = SelectField(lazy("Why, if you like to say"), choices=listed(NO_ANSWER | WHY_WORDS), default="")
    words = TextAreaField(lazy("A word to the other"), [Length(max=2000)])
