"""Tables as CSV that a spreadsheet shows and never computes."""

import csv
import io
from collections.abc import Iterable

# OWASP's list for CSV injection, and the full-width twins that some spreadsheets read as the same signs.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe_cell(value) -> str:
    """A value as a cell; one that would be taken for a formula, also behind spaces, begins with an apostrophe."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) or text.lstrip(" \u00a0\u3000\ufeff").startswith(FORMULA) else text


def csv_of(rows: Iterable[Iterable]) -> bytes:
    """Rows as UTF-8 with a mark of order, by which spreadsheets know the letters."""
    page = io.StringIO(newline="")
    csv.writer(page).writerows([safe_cell(cell) for cell in row] for row in rows)
    return page.getvalue().encode("utf-8-sig")
