"""What hearing costs is said the same everywhere."""

import json
import re
from pathlib import Path

from hub.live.audio.costs import MB_AN_HOUR
from hub.storage.unit import unit_of_work
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


def test_the_sound_check_says_what_one_session_costs_to_those_who_may_know_of_it(cast, signed_in):
    opened = live(cast.wells, cast.facilitator, minutes=90, title="Pumps that last")
    member = signed_in(cast.member)
    path = f"/live/sound-check?live={opened.id}"
    assert path in member.get(f"/live/{opened.id}").links
    check = member.get(path)
    assert "What it costs to listen to “Pumps that last”" in check and "planned for 90 minutes" in check
    assert all(f"<b>{mb * 1.5:.1f}".removesuffix(".0") in check.html for mb in MB_AN_HOUR.values())
    with unit_of_work() as open_db:
        open_db.merge(cast.wells).access = "private"
    stranger = signed_in(cast.outsider)
    assert stranger.get(path).status == 404 and stranger.get("/live/sound-check?live=nonsense").status == 200
