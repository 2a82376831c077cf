"""The letter of the day before names the session pack and its size, where there is one."""

from datetime import timedelta

import pytest

from hub.clock import now
from hub.communities.queries import by_of
from hub.live import actions
from hub.live.jobs import remind
from hub.live.queries import seat_for
from hub.storage.unit import unit_of_work
from tests.makers.live import live
from tests.makers.slides import drawn


@pytest.mark.parametrize("has_slides, named", [(True, True), (False, False)])
def test_the_letter_of_the_day_before_names_the_pack(frozen, cast, outbox, run_jobs, has_slides, named):
    room = live(cast.wells, cast.facilitator, "planned", starts_at=now() + timedelta(hours=30), agenda=[])
    if has_slides:
        drawn(room, cast.facilitator)
    with unit_of_work():
        by = by_of(cast.member)
        actions.register(by, seat_for(by, room.id, lock=True))
    frozen.shift(timedelta(hours=8))
    remind()
    run_jobs()
    letter = next(one for one in outbox(cast.member) if "begins within a day" in one.subject)
    assert ("The session pack waits on its page" in letter.text) is named and f"/live/{room.id}" in letter.text
