"""QR codes, as SVG that stands in a page or as rows of squares to print; the one place that knows the library."""

from markupsafe import Markup


def qr_svg(text: str) -> Markup:
    """An inline <svg class="qr"> of a text (an address), black on white whatever the theme; a quarter of it may be smudged (level Q)."""
    import segno  # loaded when first asked for: few pages draw one

    code = segno.make_qr(text, error="q")
    drawn = code.svg_inline(omitsize=True, border=4, svgclass="qr", lineclass=None, dark="#000", light="#fff")
    return Markup(drawn.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))  # noqa: S704 - drawn from squares, the text is not in it


def qr_rows(text: str) -> list[str]:
    """The same as rows of "1" (dark) and "0", without a margin; 15 % of it may be smudged (level M)."""
    import segno

    return ["".join(map(str, row)) for row in segno.make_qr(text, error="m").matrix]
