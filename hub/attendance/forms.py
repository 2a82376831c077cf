"""What is accepted about attendance and certificates, and its limits."""

from flask import request
from wtforms import BooleanField, IntegerField, RadioField, StringField
from wtforms.validators import DataRequired, Length, NumberRange

from hub.attendance.actions.certificates import Wanted
from hub.attendance.models import Rule
from hub.attendance.ranges import Ranges
from hub.text.languages import lazy
from hub.text.printing.lettering import LONGEST_NAME
from hub.web.forms import NEEDED, Form, listed

GIVES = {"no": lazy("No certificates"), "yes": lazy("A certificate for who heard enough")}
MOST_RANGES = 500
LONGEST_SOUND = 24 * 3600 * 1000


class RuleForm(Form):
    """For what a session gives certificates."""

    gives = RadioField(lazy("Certificates"), choices=listed(GIVES), default="no")
    percent = IntegerField(lazy("How much must be heard, in %"), [DataRequired(NEEDED), NumberRange(1, 100)], default=70)
    days = IntegerField(lazy("Within how many days after the session"), [DataRequired(NEEDED), NumberRange(1, 365)], default=14)
    registered_only = BooleanField(lazy("Only for who had registered"))
    by_text = BooleanField(lazy("Following as text counts like hearing"), default=True)
    by_site = BooleanField(lazy("Who stands on a site’s roster gets one, signed by the site’s facilitator"))

    all = BooleanField(lazy("The same for all dates that follow"))

    def wanted(self) -> Wanted | None:
        """What was chosen, for the action; None for no certificates."""
        if self.gives.data != "yes":
            return None
        return Wanted(self.percent.data, self.days.data, self.registered_only.data, self.by_text.data, self.by_site.data)

    def show_rule(self, rule: Rule | None) -> "RuleForm":
        """Fill the fields with what holds now."""
        self.gives.data = "yes" if rule else "no"
        for name in ("percent", "days", "registered_only", "by_text", "by_site") if rule else ():
            self[name].data = getattr(rule, name)
        return self


class NameForm(Form):
    """The name on one's certificate."""

    name = StringField(lazy("Name on the certificate"), [DataRequired(NEEDED), Length(2, LONGEST_NAME)])


class RevokeForm(Form):
    """Why a certificate is taken back."""

    why = StringField(lazy("Why, in a few words"), [Length(max=200)])


class CodesForm(Form):
    """The codes an offline pack shows at the ends of its chapters."""

    codes = StringField(lazy("Codes"), [DataRequired(NEEDED), Length(max=600)])


class Played:
    """Parts of a recording that a page has played, JSON {"ranges": [[from, to], …]} in ms, read before the unit of work; None where it is something else."""

    MOST = 16_000  # bytes

    def __init__(self, formdata=None):
        self.ranges: Ranges | None = None

    def prepare(self) -> None:
        """Read what was sent, as far as it is what a page sends."""
        if 0 < (request.content_length or 0) <= self.MOST:
            sent = request.get_json(silent=True)
            ranges = sent.get("ranges") if isinstance(sent, dict) and sent.get("way", "later") == "later" else None
            if isinstance(ranges, list) and len(ranges) <= MOST_RANGES and all(map(_is_range, ranges)):
                self.ranges = [[int(begin), int(end)] for begin, end in ranges]


def _is_range(pair) -> bool:
    return isinstance(pair, list) and len(pair) == 2 and all(type(ms) in (int, float) and 0 <= ms <= LONGEST_SOUND for ms in pair)
