"""What is accepted about goals, meetings, steps and messages, and its limits."""

from wtforms import BooleanField, DateField, IntegerField, RadioField, SelectField, StringField, TimeField
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import HiddenInput

from hub.mentorship.actions.meetings import LONGEST
from hub.mentorship.drafts import Account, Aim, Appointment, Progress, Step
from hub.mentorship.forms.fields import SCALE, number
from hub.mentorship.forms.uploads import UploadsField
from hub.mentorship.words import GOAL_WORDS, WAY_WORDS
from hub.text.languages import lazy
from hub.web.fields import WholeField, tidy
from hub.web.forms import NEEDED, Form, MarkdownField, listed

OWNERS = {"mine": lazy("Mine"), "theirs": lazy("Theirs")}


class GoalForm(Form):
    """A goal."""

    words = StringField(lazy("The goal"), [InputRequired(NEEDED), Length(max=300)])
    indicator = StringField(lazy("How will we know?"), [Length(max=300)])
    why = StringField(lazy("Why does it matter?"), [Length(max=500)])
    baseline = SelectField(lazy("Where are you today, from 1 to 5?"), choices=listed(SCALE), default="")
    target = SelectField(lazy("Where do you want to be?"), choices=listed(SCALE), default="")
    due_on = DateField(lazy("By when"), [Optional()])

    def aim(self) -> Aim:
        """What was typed, for the action."""
        return Aim(
            tidy(self.words.data), tidy(self.indicator.data), self.key.data, tidy(self.why.data), number(self.baseline), number(self.target),
            self.due_on.data,
        )


class ProgressForm(Form):
    """How far a goal is."""

    percent = WholeField(lazy("How far, in percent"), 0, 100, default=0)
    level = SelectField(lazy("Where are you now, from 1 to 5?"), choices=listed(SCALE), default="")
    state = RadioField(lazy("State"), choices=listed(GOAL_WORDS), default="open")
    note = StringField(lazy("What has moved"), [Length(max=500)])

    def progress(self) -> Progress:
        """What was typed, for the action."""
        return Progress(self.percent.data, self.state.data, tidy(self.note.data), number(self.level))


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


class GroupForm(Form):
    """What a group is called."""

    name = StringField(lazy("Name of the group"), [InputRequired(NEEDED), Length(max=120)])

    def said(self) -> str:
        """The name, tidied."""
        return tidy(self.name.data)


class MessageForm(Form):
    """A message with files, of which a voice note is one; either may be left out. `answers`: the message it answers."""

    text = MarkdownField(lazy("Message"), longest=8000)
    answers = IntegerField(lazy("Answer"), [Optional()], widget=HiddenInput())
    files = UploadsField(lazy("Voice note or files"))

    def prepare(self) -> None:
        """Render the text, take in the files."""
        super().prepare()
        self.files.take_in()


class TouchForm(Form):
    """That the two were in contact just now."""

    way = SelectField(lazy("How"), choices=listed(WAY_WORDS), default="text")
