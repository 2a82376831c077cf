"""What the pages about notices accept."""

from wtforms import BooleanField, IntegerField, RadioField
from wtforms.validators import NumberRange, Optional

from hub.text.languages import lazy
from hub.web.forms import Form

MAIL_WORDS = {
    "now": lazy("As each community says: some at once, some collected"),
    "digest": lazy("Everything collected in one letter"),
    "none": lazy("No mail"),
}
PACE_WORDS = {"daily": lazy("Each morning"), "weekly": lazy("On Monday morning")}


class SettingsForm(Form):
    """How one is written to."""

    mail = RadioField(lazy("Mail"), choices=MAIL_WORDS, default="now")
    digest = RadioField(lazy("The collected letter comes"), choices=PACE_WORDS, default="daily")
    quiet = BooleanField(lazy("Quiet nights: no mail between 21:00 and 7:00"))


class ReadForm(Form):
    """Up to which notice all are read."""

    up_to = IntegerField(validators=[Optional(), NumberRange(0, 2**62)])
