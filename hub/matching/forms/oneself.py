"""What people say of themselves, one short form a step."""

from wtforms import BooleanField, RadioField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from hub.accounts.models import CONNECTIONS
from hub.accounts.words import CONNECTION_WORDS
from hub.matching import week
from hub.matching.drafts import SkillsSaid
from hub.matching.forms.fields import country_field, handles, level_field, number_field, tongue_field
from hub.matching.weighing.profiles import CHANNELS, STYLE_QUESTIONS
from hub.matching.words import CHANNEL_WORDS, CONTEXT, GENDER_WORDS, GOAL_WORDS, LEVEL_WORDS, NEED_WORDS, SENIORITY_WORDS, STYLE
from hub.text.languages import lazy
from hub.web.fields import TicksField, tidy
from hub.web.forms import Form, listed

WANTS, OFFERS, TONGUES, COUNTRIES = 4, 5, 4, 3
LIKES_WORDS = {0: lazy("Not especially"), 1: lazy("A little"), 2: lazy("Much"), 3: lazy("Most of all")}


class SkillsForm(Form):
    """Skills wanted and offered, each with how much or how well."""

    want_1, need_1 = StringField(lazy("I want to learn"), [Length(max=80)]), number_field(lazy("How much"), NEED_WORDS, 2)
    want_2, need_2 = StringField(lazy("I want to learn"), [Length(max=80)]), number_field(lazy("How much"), NEED_WORDS, 2)
    want_3, need_3 = StringField(lazy("I want to learn"), [Length(max=80)]), number_field(lazy("How much"), NEED_WORDS, 2)
    want_4, need_4 = StringField(lazy("I want to learn"), [Length(max=80)]), number_field(lazy("How much"), NEED_WORDS, 2)
    offer_1, level_1, likes_1 = (StringField(lazy("I can help with"), [Length(max=80)]), number_field(lazy("How well"), LEVEL_WORDS, 3),
                                 number_field(lazy("I like to pass it on"), LIKES_WORDS))
    offer_2, level_2, likes_2 = (StringField(lazy("I can help with"), [Length(max=80)]), number_field(lazy("How well"), LEVEL_WORDS, 3),
                                 number_field(lazy("I like to pass it on"), LIKES_WORDS))
    offer_3, level_3, likes_3 = (StringField(lazy("I can help with"), [Length(max=80)]), number_field(lazy("How well"), LEVEL_WORDS, 3),
                                 number_field(lazy("I like to pass it on"), LIKES_WORDS))
    offer_4, level_4, likes_4 = (StringField(lazy("I can help with"), [Length(max=80)]), number_field(lazy("How well"), LEVEL_WORDS, 3),
                                 number_field(lazy("I like to pass it on"), LIKES_WORDS))
    offer_5, level_5, likes_5 = (StringField(lazy("I can help with"), [Length(max=80)]), number_field(lazy("How well"), LEVEL_WORDS, 3),
                                 number_field(lazy("I like to pass it on"), LIKES_WORDS))

    def said(self) -> SkillsSaid:
        """What was typed, for the action; what is named twice counts as the last says."""
        wants = {tidy(self[f"want_{n}"].data): self[f"need_{n}"].data for n in range(1, WANTS + 1)}
        offers = {tidy(self[f"offer_{n}"].data): (self[f"level_{n}"].data, self[f"likes_{n}"].data) for n in range(1, OFFERS + 1)}
        wants.pop("", None)
        offers.pop("", None)
        return SkillsSaid(wants, offers)

    def show(self, wanted: list, offered: list) -> None:
        """Fill in what was said before."""
        for n, one in enumerate(wanted[:WANTS], 1):
            self[f"want_{n}"].data, self[f"need_{n}"].data = one.skill.name, one.number
        for n, one in enumerate(offered[:OFFERS], 1):
            self[f"offer_{n}"].data, self[f"level_{n}"].data, self[f"likes_{n}"].data = one.skill.name, one.number, one.passes_on


class LanguagesForm(Form):
    """Languages, spoken and written, and which one likes to use."""

    language_1, speak_1, write_1, liked_1 = tongue_field(lazy("Language")), level_field(lazy("Speaking")), level_field(lazy("Writing")), BooleanField(
        lazy("I like to use it"))
    language_2, speak_2, write_2, liked_2 = tongue_field(lazy("Language")), level_field(lazy("Speaking")), level_field(lazy("Writing")), BooleanField(
        lazy("I like to use it"))
    language_3, speak_3, write_3, liked_3 = tongue_field(lazy("Language")), level_field(lazy("Speaking")), level_field(lazy("Writing")), BooleanField(
        lazy("I like to use it"))
    language_4, speak_4, write_4, liked_4 = tongue_field(lazy("Language")), level_field(lazy("Speaking")), level_field(lazy("Writing")), BooleanField(
        lazy("I like to use it"))

    def columns(self) -> dict:
        """What was said, for the profile."""
        return {"tongues": {self[f"language_{n}"].data: [self[f"{name}_{n}"].data for name in ("speak", "write", "liked")]
                            for n in range(TONGUES, 0, -1) if self[f"language_{n}"].data}}

    def show(self, profile) -> None:
        """Fill in what was said before."""
        for n, (code, levels) in enumerate(sorted(profile.tongues.items(), key=lambda one: [-one[1][2], -one[1][0]])[:TONGUES], 1):
            self[f"language_{n}"].data = code
            self[f"speak_{n}"].data, self[f"write_{n}"].data, self[f"liked_{n}"].data = levels


