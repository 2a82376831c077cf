"""Captions in the room of a session: their place in the state, the strip on the stage, the tab and the page of text."""

from hub.captions import lines, queries, rules
from hub.live.parts import Part, put
from hub.text.languages import lazy


def fresh(live) -> dict:
    """Language -> its last lines."""
    return lines.by_language(queries.last_lines(live.id))


def mine(by, seat) -> dict:
    """Whether one may type, and the languages there are to choose from."""
    return {"type": rules.may_caption(by, seat)}


put(Part(
    name="captions", fresh=fresh, changes={"caption:said": lines.said, "caption:mended": lines.mended},
    shown={"caption:said": ("lang", "text", "t_ms"), "caption:mended": ("seq", "lang", "text")},
    mine=mine, cut=lines.cut, tab=lazy("Captions"), rank=7, panel="captions/panel.html", stage="captions/stage.html", text="captions/text.html",
))
