"""The forms of matching."""

from hub.matching.forms.deciding import PlacesForm, PublishForm, RulingForm, RunForm, TermsForm
from hub.matching.forms.oneself import FORMS, HoursForm, LanguagesForm, SkillsForm, StyleForm, WishesForm, WorkForm
from hub.matching.forms.programmes import PartForm, ProgrammeForm
from hub.matching.forms.talking import TalkForm

__all__ = [
    "FORMS", "HoursForm", "LanguagesForm", "PartForm", "PlacesForm", "ProgrammeForm", "PublishForm", "RulingForm", "RunForm", "SkillsForm",
    "StyleForm", "TalkForm", "TermsForm", "WishesForm", "WorkForm",
]
