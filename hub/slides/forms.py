"""What is accepted about slides: files taken in before the database is touched, stills rewritten, words explained."""

import tempfile

from flask import g, request
from wtforms import HiddenField, MultipleFileField, TextAreaField
from wtforms.validators import Length, ValidationError

from hub.errors import Invalid
from hub.live.queries import seat_for
from hub.slides import kept, rules
from hub.slides.actions import Brought, Picture
from hub.slides.actions.bringing import LONGEST_GLOSSARY
from hub.slides.actions.stills import MOST_BYTES, may_send_now
from hub.slides.drawing import darkroom
from hub.slides.taking import ACCEPT, take_in
from hub.storage.aside import Aside
from hub.storage.unit import unit_of_work
from hub.text.languages import _, lazy
from hub.text.letters import clean
from hub.web.acting import acting
from hub.web.forms import Form

_beside = Aside(1)


class DeckForm(Form):
    """Slides to be brought; `brought` is what was stored of them."""

    files = MultipleFileField(lazy("Slides"), render_kw={"multiple": True, "accept": ACCEPT})
    replaces = HiddenField()
    brought: Brought | None = None
    problem = ""

    def prepare(self) -> None:
        """Look at and store what came, of one who may bring slides."""
        given = [file for file in self.files.data or [] if getattr(file, "filename", "")]
        if given and _asked(lambda seat: rules.may_bring(acting(), seat)):
            try:
                self.brought = take_in(given, self.key.data or "", _number(self.replaces.data))
            except Invalid as refusal:
                self.problem = refusal.message

    def validate_files(self, _field) -> None:
        """Say what was wrong with the files."""
        if self.problem or self.brought is None:
            raise ValidationError(self.problem or _("Choose a file first."))


class GlossaryForm(Form):
    """Words of a session and what they mean."""

    text = TextAreaField(lazy("Words explained"), [Length(max=LONGEST_GLOSSARY)])

    def words(self) -> str:
        """What was typed."""
        return clean(self.text.data or "").strip()


class StillBody:
    """A still that a page sends, written anew by the darkroom; no picture where it is too large, unreadable, or not of one who may send it now."""

    def __init__(self, formdata=None):
        self.picture: Picture | None = None

    def prepare(self) -> None:
        """Read, check and rewrite what was sent."""
        if 0 < (request.content_length or 0) <= MOST_BYTES:
            body = request.get_data()
            folder = _asked(lambda seat: kept.folder_of(seat.live) if may_send_now(acting(), seat) else None)
            self.picture = _rewritten(folder, body) if folder else None


def _rewritten(folder, body: bytes) -> Picture | None:
    with tempfile.NamedTemporaryFile() as given:
        given.write(body)
        given.flush()
        made = darkroom.drawn(given.name, "picture")
    if not made.drawn:
        return None
    sheet = made.drawn[0]
    return Picture(_beside(kept.keep, folder, sheet.large), len(sheet.large), sheet.size)


def _asked(what):
    try:
        with unit_of_work(write=False):
            return what(seat_for(acting(), request.view_args["id"]))
    finally:
        # The person loaded here belongs to this short unit of work; the view loads them afresh in its own.
        g.pop("_login_user", None)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 16 else 0
