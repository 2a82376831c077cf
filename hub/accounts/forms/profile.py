"""Forms of what people say of themselves and whom they show it to."""

from wtforms import RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from hub.accounts import places
from hub.accounts.actions import Profile
from hub.accounts.models import FIELD_GROUPS, Person
from hub.accounts.words import AUDIENCE_WORDS, CONNECTION_WORDS, GROUP_WORDS, KIND_WORDS, LEVEL_WORDS, ROLE_WORDS
from hub.text.languages import language, lazy
from hub.web.fields import LateSelect
from hub.web.forms import NEEDED, Form

LONGEST_TEXT = 1000
LINES = 5  # languages one can name; few people teach in more
NOT_CHOSEN = lazy("Choose …")


def tongue_field(number: int) -> LateSelect:
    """The choice of the numbered language."""
    label = lazy("Language") if number == 1 else lazy("Another language")
    return LateSelect(label, offer=lambda: places.tongues(language()), empty=NOT_CHOSEN, default="")


def level_field() -> SelectField:
    """How well it is spoken."""
    return SelectField(lazy("How well"), choices=LEVEL_WORDS, default="good")


class WelcomeForm(Form):
    """The first visit: only what others need to place a person."""

    name = StringField(lazy("Your name"), [InputRequired(NEEDED), Length(2, 120, lazy("2 to 120 characters, please."))])
    role = RadioField(lazy("I am a"), choices=ROLE_WORDS | {"": lazy("I would rather not say")}, default="")  # nobody must say
    organisation = StringField(lazy("Organisation"), [Length(max=160)])
    country = LateSelect(lazy("Country"), offer=lambda: places.countries(language()), empty=NOT_CHOSEN, default="")
    zone = LateSelect(lazy("Time zone"), offer=places.zones, default="UTC")
    language_1, level_1 = tongue_field(1), level_field()
    language_2, level_2 = tongue_field(2), level_field()
    ask_me_about = TextAreaField(lazy("Ask me about"), [Length(max=LONGEST_TEXT)])

    def fill(self, person: Person) -> None:
        """Show what the person has said already."""
        self.process(formdata=None, data=self._known(person), key=self.key.data)

    def profile(self, person: Person) -> Profile:
        """What the action takes; what this form does not ask stays as it is."""
        asked = [name for name in Profile.__dataclass_fields__ if name in self]
        kept = {name: getattr(person, name) for name in Profile.__dataclass_fields__}
        spoken = self._spoken(person)
        return Profile(**kept | {name: self[name].data or "" for name in asked} | {"languages": tuple(spoken), "levels": spoken})

    def _spoken(self, person: Person) -> dict[str, str]:
        lines = [number for number in range(1, LINES + 1) if f"language_{number}" in self]
        chosen = {self[f"language_{n}"].data: self[f"level_{n}"].data for n in lines if self[f"language_{n}"].data}
        unasked = person.languages[len(lines):]
        return chosen | {code: person.levels.get(code, "good") for code in unasked if code not in chosen}

    @staticmethod
    def _known(person: Person) -> dict:
        known = {name: getattr(person, name) for name in Profile.__dataclass_fields__}
        for number, code in enumerate(person.languages[:LINES], 1):
            known |= {f"language_{number}": code, f"level_{number}": person.levels.get(code, "good")}
        return known


class ProfileForm(WelcomeForm):
    """The whole profile."""

    organisation_kind = SelectField(
        lazy("Kind of organisation"), choices={"": NOT_CHOSEN, **KIND_WORDS}, default="",
    )
    sector = StringField(lazy("Sector"), [Length(max=60)])
    language_3, level_3 = tongue_field(3), level_field()
    language_4, level_4 = tongue_field(4), level_field()
    language_5, level_5 = tongue_field(5), level_field()
    want_to_learn = TextAreaField(lazy("I want to learn"), [Length(max=LONGEST_TEXT)])
    availability = StringField(lazy("When I have time"), [Length(max=200)])
    connection = RadioField(lazy("My connection"), choices=CONNECTION_WORDS, default="fair")


class ShownForm(Form):
    """Whom each group of fields is shown to."""

    page = SelectField(GROUP_WORDS["page"], choices=AUDIENCE_WORDS)
    work = SelectField(GROUP_WORDS["work"], choices=AUDIENCE_WORDS)
    place = SelectField(GROUP_WORDS["place"], choices=AUDIENCE_WORDS)
    languages = SelectField(GROUP_WORDS["languages"], choices=AUDIENCE_WORDS)
    exchange = SelectField(GROUP_WORDS["exchange"], choices=AUDIENCE_WORDS)

    def audiences(self) -> dict[str, str]:
        """Group -> audience."""
        return {group: self[group].data for group in FIELD_GROUPS}
