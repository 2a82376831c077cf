"""What a report and a judgement may say."""

from wtforms import BooleanField, RadioField, SelectField, TextAreaField
from wtforms.validators import InputRequired, Length

from hub.moderation.models import OUTCOMES
from hub.moderation.words import LENGTHS, OUTCOME_CHOICES, REASON_WORDS
from hub.text.languages import lazy
from hub.web.forms import NEEDED, Form, listed


class ReportForm(Form):
    """What is wrong with it."""

    reason = RadioField(lazy("What is wrong?"), choices=listed(REASON_WORDS), validators=[InputRequired(NEEDED)])
    words = TextAreaField(lazy("What should we know?"), validators=[Length(max=1000)])


class JudgeForm(Form):
    """What is done about it."""

    act = RadioField(lazy("What is to be done?"), choices=listed({name: OUTCOME_CHOICES[name] for name in OUTCOMES}), validators=[InputRequired(NEEDED)])
    length = SelectField(lazy("If suspended, for how long?"), choices=listed(LENGTHS), default="week")
    hide_too = BooleanField(lazy("Hide what was reported as well"))
    words = TextAreaField(lazy("Your words to the person"), validators=[Length(max=400)])

    def offer(self, acts: list[str]) -> None:
        """Show only what can be done."""
        self.act.choices = listed({name: OUTCOME_CHOICES[name] for name in acts})
