"""Makers of PDF decks, as bytes, and of decks drawn to the end through the house's own actions."""

import io
import secrets
import tempfile
import zlib
from functools import cache

from hub.communities.queries import by_of
from hub.live.queries import seat_for, seat_of
from hub.slides import actions, kept
from hub.slides.actions import Brought
from hub.slides.drawing import darkroom
from hub.slides.jobs import kept_sheet
from hub.storage import files
from hub.storage.unit import unit_of_work


def pdf(*pages: str, size=(960, 540), drawings: tuple[bytes, ...] = (), photo: bytes = b"") -> bytes:
    """A PDF of pages with these lines of text, a drawing below each (taken in turn); a drawing may paint `photo` (JPEG, 960 by 540) as /Im1."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", _photo(photo)]
    kids = []
    for number, text in enumerate(pages):
        lines = b"".join(b"(%s) Tj 0 -40 Td " % line.encode("latin-1", "replace").replace(b"(", b"[").replace(b")", b"]") for line in text.split("\n"))
        below = drawings[number % len(drawings)] if drawings else b""
        body = b"q %s Q\nBT /F1 30 Tf 60 %d Td %s ET" % (below, size[1] - 80, lines)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body))
        uses = b"<< /Font << /F1 3 0 R >> /XObject << /Im1 4 0 R >> >>"
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources %s >>" % (*size, len(objects), uses))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return _written(objects)


def bomb(megabytes: int = 900) -> bytes:
    """A PDF of some hundred kilobytes whose one page unpacks to so many megabytes of drawing."""
    packer = zlib.compressobj(9)
    begins, again = (packer.compress(b"0 0 9 9 re f ".ljust(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    body = begins + again * megabytes
    return _written([
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(body), body),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 960 540] /Contents 3 0 R /Resources << >> >>",
    ])


def _photo(jpeg: bytes) -> bytes:
    about = b"<< /Type /XObject /Subtype /Image /Width 960 /Height 540 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length %d >>" % len(jpeg)
    return about + b"\nstream\n" + jpeg + b"\nendstream"


def _written(objects: list[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))



DECK = pdf("Seals\nChange them yearly", "Spare parts", "Who pays")


def drawn(live, by, body: bytes = DECK, name="Pumps", replaces: int = 0) -> int:
    """A deck brought by somebody who leads, drawn to the end; its number. The same pages are drawn once for all tests."""
    stored, count = files.keep(io.BytesIO(body), 1 << 25)
    with unit_of_work():
        seat = seat_for(by_of(by), live.id, lock=True)
        deck = actions.bring(by_of(by), seat, Brought(name, "pdf", (stored,), count, secrets.token_hex(8), replaces)).id
    sheets = [kept_sheet(kept.folder_of(live), sheet) for sheet in _sheets(body)]
    with unit_of_work():
        actions.keep_drawn(seat_of(live.id), deck, len(sheets), sheets)
    return deck


@cache
def _sheets(body: bytes) -> list:
    with tempfile.NamedTemporaryFile() as file:
        file.write(body)
        file.flush()
        made = darkroom.drawn(file.name, "pdf")
        sheets = list(made.drawn)
        while made.drawn and len(sheets) < made.pages:
            made = darkroom.drawn(file.name, "pdf", len(sheets))
            sheets += made.drawn
    assert made.pages == len(sheets), made.problem
    return sheets
