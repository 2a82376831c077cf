"""Frames that lie, on the wire, from everybody: refused to who sends them, unknown to everybody else, and the session goes on."""

import pytest

from hub.communities import actions as places
from hub.communities.queries import by_of, community_for, member_of
from hub.live.audio.bundles import pack, unpack
from hub.storage.unit import db
from tests.cast import make_cast
from tests.live.audio.voices import noise, spoken
from tests.live.fuzzing import HEAD, Frames, Liar, lie
from tests.makers.live import live, live_role

pytestmark = pytest.mark.sqlite_only  # the served hub stands on SQLite

EACH = 45  # frames of one line; the benchmark sends 20,000


@pytest.fixture
def room(app, served):
    """A private session in which a host speaks and a member hears, both on real lines."""
    served.empty()
    with served.unit():
        cast = make_cast(access="private")
        made = live(cast.wells, cast.facilitator, floors=2)
        live_role(made, cast.other, "speaker")
    lines = []

    def line(person, **options):
        lines.append(Liar(served.url, served.cookie(person), made.id, **options))
        return lines[-1]

    yield cast, made.id, line
    for one in lines:
        one.close()


def _remove(served, cast) -> None:
    with served.unit():
        by = by_of(db.merge(cast.facilitator))
        wells = community_for(by, "wells")
        places.remove(by, wells, member_of(wells, cast.member.handle))


@pytest.mark.parametrize("who", ["speaker", "listener", "outsider", "removed"])
def test_frames_that_lie_reach_nobody_and_end_nothing(who, room, served):
    cast, opened, line = room
    said_before = len(served.said())
    host, witness = line(cast.facilitator), line(cast.muted)
    witness.asked("voice:listen", rung="fast")
    grant = host.asked("floor:ask", tab="the-host-tab")
    person = {"speaker": cast.other, "outsider": cast.outsider}.get(who, cast.member)
    liar = line(person, enters=who != "outsider")
    stream = liar.asked("floor:ask", tab="a-liar-tab")["stream"] if who == "speaker" else grant["stream"]
    if who == "removed":
        _remove(served, cast)
    frames = Frames(sum(map(ord, who)), opened, stream)
    sent = lie(liar, frames, EACH)
    while sent < EACH:
        sent += lie(line(person, enters=who in ("speaker", "listener")), frames, EACH - sent)
    bundles = spoken(noise(30), stream=grant["stream"], t_ms=grant["t_ms"])[:5]
    for bundle in bundles:
        host.send([HEAD, pack(bundle)])
    assert host.asked("live:me")["ok"] and witness.asked("live:me")["ok"]
    heard = [unpack(one) for one in witness.heard if isinstance(one, bytes)]
    assert [one.packets for one in heard if one.stream == grant["stream"]] == [one.packets for one in bundles]
    assert {one.stream for one in heard} <= {grant["stream"], stream}
    assert "Traceback" not in served.said()[said_before:], served.said()[said_before:]
