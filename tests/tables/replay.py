"""Who may go through the doors of replays, in an open community."""

from tests.makers.live import live, live_role
from tests.makers.replay import fact, session_notes


def scene(cast) -> dict:
    """A session that is over, with a line of captions, and no recording."""
    over = live(cast.wells, cast.facilitator)
    live_role(over, cast.other, "scribe")
    fact(over, "caption:said", 1, cast.other, lang="en", text="Good morning", t_ms=1_000)
    session_notes(over)
    return {"over": over.id}


ALL, NOBODY, WHO_LEADS = (200,) * 6, (404,) * 6, (302, 403, 403, 403, 302, 302)

ROUTES = {
    "replay.replay GET": ("/live/{over}/replay", ALL),
    "replay.pack GET": ("/live/{over}/replay/pack.zip", NOBODY),
    "replay.make_pack POST": ("/live/{over}/replay/pack", (302,) * 6),
    "replay.chapter GET": ("/live/{over}/replay/1/1.ogg", NOBODY),
    "replay.captions GET": ("/live/{over}/replay/captions-en.vtt", ALL),
    "replay.transcript GET": ("/live/{over}/replay/transcript.vtt", NOBODY),
    "replay.name POST": ("/live/{over}/replay/names", {"without": "1"}, WHO_LEADS),
    "replay.write GET": ("/live/{over}/replay/transcript", (302, 403, 403, 403, 200, 200)),
    "replay.write POST": ("/live/{over}/replay/transcript", {"text": "Hello"}, (302, 403, 403, 403, 422, 422)),
}
