"""What is accepted of who asks, and of who leads."""

from wtforms import BooleanField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length

from hub.questions.actions import LONGEST, LONGEST_ANSWER, LONGEST_RELAYED, LONGEST_WORD, Asked
from hub.text.languages import lazy
from hub.web.forms import NEEDED, Form

ACTS = ("let_in", "dismiss", "answer", "reopen", "read", "unread", "pin", "unpin")


class AskForm(Form):
    """A question."""

    text = TextAreaField(lazy("Your question"), [DataRequired(NEEDED), Length(1, LONGEST)])
    nameless = BooleanField(lazy("Without my name"))
    relayed = StringField(lazy("Who asks, and how it came"), [Length(max=LONGEST_RELAYED)])

    def asked(self) -> Asked:
        """The question for the action."""
        return Asked(self.text.data, self.nameless.data, self.relayed.data or "")


class HandleForm(Form):
    """One thing done with a question, with the words it takes."""

    act = SelectField(lazy("What to do"), choices=list(ACTS))
    answer = TextAreaField(lazy("Your answer"), [Length(max=LONGEST_ANSWER)])
    word = StringField(lazy("A word to who asked; nobody else reads it"), [Length(max=LONGEST_WORD)])


class RuleForm(Form):
    """How a session takes questions."""

    waits = BooleanField(lazy("Questions wait until I let them in"))
    nameless = BooleanField(lazy("People may ask without their name"))
