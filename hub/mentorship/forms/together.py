"""What is accepted of meetings of a group."""

from wtforms import StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from hub.mentorship.drafts import Account, Appointment
from hub.mentorship.forms.working import TimeForm
from hub.text.languages import lazy
from hub.web.fields import TicksField, tidy
from hub.web.forms import MarkdownField


class GroupMeetingForm(TimeForm):
    """A time for all of a group."""

    plan = StringField(lazy("What to talk about"), [Length(max=500)])

    def appointment(self) -> Appointment:
        """What was typed, for the action."""
        return Appointment(self.on.data, self.at.data, self.minutes.data, self.way.data, tidy(self.plan.data), True, self.key.data)


class GroupHeldForm(TimeForm):
    """How a meeting of a group was, and who was there."""

    there = TicksField(lazy("Who was there"), choices=[])
    agreed = MarkdownField(lazy("What we talked about and agreed"), longest=8000)

    def offer(self, members: list) -> None:
        """Let the mentees of these pairs be ticked."""
        self.there.choices = [SelectChoice(str(one.mentee_id), one.mentee.name) for one in members]

    def account(self) -> Account:
        """What was typed, for the action."""
        return Account(self.on.data, self.at.data, self.minutes.data, self.way.data, self.agreed.written)

    def who(self) -> set[int]:
        """The ids of the mentees who were there."""
        return {int(one) for one in self.there.data or ()}
