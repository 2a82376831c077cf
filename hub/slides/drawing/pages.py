"""One page of a PDF or one picture, as two small pictures and its words; the only place that knows PDFium."""

from typing import NamedTuple

import pypdfium2 as pdfium

from hub.discussions.pictures import picture_of, small_webp, within

LARGE, SMALL = (960, 1280), (480, 640)  # points; a slide lies, a page stands
MOST_LARGE, MOST_SMALL = 40_000, 16_000  # bytes a page is made coarser for
MOST_PAGES = 100
LONGEST_TEXT = 6_000  # characters of a page; a slide has some hundreds
TALLEST = 8  # a page so many times longer than wide is no page


class Unreadable(Exception):
    """A file that cannot be drawn; says why in one word."""


class Drawn(NamedTuple):
    """A page as pictures (WebP) and words."""

    text: str
    size: tuple[int, int]
    small: bytes
    large: bytes


def opened(path: str):
    """A PDF as a document with its pages; Unreadable where it is locked, broken, empty or too long."""
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise Unreadable("locked" if "assword" in str(error) else "broken") from None
    if not 0 < len(document) <= MOST_PAGES:
        raise Unreadable("long" if len(document) else "broken")
    return document


def page_of(document, number: int) -> Drawn:
    """Draw the page of that number, from 0."""
    page = document[number]
    try:
        width, height = page.get_size()
        if not 0 < width <= TALLEST * height or not 0 < height <= TALLEST * width:
            raise Unreadable("broken")
        scale = min(LARGE[0] / width, LARGE[1] / height)
        drawn = page.render(scale=scale, may_draw_forms=False).to_pil()
        return _drawn(drawn, _text_of(page))
    finally:
        page.close()


def picture_page(path: str) -> Drawn:
    """A picture as a page without words."""
    with open(path, "rb") as file:
        return _drawn(picture_of(file), "")


def _drawn(picture, text: str) -> Drawn:
    large, small = within(picture, LARGE), within(picture, SMALL)
    return Drawn(text, large.size, small_webp(small, MOST_SMALL), small_webp(large, MOST_LARGE))


def _text_of(page) -> str:
    words = page.get_textpage()
    try:
        return words.get_text_bounded()[:LONGEST_TEXT]
    finally:
        words.close()
