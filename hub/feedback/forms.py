"""What is accepted as feedback, and its limits."""

from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional

from hub.feedback.actions import LONGEST_ANSWER, LONGEST_QUESTION, Said
from hub.feedback.wording import FOLLOWED_WORDS, QUESTIONS
from hub.text.languages import lazy
from hub.web.forms import Form, listed

FIVE = {str(point): str(point) for point in range(1, 6)}
CHOOSE = lazy("Choose one of the five.")


class AnswerForm(Form):
    """What somebody thought of a session."""

    met = RadioField(QUESTIONS["met"], [DataRequired(CHOOSE)], choices=listed(FIVE))
    useful = RadioField(QUESTIONS["useful"], [DataRequired(CHOOSE)], choices=listed(FIVE))
    connection = RadioField(QUESTIONS["connection"], [Optional()], choices=listed(FIVE))
    followed = RadioField(lazy("How did you follow it?"), [Optional()], choices=listed(FOLLOWED_WORDS))
    will_use = TextAreaField(lazy("What will you use?"), [Length(max=LONGEST_ANSWER)])
    to_change = TextAreaField(lazy("What should be different next time?"), [Length(max=LONGEST_ANSWER)])
    own0 = TextAreaField("", [Length(max=LONGEST_ANSWER)])
    own1 = TextAreaField("", [Length(max=LONGEST_ANSWER)])

    def name(self, questions: list[str]) -> None:
        """Call the host's fields by their questions."""
        for field, words in zip((self.own0, self.own1), questions, strict=False):
            field.label.text = words

    def said(self) -> Said:
        """What was answered, for the action."""
        connection = int(self.connection.data) if self.connection.data else None
        own = [self.own0.data or "", self.own1.data or ""]
        return Said(int(self.met.data), int(self.useful.data), connection, self.followed.data or "", self.will_use.data or "", self.to_change.data or "", own)


class QuestionsForm(Form):
    """One or two questions of the host."""

    first = StringField(lazy("A question of your own"), [Length(max=LONGEST_QUESTION)])
    second = StringField(lazy("Another one"), [Length(max=LONGEST_QUESTION)])

    def questions(self) -> list[str]:
        """What was typed."""
        return [self.first.data or "", self.second.data or ""]

    def show_questions(self, words: list[str]) -> None:
        """Fill the fields with what is asked now."""
        for field, one in zip((self.first, self.second), words, strict=False):
            field.data = one