class HoursForm(Form):
    """Free hours in a usual week, the ways to talk and the line one has."""

    in_writing = BooleanField(lazy("I prefer to write, each in our own time"))
    free = TicksField(lazy("When I am usually free"), choices=[SelectChoice(f"{day}-{block}", "") for day in week.DAYS for block in range(len(week.BLOCKS))])
    channels = TicksField(lazy("Ways to talk"), choices=listed({name: CHANNEL_WORDS[name] for name in CHANNELS}))
    connection = SelectField(lazy("My connection"), choices=listed({name: CONNECTION_WORDS[name] for name in CONNECTIONS}), default="fair")

    def columns(self) -> dict:
        """What was said, for the profile."""
        return {"in_writing": self.in_writing.data, "slots": week.slots_of(self.free.data or ()), "channels": list(self.channels.data or ()),
                "connection": self.connection.data}

    def show(self, profile) -> None:
        """Fill in what was said before."""
        self.in_writing.data, self.free.data = profile.in_writing, week.ticks_of(profile.slots)
        self.channels.data, self.connection.data = profile.channels, profile.connection


class WorkForm(Form):
    """Sector, goals, the context of the work and how long one has done it; all may stay open."""

    sectors = StringField(lazy("Sectors"), [Length(max=200)])
    goals = TicksField(lazy("Sustainable Development Goals I work on"), choices=[SelectChoice(str(n), said) for n, said in GOAL_WORDS.items()])
    seniority = number_field(lazy("Experience"), SENIORITY_WORDS)
    place, level, income, group, fragility = (
        SelectField(CONTEXT[name][0], choices=[SelectChoice("", lazy("Not said")), *listed(CONTEXT[name][1])], default="") for name in CONTEXT
    )

    def columns(self) -> dict:
        """What was said, for the profile."""
        sectors = [tidy(part).casefold() for part in (self.sectors.data or "").replace("،", ",").split(",")]
        return {
            "fields": [*dict.fromkeys(one for one in sectors if one), *(f"sdg:{n}" for n in self.goals.data or ())], "seniority": self.seniority.data,
            "context": {name: self[name].data for name in CONTEXT if self[name].data},
        }

    def show(self, profile) -> None:
        """Fill in what was said before."""
        self.sectors.data = ", ".join(tag for tag in profile.fields if not tag.startswith("sdg:"))
        self.goals.data = [tag.removeprefix("sdg:") for tag in profile.fields if tag.startswith("sdg:")]
        self.seniority.data = profile.seniority
        for name in CONTEXT:
            self[name].data = profile.context.get(name, "")


def _question(n: int):
    return RadioField(STYLE[n][0], choices=[SelectChoice("0", lazy("Not said")), *(SelectChoice(str(a), said) for a, said in enumerate(STYLE[n][1], 1))],
                      coerce=int, default=0)


class StyleForm(Form):
    """Six questions about working together; each may stay open."""

    style_0, style_1, style_2, style_3, style_4, style_5 = (_question(n) for n in range(STYLE_QUESTIONS))

    def columns(self) -> dict:
        """What was said, for the profile."""
        return {"style": [self[f"style_{n}"].data for n in range(STYLE_QUESTIONS)]}

    def show(self, profile) -> None:
        """Fill in what was said before."""
        for n, answer in enumerate(profile.style[:STYLE_QUESTIONS]):
            self[f"style_{n}"].data = answer


class WishesForm(Form):
    """Conditions and exclusions: shown to nobody but the person and who coordinates."""

    gender = SelectField(lazy("I am"), choices=listed(GENDER_WORDS), default="")
    genders = TicksField(lazy("The other is to be"), choices=listed({key: GENDER_WORDS[key] for key in ("f", "m", "x")}))
    country_1, country_2, country_3 = (country_field(lazy("The other works in")) for _n in range(COUNTRIES))
    least_seniority = number_field(lazy("Experience of the other, at least"), SENIORITY_WORDS)
    not_with = StringField(lazy("Not with"), [Length(max=400)])

    def columns(self) -> dict:
        """What was said, for the profile."""
        countries = [self[f"country_{n}"].data for n in range(1, COUNTRIES + 1)]
        return {"gender": self.gender.data, "conditions": {
            "countries": [code for code in countries if code], "genders": list(self.genders.data or ()), "least_seniority": self.least_seniority.data,
        }}

    def excluded(self) -> list[str]:
        """The handles of whom one does not want to be matched with."""
        return handles(self.not_with.data)

    def show(self, profile, excluded: list) -> None:
        """Fill in what was said before."""
        self.gender.data, asked = profile.gender, profile.conditions
        self.genders.data, self.least_seniority.data = asked.get("genders", []), asked.get("least_seniority", 0)
        for n, code in enumerate(asked.get("countries", [])[:COUNTRIES], 1):
            self[f"country_{n}"].data = code
        self.not_with.data = " ".join(f"@{person.handle}" for person in excluded)


FORMS = {"skills": SkillsForm, "languages": LanguagesForm, "hours": HoursForm, "work": WorkForm, "style": StyleForm, "wishes": WishesForm}
