"""What is accepted of what a cohort has in common: its thread, a session, something to read."""

from wtforms import BooleanField, DateField, StringField, TimeField
from wtforms.validators import InputRequired, Length

from hub.errors import Invalid
from hub.live.actions.planning import Plan
from hub.mentorship.actions.meetings import LONGEST
from hub.mentorship.drafts import Beginning, Reading
from hub.mentorship.forms.uploads import UploadsField
from hub.text.languages import _, lazy
from hub.web.fields import WholeField, tidy
from hub.web.forms import NEEDED, Form, MarkdownField


class CohortThreadForm(Form):
    """The first post of a cohort's thread."""

    title = StringField(lazy("Title"), [InputRequired(NEEDED), Length(3, 160)])
    text = MarkdownField(lazy("First words"), [InputRequired(NEEDED)], longest=8000)
    is_private = BooleanField(lazy("Only the people of this round read it"))

    def beginning(self) -> Beginning:
        """What was typed, for the action."""
        return Beginning(tidy(self.title.data), self.text.written, self.is_private.data, self.key.data)


class CohortSessionForm(Form):
    """A session of a cohort; its times are in the zone of who plans it."""

    title = StringField(lazy("Title"), [InputRequired(NEEDED), Length(3, 160)])
    about = MarkdownField(lazy("What it is about"), longest=8000)
    on = DateField(lazy("Day"), [InputRequired(NEEDED)])
    at = TimeField(lazy("Time"), [InputRequired(NEEDED)])
    minutes = WholeField(lazy("Length in minutes"), 5, LONGEST, default=60)
    is_private = BooleanField(lazy("Only the people of this round may come"))

    def plan(self, zone: str, language: str) -> Plan:
        """What was typed, for the action."""
        return Plan(
            tidy(self.title.data), self.about.written, self.on.data, self.at.data, self.minutes.data, zone, language or "en", key=self.key.data
        )


class ResourceForm(Form):
    """Something to read: a link or a file."""

    words = StringField(lazy("What it is"), [Length(max=200)])
    href = StringField(lazy("Link"), [Length(max=600)])
    files = UploadsField(lazy("Or a file"))

    def prepare(self) -> None:
        """Take in the file."""
        super().prepare()
        self.files.take_in()

    def reading(self, site_url: str) -> Reading:
        """What was typed, for the action."""
        if len(self.files.taken) > 1:
            raise Invalid(_("One file at a time."), "files")
        upload = self.files.taken[0] if self.files.taken else None
        return Reading(tidy(self.words.data), (self.href.data or "").strip(), upload, site_url, self.key.data)
