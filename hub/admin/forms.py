"""What an administrator fills in."""

from wtforms import EmailField, SelectField, StringField
from wtforms.validators import Length

from hub.moderation.lengths import LENGTHS
from hub.text.languages import lazy
from hub.web.forms import Form, listed


class SuspendForm(Form):
    """For how long, and why."""

    length = SelectField(lazy("For how long?"), choices=listed(LENGTHS), default="week")
    why = StringField(lazy("Why? They read this."), validators=[Length(max=400)])


class InviteForm(Form):
    """Who is invited to register."""

    address = EmailField(lazy("Mail address"), validators=[Length(max=254)])
