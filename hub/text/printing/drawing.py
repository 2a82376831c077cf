"""Draws a certificate in a process of its own: JSON in, PDF out. The one place that loads fpdf2 and, through it, uharfbuzz."""

import json
import sys
from pathlib import Path

from fpdf import FPDF

FONTS = Path(__file__).resolve().parents[3] / "static" / "vendor" / "noto"
MAIN, OTHERS = ("latin", "arabic"), ("latin-ext", "vietnamese", "ethiopic", "devanagari", "bengali")
BOLD = {*MAIN, "latin-ext", "vietnamese"}
WIDTH, HEIGHT = 297, 210  # mm, A4 across
INK, GREEN, QUIET, EARTH = (31, 36, 33), (31, 90, 69), (92, 99, 95), (168, 72, 31)
MIDDLE, QR_MM, EDGE = 40, 30, 12
SIZES = {"over": 15, "name": 34, "title": 20, "line": 13, "small": 9.5}
SMALLEST = 9


class Sheet(FPDF):
    """One page with the house's letters; Arabic is shaped, and laid out from the right."""

    def __init__(self, language: str, is_rtl: bool):
        super().__init__(orientation="landscape", unit="mm", format="A4")
        self.is_rtl = is_rtl
        self.set_auto_page_break(False)
        self.set_lang(language)
        for family in (*MAIN, *OTHERS):
            self.add_font(family, "", str(FONTS / f"{family}-400.woff"))
            self.add_font(family, "B", str(FONTS / f"{family}-{700 if family in BOLD else 400}.woff"))
        self.first = "arabic" if is_rtl else "latin"
        self.set_font(self.first, "", 12)
        self.set_fallback_fonts([*MAIN, *OTHERS], exact_match=False)
        self.set_text_shaping(True, direction="rtl" if is_rtl else "ltr")
        self.add_page()

    def say(self, text: str, y: float, kind: str, style: str = "", colour=INK) -> float:
        """A centred text, smaller where it is long, in two lines at most; the y below it, mm."""
        size, room = SIZES[kind], WIDTH - 2 * MIDDLE
        self.set_text_color(*colour)
        self.set_font(self.first, style, size)
        one_line = size * 0.7 if kind in ("title", "name") else SMALLEST
        while self.get_string_width(text) > room and size > one_line:
            size -= 1
            self.set_font(self.first, style, size)
        while self.get_string_width(text) > room * 1.8 and size > SMALLEST:
            size -= 1
            self.set_font(self.first, style, size)
        self.set_xy(MIDDLE, y)
        self.multi_cell(room, size * 0.5, text, align="C")
        return self.get_y()

    def frame(self) -> None:
        """Two quiet lines around, and the ground under a tree."""
        self.set_draw_color(*GREEN)
        self.set_line_width(0.9)
        self.rect(EDGE, EDGE, WIDTH - 2 * EDGE, HEIGHT - 2 * EDGE)
        self.set_line_width(0.2)
        self.rect(EDGE + 2, EDGE + 2, WIDTH - 2 * EDGE - 4, HEIGHT - 2 * EDGE - 4)

    def tree(self, x: float, y: float) -> None:
        """The sign of the house: a crown, a trunk, a line of ground."""
        self.set_fill_color(*GREEN)
        for left, top, wide, high in ((-9, 0, 9, 6), (-5, -3, 10, 8), (0.5, 0, 9, 6)):
            self.ellipse(x + left, y + top, wide, high, style="F")
        self.rect(x - 1.1, y + 4, 2.2, 8, style="F")
        self.set_fill_color(*EARTH)
        self.rect(x - 11, y + 12, 22, 0.7, style="F")

    def code(self, rows: list[str], x: float, y: float) -> None:
        """A QR code from rows of 0 and 1."""
        step = QR_MM / len(rows)
        self.set_fill_color(*INK)
        for down, row in enumerate(rows):
            for across, one in enumerate(row):
                if one == "1":
                    self.rect(x + across * step, y + down * step, step + 0.01, step + 0.01, style="F")


def drawn(told: dict) -> bytes:
    """The PDF of what is told: the sentences, `rtl`, `language`, and `qr` as rows."""
    sheet = Sheet(told["language"], told["rtl"])
    sheet.set_title(told["heading"])
    sheet.set_author(told["place"])
    sheet.frame()
    sheet.tree(WIDTH / 2, 27)
    y = sheet.say(told["heading"], 46, "over", "B", GREEN)
    y = sheet.say(told["before"], y + 5, "line", "", QUIET)
    y = sheet.say(told["name"], y + 3, "name", "B")
    y = sheet.say(told["between"], y + 4, "line", "", QUIET)
    y = sheet.say(told["title"], y + 3, "title", "B")
    y = sheet.say(told["when"], y + 5, "line")
    for line in told["lines"]:
        y = sheet.say(line, y + 1.5, "line")
    _foot(sheet, told)
    return bytes(sheet.output())


def _foot(sheet: Sheet, told: dict) -> None:
    across = EDGE + 7 if told["rtl"] else WIDTH - EDGE - 7 - QR_MM
    sheet.code(told["qr"], across, HEIGHT - EDGE - 7 - QR_MM)
    y = sheet.say(told["check"], HEIGHT - EDGE - 22, "small", "", QUIET)
    sheet.set_text_shaping(True, direction="ltr")
    sheet.say(told["address"], y + 1, "small", "", INK)


def main() -> None:
    """Read what is told from standard input, write the page to standard output."""
    told = json.loads(sys.stdin.buffer.read())
    sys.stdout.buffer.write(drawn(told))
    sys.stdout.buffer.flush()
