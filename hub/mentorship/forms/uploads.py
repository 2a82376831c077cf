"""Files on a message of a pair: looked at and stored before the database is touched, let go unless the message is made."""

from flask import after_this_request
from wtforms import MultipleFileField
from wtforms.validators import ValidationError

from hub.discussions.kinds import ACCEPT
from hub.discussions.uploads import Upload, let_go, take_in
from hub.errors import Invalid
from hub.mentorship.actions.notes import MOST_FILES
from hub.text.languages import _
from hub.web.acting import settings

MEGA = 1024 * 1024


class UploadsField(MultipleFileField):
    """Files that are stored when the form is read; unless `is_used` is set they are forgotten after the answer."""

    def __init__(self, *args, **options):
        super().__init__(*args, render_kw={"multiple": True, "accept": f"{ACCEPT},audio/*"}, **options)
        self.taken: list[Upload] = []
        self.problems: list[str] = []
        self.is_used = False

    def take_in(self) -> None:
        """Store what came, if it is of a kind we take."""
        given = [file for file in self.data or [] if getattr(file, "filename", "")]
        if len(given) > MOST_FILES:
            self.problems.append(_("At most %(most)s files fit on one message.", most=MOST_FILES))
            return
        if given:
            after_this_request(self._let_go)
        for file in given:
            try:
                self.taken.append(take_in(file.filename, file.stream, settings().max_upload_mb * MEGA))
            except Invalid as refusal:
                self.problems.append(refusal.message)

    def pre_validate(self, form) -> None:
        """Say what was wrong with files."""
        if self.problems:
            raise ValidationError(" ".join(self.problems))

    def _let_go(self, answer):
        if not self.is_used or answer.status_code >= 400:
            let_go(self.taken)
        return answer
