"""What is accepted about groups on the pages without script."""

from wtforms import IntegerField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange

from hub.groups.actions import LONGEST, Wish
from hub.groups.dealing import FEWEST, MOST
from hub.text.languages import lazy
from hub.text.letters import clean
from hub.web.forms import NEEDED, Form, listed

HOW = {
    "random": lazy("By lot"), "language": lazy("By language"), "hand": lazy("I place everybody"), "choice": lazy("Everybody chooses"),
}


class GroupsForm(Form):
    """Groups to be made."""

    count = IntegerField(lazy("How many groups"), [InputRequired(NEEDED), NumberRange(FEWEST, MOST)], default=3)
    how = SelectField(lazy("How people come into them"), choices=listed(HOW), default="random")
    minutes = IntegerField(lazy("Minutes"), [InputRequired(NEEDED), NumberRange(0, LONGEST)], default=15)

    def wish(self) -> Wish:
        """What was asked for, for the action."""
        return Wish(self.count.data, self.how.data, self.minutes.data)


class TellForm(Form):
    """A line for all groups."""

    text = StringField(lazy("Say something to all groups"), [DataRequired(NEEDED), Length(1, 500)])

    def words(self) -> str:
        """The line in one line."""
        return " ".join(clean(self.text.data).split())
