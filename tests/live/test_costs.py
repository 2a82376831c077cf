"""What hearing costs is said the same everywhere."""

import json
import re
from pathlib import Path

from hub.live.audio.costs import MB_AN_HOUR
from tests.makers.live import live

LADDER = Path(__file__).parents[2] / "static" / "js" / "live" / "voice" / "ladder.js"


def test_pages_and_scripts_name_the_same_megabytes(cast, signed_in):
    said = re.search(r"const COSTS = (\{.*?\});", LADDER.read_text())[1]
    assert json.loads(re.sub(r"(\w+):", r'"\1":', said)) == MB_AN_HOUR
    opened = live(cast.wells, cast.facilitator)
    member = signed_in(cast.member)
    assert f"An hour costs about {MB_AN_HOUR['pocket']} MB" in member.get(f"/live/{opened.id}/listen")
    room, check = member.get(f"/live/{opened.id}/room").html, member.get("/live/sound-check").html
    assert all(f"{mb} MB an hour" in room and f">{mb}</td>" in check for mb in MB_AN_HOUR.values())
