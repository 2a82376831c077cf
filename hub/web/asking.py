"""Own questions in a form: rows in which somebody writes them down, and the fields in which others answer."""

from wtforms import BooleanField, Field, StringField
from wtforms import Form as PartForm

from hub.text.asking import LONGEST_ANSWER, MOST_QUESTIONS
from hub.text.languages import lazy
from hub.web.forms import Form


class QuestionForm(PartForm):
    """One question of who registers or applies; the action says what is wrong with it."""

    words = StringField(lazy("Question"))
    kind = StringField(lazy("Answer"), default="text")
    choices = StringField(lazy("Choices"))
    must = BooleanField(lazy("Must be answered"))


def show_questions(rows, questions: list[dict]) -> None:
    """Fill the rows with the questions there are."""
    for row, one in zip(rows, questions, strict=False):
        row.form.words.data, row.form.kind.data, row.form.must.data = one["words"], one["kind"], one["must"]
        row.form.choices.data = ", ".join(one["choices"])


class Answers(Field):
    """What was answered to one question: one text, or several choices."""

    data: list

    def process_formdata(self, values) -> None:
        """Keep all that was sent under this name; the action says what fits."""
        self.data = [str(value)[: LONGEST_ANSWER + 1] for value in values]


class AnswersForm(Form):
    """What somebody answers to up to five questions; which they are, the page says."""

    q0, q1, q2, q3, q4 = (Answers(str(number), default=list) for number in range(MOST_QUESTIONS))

    def name(self, questions: list[dict]) -> None:
        """Call each field by its question, for the summary of what is wrong."""
        for number, one in enumerate(questions):
            self[f"q{number}"].label.text = one["words"]

    def answers(self) -> list[list[str]]:
        """The answers in the order of the questions."""
        return [self[f"q{number}"].data or [] for number in range(MOST_QUESTIONS)]
