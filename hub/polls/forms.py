"""What is accepted of who prepares polls and of who votes without script."""

from flask import request
from wtforms import BooleanField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length

from hub.polls.actions import REACTIONS, Draft
from hub.polls.ballots import LONGEST_CHOICE, LONGEST_TEXT, LONGEST_WORDS
from hub.polls.models import Poll
from hub.text.languages import lazy
from hub.web.forms import NEEDED, Form, listed

KINDS = {
    "one": lazy("One of the choices"), "several": lazy("Several of the choices"),
    "scale": lazy("A scale from 1 to 5"), "text": lazy("People write a few words"),
}
RESULTS = {
    "all": lazy("Everybody, at once"), "voters": lazy("Who has voted; everybody once it is closed"),
    "hosts": lazy("Only who leads, until they show it"),
}
ACTS = ("open", "close", "show", "drop")


class PollForm(Form):
    """A poll that is prepared or changed."""

    words = StringField(lazy("What you ask"), [DataRequired(NEEDED), Length(1, LONGEST_WORDS)])
    kind = RadioField(lazy("How people answer"), choices=listed(KINDS), default="one")
    choices = TextAreaField(lazy("Choices"), [Length(max=2000)])
    low = StringField(lazy("What 1 means"), [Length(max=LONGEST_CHOICE)])
    high = StringField(lazy("What 5 means"), [Length(max=LONGEST_CHOICE)])
    anonymous = BooleanField(lazy("Nobody learns who chose what"), default=True)
    ahead = BooleanField(lazy("Everybody may read it before, in the session pack"))
    results = RadioField(lazy("Who sees how it stands"), choices=listed(RESULTS), default="all")

    def draft(self) -> Draft:
        """The poll for the action."""
        choices = [self.low.data or "", self.high.data or ""] if self.kind.data == "scale" else (self.choices.data or "").split("\n")
        return Draft(self.kind.data, self.words.data, choices, self.anonymous.data, self.results.data, self.ahead.data)

    def show_poll(self, poll: Poll) -> "PollForm":
        """Fill in a draft as it is."""
        self.words.data, self.kind.data, self.anonymous.data, self.results.data = poll.words, poll.kind, poll.is_anonymous, poll.results
        self.ahead.data = poll.is_ahead
        if poll.kind == "scale":
            self.low.data, self.high.data = poll.choices
        else:
            self.choices.data = "\n".join(poll.choices)
        return self


class VoteForm(Form):
    """A ballot; the choices are the numbers of ticked boxes, checked by the action."""

    text = TextAreaField(lazy("Your answer"), [Length(max=LONGEST_TEXT)])

    def ballot(self) -> tuple[list[int], str]:
        """(numbers of choices, text) for the action; what is no number is a choice nobody offered."""
        ticked = request.form.getlist("choices")[:50]
        return [int(one) if one.isascii() and one.isdecimal() and len(one) < 6 else -1 for one in ticked], self.text.data or ""


class ActForm(Form):
    """What who leads does with a poll."""

    act = SelectField(lazy("What to do"), choices=list(ACTS))


class ReactForm(Form):
    """A reaction."""

    kind = SelectField(lazy("Reaction"), choices=list(REACTIONS))
