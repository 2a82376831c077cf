"""What an administrator fills in."""

from wtforms import EmailField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from hub.moderation.words import LENGTHS
from hub.text.languages import lazy
from hub.web.forms import NEEDED, Form, listed


class SuspendForm(Form):
    """For how long, and why."""

    length = SelectField(lazy("For how long?"), choices=listed(LENGTHS), default="week")
    why = StringField(lazy("Why? They read this."), validators=[InputRequired(NEEDED), Length(max=400)])


class DeclineForm(Form):
    """Some words to go along."""

    why = TextAreaField(lazy("Your words to them"), validators=[Length(max=400)])


class InviteForm(Form):
    """Who is invited to register."""

    address = EmailField(lazy("Mail address"), validators=[Length(max=254)])
