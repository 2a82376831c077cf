"""What a report and a judgement may say."""

from wtforms import RadioField, SelectField, TextAreaField
from wtforms.validators import InputRequired, Length

from hub.moderation.lengths import LENGTHS
from hub.moderation.models import REASONS
from hub.text.languages import lazy
from hub.web.forms import NEEDED, Form, listed

REASON_WORDS = dict(zip(REASONS, (
    lazy("It attacks or insults people"), lazy("It is advertising or spam"), lazy("It shows something private"),
    lazy("It is false in a harmful way"), lazy("Something else"),
), strict=True))
ACTS = {
    "dismiss": lazy("Leave it as it is"), "hide": lazy("Hide the post"), "warn": lazy("Send a word of warning"),
    "mute": lazy("Let them only read in this community for a week"), "suspend": lazy("Suspend them from the site"),
}


class ReportForm(Form):
    """What is wrong with it."""

    reason = RadioField(lazy("What is wrong?"), choices=listed(REASON_WORDS), validators=[InputRequired(NEEDED)])
    words = TextAreaField(lazy("What should we know?"), validators=[Length(max=1000)])


class JudgeForm(Form):
    """What is done about it."""

    act = RadioField(lazy("What is to be done?"), choices=listed(ACTS), validators=[InputRequired(NEEDED)])
    length = SelectField(lazy("If suspended, for how long?"), choices=listed(LENGTHS), default="week")
    words = TextAreaField(lazy("Your words to the person"), validators=[Length(max=1000)])
