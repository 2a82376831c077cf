"""What is accepted about library items, and its limits."""

from wtforms import HiddenField, StringField
from wtforms.validators import DataRequired, Length

from hub.library.actions import Correction, folded_topics
from hub.library.models import Item
from hub.text.languages import _, lazy
from hub.web.fields import tidy
from hub.web.forms import NEEDED, Form, MarkdownField


class CorrectionForm(Form):
    """A corrected text with the version it was made on."""

    title = StringField(lazy("Title"), [DataRequired(NEEDED), Length(3, 160)])
    source = MarkdownField(lazy("Notes"))
    topics = StringField(lazy("Topics"), [Length(max=400)])
    why = StringField(lazy("What you changed, in a few words"), [Length(max=200)])
    base = HiddenField()

    def correction(self) -> Correction:
        """What was typed, for the action."""
        base = self.base.data or ""
        return Correction(
            title=tidy(self.title.data), notes=self.source.written, why=tidy(self.why.data),
            base=int(base) if base.isdecimal() and len(base) < 10 else 0, topics=folded_topics(self.topics.data or ""),
        )

    def show_item(self, item: Item, topics: list[str]) -> None:
        """Fill the fields with what is kept."""
        self.title.data, self.source.data, self.topics.data = item.title, item.source, ", ".join(topics)
        self.base.data = str(item.version)


class GuideForm(Form):
    """A guide for who uses an item in a training."""

    source = MarkdownField(lazy("Facilitator’s guide"), longest=12_000)

    def show_guide(self, source: str) -> "GuideForm":
        """Fill in the guide as it is, or the headings of a new one."""
        self.source.data = source or "\n\n".join(f"## {words}" for words in (_("Aims"), _("Time"), _("Steps"), _("Materials"))) + "\n"
        return self
