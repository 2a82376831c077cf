"""What is accepted about captions on the page without script."""

from wtforms import HiddenField, SelectField, StringField
from wtforms.validators import DataRequired, Length

from hub.captions.actions import Caption
from hub.captions.lines import MOST_LETTERS
from hub.captions.rules import LANGUAGES
from hub.text.languages import lazy
from hub.text.letters import clean
from hub.web.filters import language_name
from hub.web.forms import NEEDED, Form


class CaptionForm(Form):
    """A line of captions in one language; with `seq`, a correction of the line of that number."""

    language = SelectField(lazy("Language of these captions"), choices=list(LANGUAGES))
    text = StringField(lazy("What is being said"), [DataRequired(NEEDED), Length(1, MOST_LETTERS)])
    seq = HiddenField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.language.choices = [(code, language_name(code)) for code in LANGUAGES]

    def caption(self) -> Caption:
        """What was typed, for the action."""
        return Caption(self.language.data, self.words())

    def words(self) -> str:
        """The line in one line."""
        return " ".join(clean(self.text.data).split())
