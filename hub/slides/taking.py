"""Taking slides in: looked at, limited, stored; before any transaction and off the event loop."""

from hub.discussions.kinds import kind_of
from hub.discussions.naming import ending_of, shown_name
from hub.errors import Invalid
from hub.slides.actions import Brought
from hub.slides.actions.bringing import MOST_BYTES
from hub.slides.drawing import office
from hub.storage import files
from hub.storage.aside import Aside
from hub.text.languages import _
from hub.text.letters import clean

MOST_PICTURES = 100
OFFICE = ("pptx", "odp", "docx", "odt")
PICTURES = ("jpg", "png", "gif", "webp")
ACCEPT = ",".join(f".{ending}" for ending in ("pdf", *OFFICE, *PICTURES, "jpeg"))
_beside = Aside(2)


def take_in(given: list, key: str, replaces: int = 0) -> Brought:
    """The stored deck of one file, or of several pictures; Invalid with a sentence, and nothing kept, where that cannot be."""
    kinds = [_kind(file) for file in given]
    if len(given) > MOST_PICTURES:
        raise Invalid(_("At most 100 pictures make one set of slides."), "files")
    if len(given) > 1 and not all(kind in PICTURES for kind in kinds):
        raise Invalid(_("Send one file, or several pictures."), "files")
    stored: list[tuple[str, int]] = []
    try:
        for file in given:
            stored.append(_beside(files.keep, file.stream, MOST_BYTES - sum(size for _name, size in stored)))
    except Invalid as refusal:
        let_go([name for name, _size in stored])
        raise _refused(refusal) from None
    kind = "pictures" if kinds[0] in PICTURES else kinds[0]
    return Brought(_name_of(given[0].filename), kind, tuple(name for name, _size in stored), sum(size for _name, size in stored), key, replaces)


def let_go(names) -> None:
    """Forget stored files that became nothing."""
    for name in names:
        files.remove(name)


def _kind(file) -> str:
    found = _beside(kind_of, file.stream, ending_of(file.filename))
    name = shown_name(file.filename)
    if found is None or found.ending not in ("pdf", *OFFICE, *PICTURES):
        raise Invalid(_("“%(name)s” cannot be shown as slides. Send a PDF, pictures or a presentation.", name=name), "files")
    if found.ending in OFFICE and not office.is_present():
        raise Invalid(_("This hub cannot read office files. Save “%(name)s” as PDF on your device and send that.", name=name), "files")
    return found.ending


def _refused(refusal: Invalid) -> Invalid:
    if "large" in refusal.message:
        return Invalid(_("That is larger than 30 MB. Save it with smaller pictures, or send it in two parts."), "files")
    return Invalid(_("The server has no room for files just now. Tell its administrator, and send the file again later."), "files")


def _name_of(filename: str) -> str:
    name = " ".join(clean(filename.replace("\\", "/").rpartition("/")[2]).split())
    stem = name.rpartition(".")[0] or name
    return stem.replace("_", " ").strip()[:120] or _("Slides")
