"""What was shown and captioned: pages of slides, stills, typed captions."""

from hub.live.models import Fact, LiveSession
from hub.replay.collecting.said import ms_of
from hub.replay.timeline import entry
from hub.slides.models import Deck, Page


def of_slides(live: LiveSession, facts: list[Fact], pages: dict[tuple[int, int], tuple[Deck, Page]]) -> list[dict]:
    """Each page where it was shown; its words only the first time, its pictures always."""
    seen, entries = set(), []
    for one in facts:
        found = pages.get((one.data.get("deck"), one.data.get("page"))) if one.kind == "slide:shown" else None
        if found:
            deck, page = found
            entries.append(entry(
                ms_of(live, one.at), "slide", "" if page.id in seen else _below(page), title=page.title, deck=deck.name, number=page.number,
                small=page.small, large=page.large, bytes=page.small_bytes,
            ))
            seen.add(page.id)
    return entries


def _below(page: Page) -> str:
    """The words of a page without its title, which stands above them."""
    first, _line, rest = page.text.partition("\n")
    return rest.strip() if first.strip() == page.title else page.text


def of_stills(live: LiveSession, facts: list[Fact]) -> list[dict]:
    """Each picture of a camera or a screen that was sent."""
    return [
        entry(ms_of(live, one.at), "still", "", one.by_id, source=one.data["source"], small=one.data["name"], large=one.data["name"], bytes=one.data["bytes"])
        for one in facts if one.kind == "still:sent"
    ]


def of_captions(live: LiveSession, facts: list[Fact]) -> list[dict]:
    """Each caption with its language; a correction stands in the line itself, an emptied one is gone."""
    said = [one for one in facts if one.kind == "caption:said" and one.data["text"]]
    return [entry(one.data["t_ms"], "caption", one.data["text"], one.by_id, language=one.data["lang"]) for one in said]
