"""What is accepted about a transcript."""

from wtforms import TextAreaField
from wtforms.validators import Length

from hub.text.languages import lazy
from hub.web.forms import Form

LONGEST = 400_000  # characters; four hours of quick talk


class TranscriptForm(Form):
    """A transcript as WebVTT, SubRip or plain text."""

    text = TextAreaField(lazy("Transcript"), [Length(max=LONGEST)])
