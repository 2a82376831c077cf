"""The form behind the preview."""

from hub.accounts.login import carried_token, source
from hub.limits import Budget
from hub.web.forms import Form, MarkdownField

PREVIEWS = Budget(60, 60)  # of one place; rendering costs more than reading


class PreviewForm(Form):
    """A text to be shown as it will look; rendered before the unit of work begins, and only for people who are signed in."""

    text = MarkdownField()

    def prepare(self) -> None:
        """Render, unless nobody is signed in here or too much was asked for."""
        PREVIEWS.spend(source())
        if carried_token():
            super().prepare()
