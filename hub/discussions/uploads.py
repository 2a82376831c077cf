"""Taking files in: looked at, rewritten where they are pictures, stored; before any transaction and off the event loop."""

import io
from dataclasses import asdict, dataclass

from hub.discussions.darkroom import BadPicture, developed
from hub.discussions.kinds import KINDS, NAMES, PICTURES, Kind, kind_of
from hub.discussions.naming import ending_of, safe_name, shown_name
from hub.errors import Invalid
from hub.storage import files
from hub.storage.aside import Aside
from hub.text.languages import _

_beside = Aside(2)  # files read or written at the same time


@dataclass(frozen=True)
class Upload:
    """A file that is stored already but belongs to nothing yet."""

    name: str
    content_type: str
    kind: str
    bytes: int
    stored: str
    width: int | None = None
    height: int | None = None

    def facts(self) -> dict:
        """What a row of the table holds of it."""
        return asdict(self)


def take_in(name: str, stream, most: int) -> Upload:
    """The stored file; Invalid with a sentence naming it, and nothing kept, where it is not one we take. `most` in bytes."""
    kind = _beside(kind_of, stream, ending_of(name))
    if kind is None and not stream.read(1):
        raise Invalid(_("“%(name)s” is empty. Look at it on your device and choose it again.", name=shown_name(name)))
    if kind is None:
        raise Invalid(_("“%(name)s” is not a kind of file we take. These are: %(kinds)s.", name=shown_name(name), kinds=NAMES))
    if kind.word != "photo":
        return _kept(name, stream, most, kind)
    kind, body, size = _picture(name, kind, stream)
    with body:
        return _kept(name, body, most, kind, size)


def take_in_trusted(name: str, body: bytes, most: int) -> Upload:
    """Like take_in, for a file that came with a mail of an archive: pictures may stay as they are, unknown kinds are kept as bytes."""
    try:
        return take_in(name, io.BytesIO(body), most)
    except Invalid:
        stored, count = files.keep(io.BytesIO(body), most)
        return Upload(safe_name(name, "bin"), "application/octet-stream", "other", count, stored)


def let_go(uploads: list[Upload]) -> None:
    """Forget stored files that became nothing."""
    for upload in uploads:
        files.remove(upload.stored)


def _picture(name: str, kind: Kind, stream):
    try:
        body, form, size = developed(stream)
    except BadPicture:
        shown = safe_name(name, kind.ending)
        raise Invalid(_("“%(name)s” is not a picture we can read, or it is too large (40 million points at most).", name=shown)) from None
    except OSError:
        raise _no_room() from None
    return KINDS[PICTURES[form]], body, size


def _kept(name: str, body, most: int, kind: Kind, size=(None, None)) -> Upload:
    try:
        stored, count = _beside(files.keep, body, most)
    except Invalid as refusal:
        if "large" not in refusal.message:
            raise _no_room() from None
        raise Invalid(_("“%(name)s” is larger than %(most)s MB.", name=safe_name(name, ending_of(name)), most=most // (1024 * 1024))) from None
    return Upload(safe_name(name, kind.ending), kind.content_type, kind.word, count, stored, *size)


def _no_room() -> Invalid:
    return Invalid(_("The server has no room for files just now. What you wrote is kept; post it without the file."))
