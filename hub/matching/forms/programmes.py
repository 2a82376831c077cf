"""What is accepted of a programme and of taking part in it."""

from wtforms import DateField, FieldList, FormField, RadioField, SelectField, StringField
from wtforms.validators import InputRequired, Length

from hub.matching.drafts import Part, ProgrammeDraft
from hub.matching.forms.fields import handles, whole_field
from hub.matching.models import ROLES
from hub.matching.words import KIND_WORDS, ROLE_WORDS
from hub.text.asking import MOST_QUESTIONS, questions_of
from hub.text.languages import lazy
from hub.web.asking import AnswersForm, QuestionForm, show_questions
from hub.web.fields import tidy
from hub.web.forms import NEEDED, Form, MarkdownField, listed

MOST_RANKED = 5
MOST_PLACES = 100_000


class ProgrammeForm(Form):
    """A programme of matching."""

    community = SelectField(lazy("Community"), choices=[])
    name = StringField(lazy("Name"), [InputRequired(NEEDED), Length(max=120)])
    about = MarkdownField(lazy("What it is about, and who may apply"), longest=4000)
    kind = SelectField(lazy("Kind"), choices=listed(KIND_WORDS))
    closes_on = DateField(lazy("Last day of applications"), [InputRequired(NEEDED)])
    starts_on = DateField(lazy("Start"), [InputRequired(NEEDED)])
    ends_on = DateField(lazy("End"), [InputRequired(NEEDED)])
    capacity = whole_field(lazy("Places for mentees"), 1, MOST_PLACES)
    questions = FieldList(FormField(QuestionForm), min_entries=MOST_QUESTIONS, max_entries=MOST_QUESTIONS)

    def draft(self) -> ProgrammeDraft:
        """What was typed, for the action."""
        return ProgrammeDraft(
            tidy(self.name.data), self.about.written, self.kind.data, self.starts_on.data, self.ends_on.data, self.closes_on.data, self.key.data,
            questions_of(self.questions.data), self.capacity.data,
        )

    def show(self, programme) -> None:
        """Fill the fields with what holds."""
        for name in ("name", "about", "kind", "closes_on", "starts_on", "ends_on", "capacity"):
            self[name].data = getattr(programme, name)
        show_questions(self.questions, programme.questions)


class PartForm(AnswersForm):
    """As what somebody takes part, and what they answer to the programme's own questions."""

    role = RadioField(lazy("I take part as"), [InputRequired(lazy("Choose one."))], choices=listed({role: ROLE_WORDS[role] for role in ROLES}))
    capacity = whole_field(lazy("With how many at once, as a mentor"), 0, 50, default=1)
    ranks = StringField(lazy("With whom I would like it most"), [Length(max=250)])

    def handles(self) -> list[str]:
        """Whom the person would like most, first first."""
        return handles(self.ranks.data)[:MOST_RANKED]

    def part(self, ids: tuple) -> Part:
        """What was typed, for the action; a mentee has one place."""
        capacity = 1 if self.capacity.data is None else self.capacity.data
        return Part(self.role.data, capacity if self.role.data == "mentor" else 1, ids, tuple(self.answers()))
