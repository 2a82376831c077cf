"""Everything slow about a letter, done before the transaction: folding its quotes, storing its files and its raw bytes."""

from dataclasses import dataclass, replace

from hub.discussions.importing.choosing import LOOKED_AT, language_of, says_all_in_subject
from hub.discussions.importing.spool import Kept, Raw
from hub.discussions.models.threads import LONGEST_TITLE
from hub.discussions.naming import ending_of, safe_name
from hub.discussions.uploads import Upload, let_go, take_in_trusted
from hub.mail.archive import LARGEST_MESSAGE
from hub.mail.attached import Attached
from hub.mail.parsing import Letter
from hub.mail.subjects import spoken
from hub.storage import files
from hub.text.excerpts import excerpt
from hub.text.folding import folded_html, footer_html
from hub.text.languages import _
from hub.text.letters import clean
from hub.text.lines import one_line

LONGEST_TEXT = 60_000  # characters drawn on a page; of a longer letter the whole hangs on the post as a file
# What old mails carry and no upload may be today; their content is served to nobody as anything but a file to save.
HARMLESS_ENDINGS = frozenset(
    "doc xls ppt pps rtf zip gz 7z tif tiff bmp ics vcf eml wav amr 3gp avi mov wmv epub kml kmz asc p7s sxw sxc xml json log tex ps".split()
)


@dataclass(frozen=True)
class Ready:
    """A letter as it is to be written: texts rendered, files stored under their names."""

    kept: Kept
    title: str
    source: str
    html: str
    language: str
    uploads: tuple[Upload, ...]
    raw_file: str
    raw_bytes: int

    def discard(self) -> None:
        """Forget the stored files: the letter could not be written."""
        let_go(list(self.uploads))
        files.remove(self.raw_file)


def prepared(kept: Kept, raw: Raw, language: str) -> Ready:
    """The letter ready to be written, as light as can be; nothing stays stored where that fails."""
    letter = kept.letter
    text = clean(letter.subject if says_all_in_subject(letter) else letter.text)
    footer = clean(letter.footer)
    attached = (*letter.attachments, *_as_file(text))
    shown = text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + "…"
    html = "\n".join(filter(None, (folded_html(shown), footer_html(footer))))
    source = f"{shown}\n\n{footer}" if footer else shown
    title, spoken_in = title_of(letter), language_of(f"{letter.subject}\n{text[:LOOKED_AT]}", language)
    uploads: list[Upload] = []
    try:
        uploads.extend(map(_stored, attached))
        raw_file, raw_bytes = files.keep(raw, LARGEST_MESSAGE + 1)
    except BaseException:
        let_go(uploads)
        raise
    return Ready(kept.lightly(), title, source, html, spoken_in, tuple(uploads), raw_file, raw_bytes)


def title_of(letter: Letter) -> str:
    """What a thread that begins with the letter is called: its subject without "Re:" and the like."""
    return excerpt(one_line(clean(spoken(letter.subject))), LONGEST_TITLE) or _("(no subject)")


def _as_file(text: str) -> list[Attached]:
    return [Attached(_("whole letter") + ".txt", "text/plain", text.encode())] if len(text) > LONGEST_TEXT else []


def _stored(file: Attached) -> Upload:
    upload = take_in_trusted(file.name, file.data, LARGEST_MESSAGE + 1)
    ending = ending_of(file.name)
    if upload.kind == "other" and ending in HARMLESS_ENDINGS:
        return replace(upload, name=safe_name(file.name, ending))
    return upload
