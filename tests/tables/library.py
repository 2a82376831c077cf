"""Who may go through the doors of the library, in an open community."""

from tests.makers.live import live, session_notes


def scene(cast) -> dict:
    """Session notes in their first version."""
    return {"notes": session_notes(live(cast.wells, cast.facilitator)).id}


CORRECTION = {"title": "Pumps that last", "source": "Corrected", "base": "1"}

ROUTES = {
    "library.library GET": ("/library/", (200,) * 6),
    "library.of_community GET": ("/communities/wells/library", (200,) * 6),
    "library.item GET": ("/library/{notes}", (200,) * 6),
    "library.history GET": ("/library/{notes}/history", (200,) * 6),
    "library.revision GET": ("/library/{notes}/history/1", (200,) * 6),
    "library.edit GET": ("/library/{notes}/edit", (302, 403, 200, 403, 200, 403)),
    "library.guide GET": ("/library/{notes}/guide", (302, 403, 403, 403, 200, 200)),
    "library.guide POST": ("/library/{notes}/guide", {"source": "## Aims"}, (302, 403, 403, 403, 302, 302)),
    "library.unmark POST": ("/library/{notes}/guide/remove", (302, 403, 403, 403, 302, 302)),
    "library.edit POST": ("/library/{notes}/edit", CORRECTION, (302, 403, 302, 403, 302, 403)),
}
