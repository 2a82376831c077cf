"""Taking files in: looked at, rewritten where they are pictures, stored; before any transaction and off the event loop."""

import io
from dataclasses import asdict, dataclass
from functools import lru_cache

from hub.discussions.kinds import KINDS, NAMES, PICTURES, Kind, kind_of
from hub.discussions.naming import ending_of, safe_name
from hub.errors import Invalid
from hub.storage import files
from hub.text.languages import _

AT_ONCE = 2  # uploads looked at beside the event loop


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
    pool = _pool()
    return _take_in(name, stream, most) if pool is None else pool.apply(_take_in, (name, stream, most))


def take_in_trusted(name: str, body: bytes, most: int) -> Upload:
    """Like take_in, for a file that came with a mail of an archive: pictures may stay as they are, unknown kinds are kept as bytes."""
    try:
        return _take_in(name, io.BytesIO(body), most)
    except Invalid:
        stored, count = files.keep(io.BytesIO(body), most)
        return Upload(safe_name(name, "bin"), "application/octet-stream", "other", count, stored)


def let_go(uploads: list[Upload]) -> None:
    """Forget stored files that became nothing."""
    for upload in uploads:
        files.remove(upload.stored)


def _take_in(name: str, stream, most: int) -> Upload:
    kind = kind_of(stream, ending_of(name))
    if kind is None:
        raise Invalid(_("“%(name)s” is not a kind of file we take. These are: %(kinds)s.", name=safe_name(name, "")[:60].rstrip("."), kinds=NAMES))
    size, body = (None, None), stream
    if kind.word == "photo":
        kind, body, size = _picture(name, kind, stream)
    stored, count = _kept(name, body, most)
    return Upload(safe_name(name, kind.ending), kind.content_type, kind.word, count, stored, *size)


def _picture(name: str, kind: Kind, stream):
    # Loaded with the first picture: the library takes 6 MB that a worker never needs.
    from hub.discussions.pictures import BadPicture, rewritten

    try:
        body, form, size = rewritten(stream)
    except BadPicture:
        shown = safe_name(name, kind.ending)
        raise Invalid(_("“%(name)s” is not a picture we can read, or it is too large (40 million points at most).", name=shown)) from None
    return KINDS[PICTURES[form]], body, size


def _kept(name: str, body, most: int) -> tuple[str, int]:
    try:
        return files.keep(body, most)
    except Invalid as refusal:
        if "large" not in refusal.message:
            raise Invalid(_("The server has no room for files just now. What you wrote is kept; post it without the file.")) from None
        raise Invalid(_("“%(name)s” is larger than %(most)s MB.", name=safe_name(name, ending_of(name)), most=most // (1024 * 1024))) from None


@lru_cache
def _pool():
    from gevent import monkey

    if not monkey.is_module_patched("socket"):
        return None
    from gevent.threadpool import ThreadPool

    return ThreadPool(AT_ONCE)
