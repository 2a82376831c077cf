"""The session pack as a download."""

from pathlib import Path

from flask import Response, render_template

from hub.live import parts
from hub.slides import kept, queries
from hub.slides.pack import glossary_lines, picture_name, zipped
from hub.slides.views.blueprint import page, seat_to_look
from hub.web.guards import anyone

STYLE = Path(__file__).resolve().parents[3] / "static" / "sheets" / "pack.css"


@page.get("/live/<int:id>/pack.zip")
@anyone
def pack(id):
    """Slides, agenda, words and questions in one small file, readable offline."""
    live = seat_to_look(id).live
    decks = queries.ready_decks(id)
    pages, folder = queries.pages_of([deck.id for deck in decks]), kept.folder_of(live)
    index = render_template(
        "slides/pack.html", live=live, decks=decks, pages=pages, explained=glossary_lines(queries.glossary_of(id)), picture_name=picture_name,
        more=parts.pack_of_parts(live),
    )
    pictures = {
        picture_name(number, one.number): folder / f"{one.small}.webp" for number, deck in enumerate(decks, 1) for one in pages[deck.id]
    }
    headers = {"Content-Disposition": f"attachment; filename=session-{id}.zip", "Cache-Control": "private, no-cache"}
    return Response(zipped(index, STYLE, pictures), mimetype="application/zip", headers=headers)
