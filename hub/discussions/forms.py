"""What the pages of threads accept, and the taking in of files before the database is touched."""

from flask import g
from wtforms import Field, IntegerField, MultipleFileField, RadioField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Optional, ValidationError
from wtforms.widgets import HiddenInput

from hub.discussions import actions
from hub.discussions.actions.attaching import MOST_FILES
from hub.discussions.actions.tending import LONGEST_CONCLUSION
from hub.discussions.drafts import PostChange, PostDraft, ThreadDraft
from hub.discussions.kinds import ACCEPT
from hub.discussions.models.threads import LONGEST_TITLE
from hub.discussions.uploads import Upload, let_go, take_in
from hub.errors import Invalid
from hub.storage.unit import unit_of_work
from hub.text.languages import _, lazy
from hub.web.acting import acting, settings
from hub.web.filters import language_name
from hub.web.forms import NEEDED, Form, MarkdownField

MEGA = 1024 * 1024
LARGEST_ID = 2**53


class Ids(Field):
    """Hidden ids, any number of them; what is no id is left out."""

    def process_formdata(self, valuelist):
        """Read the ids."""
        self.data = [int(value) for value in valuelist[: 2 * MOST_FILES] if value.isascii() and value.isdigit() and len(value) < 16]

    def _value(self):
        return self.data or []


class FilesField(MultipleFileField):
    """Uploaded files, set aside for their post as soon as they arrive, so that a refused form does not lose them."""

    def __init__(self, *args, **options):
        super().__init__(*args, render_kw={"multiple": True, "accept": ACCEPT}, **options)
        self.taken: list[int] = []
        self.problems: list[str] = []

    def take_in(self) -> None:
        """Look at, store and set aside what came; outside any unit of work, as pictures take their time."""
        given = [file for file in self.data or [] if getattr(file, "filename", "")]
        if not given or not _may_upload():
            return
        if len(given) > MOST_FILES:
            self.problems.append(_("At most %(most)s files fit on one post.", most=MOST_FILES))
            return
        uploads = [upload for upload in map(self._one, given) if upload is not None]
        try:
            self.taken = _set_aside(uploads) if uploads else []
        except Invalid as refusal:
            let_go(uploads)
            self.problems.append(refusal.message)

    def pre_validate(self, form) -> None:
        """Say what was wrong with files."""
        if self.problems:
            raise ValidationError(" ".join(self.problems))

    def _one(self, file) -> Upload | None:
        try:
            return take_in(file.filename, file.stream, settings().max_upload_mb * MEGA)
        except Invalid as refusal:
            self.problems.append(refusal.message)
            return None


class PostForm(Form):
    """A post: text and files."""

    text = MarkdownField(lazy("Your words"), [InputRequired(NEEDED)])
    files = FilesField(lazy("Files"))
    kept = Ids()

    def prepare(self) -> None:
        """Render the text, take in the files."""
        super().prepare()
        self.files.take_in()

    @property
    def attached(self) -> tuple[int, ...]:
        """The ids of files that wait for this post."""
        return tuple(dict.fromkeys([*(self.kept.data or []), *self.files.taken]))


class ReplyForm(PostForm):
    """A reply; `parent` is the post it answers."""

    parent = IntegerField(widget=HiddenInput(), validators=[Optional()])

    def draft(self) -> PostDraft:
        """What was sent."""
        parent = self.parent.data if self.parent.data and 0 < self.parent.data < LARGEST_ID else None
        return PostDraft(self.text.written, self.key.data, parent, self.attached)


class StartForm(PostForm):
    """A new thread."""

    title = StringField(lazy("Title"), [InputRequired(NEEDED), Length(max=LONGEST_TITLE)])
    language = SelectField(lazy("Language"), validate_choice=True)

    def offer(self, languages, own: str) -> "StartForm":
        """Offer the community's languages, and one's own first."""
        codes = list(dict.fromkeys([*([own] if own in languages or not languages else []), *languages, own]))
        self.language.choices = [SelectChoice(code, language_name(code)) for code in codes if code]
        return self

    def draft(self) -> ThreadDraft:
        """What was sent."""
        return ThreadDraft(self.title.data, PostDraft(self.text.written, self.key.data, None, self.attached), self.language.data)


class EditForm(PostForm):
    """A post reworded; `seen` is how often it had been edited when the page was made."""

    seen = IntegerField(widget=HiddenInput(), validators=[InputRequired()])
    off = Ids()

    def begin_with(self, post) -> None:
        """Show the post as it stands; after a refusal what was typed stays, and the next try is about the post as it is now."""
        self.seen.data, self.seen.raw_data = post.edits_count, None
        if not self.is_submitted():
            self.text.data = post.source

    def change(self) -> PostChange:
        """What was sent."""
        return PostChange(self.text.written, self.seen.data, self.attached, tuple(self.off.data or ()))


class ConclusionForm(Form):
    """How a thread ended."""

    text = MarkdownField(lazy("Conclusion"), [InputRequired(NEEDED)], longest=LONGEST_CONCLUSION)


class RenameForm(Form):
    """Another title."""

    title = StringField(lazy("Title"), [InputRequired(NEEDED), Length(max=LONGEST_TITLE)])


class MoveForm(Form):
    """Another community."""

    community = SelectField(lazy("Community"), coerce=int, validate_choice=True)

    def offer(self, places) -> "MoveForm":
        """Offer communities."""
        self.community.choices = [SelectChoice(place.id, place.name) for place in places]
        return self


class SplitForm(Form):
    """A new thread out of posts of another."""

    title = StringField(lazy("Title of the new thread"), [InputRequired(NEEDED), Length(max=LONGEST_TITLE)])
    what = RadioField(lazy("What goes along"), default="answers", choices=[
        SelectChoice("answers", lazy("This post and all answers to it")), SelectChoice("after", lazy("This post and everything after it")),
    ])


def _may_upload() -> bool:
    with unit_of_work(write=False):
        return _forgotten(acting().is_active)


def _set_aside(uploads: list[Upload]) -> list[int]:
    with unit_of_work():
        return _forgotten([file.id for file in actions.set_aside(acting(), uploads)])


def _forgotten(answer):
    # The person loaded here belongs to this short unit of work; the view loads them afresh in its own.
    g.pop("_login_user", None)
    return answer
