"""What is accepted about in-person sites, and its limits."""

from wtforms import BooleanField, IntegerField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from hub.live.actions import Asked
from hub.sites.actions import Heads, Room
from hub.sites.actions.counting import MOST_NOTE, MOST_PEOPLE
from hub.sites.actions.guests import LONGEST_LINE, LONGEST_NAME
from hub.sites.actions.rooms import MOST_NAME, MOST_PLACE
from hub.sites.models import Site
from hub.text.languages import lazy
from hub.text.letters import clean
from hub.web.forms import NEEDED, Form

PEOPLE = [NumberRange(0, MOST_PEOPLE)]


class RoomForm(Form):
    """A room that is brought, or its name and place corrected."""

    name = StringField(lazy("What the room is called"), [InputRequired(NEEDED), Length(1, MOST_NAME)])
    place = StringField(lazy("Where it is"), [Length(max=MOST_PLACE)])
    total = IntegerField(lazy("How many are there now"), [Optional(), *PEOPLE])

    def room(self) -> Room:
        """The room for the action."""
        heads = Heads(self.total.data) if self.total.data is not None else None
        return Room(_line(self.name.data), _line(self.place.data), heads, self.key.data)

    def show_site(self, site: Site) -> "RoomForm":
        """Fill in what the room is called now."""
        self.name.data, self.place.data = site.name, site.place
        return self


class CountForm(Form):
    """A headcount."""

    total = IntegerField(lazy("All"), [InputRequired(NEEDED), *PEOPLE])
    women = IntegerField(lazy("Women"), [Optional(), *PEOPLE])
    youth = IntegerField(lazy("Young people"), [Optional(), *PEOPLE])
    note = StringField(lazy("Note"), [Length(max=MOST_NOTE)])

    def heads(self) -> Heads:
        """The headcount for the action."""
        return Heads(self.total.data, self.women.data, self.youth.data, _line(self.note.data))


class RosterForm(Form):
    """Names for the roster."""

    names = TextAreaField(lazy("Names"), [InputRequired(NEEDED), Length(max=40_000)])
    agreed = BooleanField(lazy("Everybody named here knows it and agrees."))

    def lines(self) -> list[str]:
        """One name a line."""
        return clean(self.names.data or "").split("\n")


class HandForm(Form):
    """The hand of a room: who in it asks, and about what."""

    who = StringField(lazy("Who in the room asks"), [Length(max=80)])
    word = StringField(lazy("What it is about"), [Length(max=140)])

    def asked(self) -> Asked:
        """The hand for the action."""
        return Asked(word=_line(self.word.data), who=_line(self.who.data))


class CodeForm(Form):
    """The code of a room, as it is typed."""

    code = StringField(lazy("Code"), [InputRequired(NEEDED), Length(max=20)])


class GuestForm(Form):
    """Joining a room without an account: its code and a name."""

    code = StringField(lazy("Code"), [InputRequired(NEEDED), Length(max=20)])
    name = StringField(lazy("Your name, as everybody in the session reads it"), [InputRequired(NEEDED), Length(1, LONGEST_NAME)])


class WordsForm(Form):
    """A line, a question or an answer of a guest."""

    text = TextAreaField(lazy("What you want to say"), [Length(max=LONGEST_LINE)])


def _line(text: str | None) -> str:
    return " ".join(clean(text or "").split())
