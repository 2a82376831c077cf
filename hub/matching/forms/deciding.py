"""What coordinators hand in."""

from wtforms import BooleanField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from hub.matching.forms.fields import level_field, whole_field
from hub.matching.models import MODES
from hub.matching.settings_of import DEFAULTS, rules_of, weights_of
from hub.matching.weighing.profiles import FEATURES
from hub.matching.words import FEATURE_WORDS, MODE_WORDS
from hub.text.languages import lazy
from hub.web.fields import tidy
from hub.web.forms import NEEDED, Form, listed

CONTEXTS = {"similar": lazy("Similar contexts are better"), "different": lazy("Different contexts are better"), "no matter": lazy("No matter")}
KINDS = {"pin": lazy("Put together"), "ban": lazy("Keep apart")}
MOST_WEIGHT = 100


class TermsForm(Form):
    """The hard rules that may be moved, the knob between fit and participation, and what counts how much."""

    least_level = level_field(lazy("Lowest level of a shared language"))
    interpreter = BooleanField(lazy("Also without a shared language, with an interpreter"))
    least_hours = whole_field(lazy("Shared hours a week, at least"), 0, 10)
    own_organisation = BooleanField(lazy("Also within the same organisation"))
    gender_conditions = BooleanField(lazy("People may ask for a gender"))
    context = SelectField(lazy("Context"), choices=listed(CONTEXTS))
    floor = whole_field(lazy("Lowest score of a pair"), 0, 100)
    bonus = whole_field(lazy("Points for every pair: more people matched, at some cost of fit"), 0, 100)

    def chosen(self) -> dict:
        """The rules, for the action; an empty number is the default."""
        return {name: value if self[name].data is None else self[name].data for name, value in DEFAULTS.items()}

    def weights(self) -> dict:
        """Feature -> [mentee's, mentor's] points."""
        return {name: [self[f"{side}_{name}"].data or 0 for side in ("mentee", "mentor")] for name in FEATURES}

    def show(self, programme) -> None:
        """Fill in what holds now."""
        for name, value in rules_of(programme).items():
            self[name].data = value
        for name, both in weights_of(programme).items():
            self[f"mentee_{name}"].data, self[f"mentor_{name}"].data = both


for _name in FEATURES:
    setattr(TermsForm, f"mentee_{_name}", whole_field(FEATURE_WORDS[_name], 0, MOST_WEIGHT))
    setattr(TermsForm, f"mentor_{_name}", whole_field(FEATURE_WORDS[_name], 0, MOST_WEIGHT))


class PlacesForm(Form):
    """Somebody's places in the programme."""

    capacity = whole_field(lazy("Places"), 0, 50)
    least = whole_field(lazy("At least"), 0, 50)
    tier = BooleanField(lazy("Waited a round already: comes first"))
    reason = StringField(lazy("Why"), [InputRequired(NEEDED), Length(max=300)])


class RulingForm(Form):
    """A pin or a ban; the view says who can be chosen."""

    kind = SelectField(lazy("What"), choices=listed(KINDS))
    mentee = SelectField(lazy("Mentee"), choices=[])
    mentor = SelectField(lazy("Mentor"), choices=[])
    reason = StringField(lazy("Why"), [InputRequired(NEEDED), Length(max=300)])

    def offer(self, participants: list) -> None:
        """Let these be chosen."""
        for role, field in (("mentee", self.mentee), ("mentor", self.mentor)):
            field.choices = [SelectChoice(str(one.id), one.person.name) for one in participants if one.role == role and one.is_here]

    def why(self) -> str:
        """The reason, as one line."""
        return tidy(self.reason.data)


class RunForm(Form):
    """A run: the mode its reports are of, and a seed to draw the same again."""

    mode = SelectField(lazy("Way of matching"), choices=listed({mode: MODE_WORDS[mode] for mode in MODES}))
    seed = whole_field(lazy("Seed"), 0, 2**31 - 1)

    def offer(self, programme) -> None:
        """The last round is offered once talks are closed, and then first."""
        ready = programme.talks_closed_at is not None
        self.mode.choices = listed({mode: MODE_WORDS[mode] for mode in (("final", "stable", "best", "talks") if ready else ("stable", "best", "talks"))})


class PublishForm(Form):
    """Publishing a draft in one of its modes."""

    mode = SelectField(lazy("Publish the pairs of"), choices=listed({mode: MODE_WORDS[mode] for mode in MODES}))
    def offer(self, modes) -> None:
        """Let the ways this run worked out be chosen."""
        self.mode.choices = listed({mode: MODE_WORDS[mode] for mode in modes})

    anyway = BooleanField(lazy("Publish it as it is, also where something changed since"))
