"""Reacting: gathered in memory, told at most once a second, kept by the minute."""

from collections import Counter

from hub.accounts.by import By
from hub.clock import now
from hub.errors import Invalid, require
from hub.live.actions.talking import refusal
from hub.live.models import LiveSession
from hub.live.queries import seat_of
from hub.live.rules import Seat
from hub.polls import queries
from hub.polls.models import Reactions
from hub.polls.rules import may_vote
from hub.realtime.announcing import announce
from hub.realtime.channels import of_live
from hub.realtime.pacing import Paced
from hub.storage.unit import after_commit, db, unit_of_work
from hub.text.languages import _

REACTIONS = ("clap", "heart", "laugh", "yes", "slower")
_GATHERED: dict[int, Counter[str]] = {}  # session -> how often each since the last telling


def react(by: By, seat: Seat, kind: str) -> None:
    """Clap, and the like; nobody is told who did."""
    require(may_vote(by, seat), refusal(seat))
    if kind not in REACTIONS:
        raise Invalid(_("Choose one of those offered."), "kind")
    after_commit(lambda: _gather(seat.live.id, kind))


def _gather(live_id: int, kind: str) -> None:
    _GATHERED.setdefault(live_id, Counter())[kind] += 1
    _PACED.put(live_id)


def _tell(live_id: int) -> None:
    given = _GATHERED.pop(live_id, None)
    if not given:
        return
    with unit_of_work():
        seat = seat_of(live_id)
        if seat is not None and seat.live.is_open:
            _keep(seat.live, given)
            announce(of_live(seat.live.community_id, live_id), "reactions:given", {"live": live_id, "given": dict(given)})


def _keep(live: LiveSession, given: Counter[str]) -> None:
    minute = max(0, int((now() - live.opened_at).total_seconds() // 60))
    rows = queries.reactions_in(live.id, minute)
    for name, count in given.items():
        if name in rows:
            rows[name].given += count
        else:
            db.add(Reactions(live_id=live.id, minute=minute, kind=name, given=count))


_PACED = Paced(_tell)
