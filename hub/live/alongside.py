"""What stands alongside the talk as parts of the room's state: the time of the agenda's points, a meeting elsewhere, being recorded."""

from hub.clock import now
from hub.live import queries, timing
from hub.live.consenting import WORDING
from hub.live.models import LiveSession
from hub.live.outside import host_of
from hub.live.parts import Part, put
from hub.live.rules import Seat


def timed(live: LiveSession) -> dict:
    """{point, at, used, more} from the facts of the room."""
    facts = queries.timing_facts(live.id)
    return timing.played({"kind": one.kind, "at": one.at.isoformat(timespec="seconds"), "data": one.data} for one in facts)


def minutes_left(live: LiveSession, value: dict) -> int | None:
    """Whole minutes the present point still has, negative when it is over; None where no point runs or no time was named."""
    if value["at"] is None or not 0 <= (value["point"] or 0) < len(live.agenda):
        return None
    planned = timing.planned(live.agenda, value, value["point"])
    used = timing.used_until(value, now().isoformat(timespec="seconds"))[str(value["point"])]
    return planned - used // 60 if planned else None


def _clock(_by, _seat: Seat) -> dict:
    # A phone's clock may be minutes wrong; the page counts by the difference.
    return {"now": now().isoformat(timespec="seconds")}


def elsewhere(live: LiveSession) -> dict:
    """{host}: the site of the meeting elsewhere, "" for none."""
    return {"host": host_of(queries.outside_of(live.id))}


def _elsewhere_set(_value: dict, fact: dict) -> dict:
    return {"host": fact["data"]["host"]}


def _asked(live: LiveSession) -> dict:
    by = queries.recorder_of(live)
    return {"on": by is not None, "by": by or 0}  # who starts a recording is not asked


def _asks(_value: dict, fact: dict) -> dict:
    return {"on": True, "by": fact["by"]["id"]}


def _rests(_value: dict, _fact: dict) -> dict:
    return {"on": False, "by": 0}


def _said(by, seat: Seat) -> dict:
    said = queries.consent_of(seat.live.id, by.id) if seat.live.is_open else None
    return {"choice": said.choice if said and said.wording == WORDING else ""}


put(Part(name="timer", fresh=timed, changes=timing.CHANGES, shown={"agenda:extended": ("point", "more")}, mine=_clock,
         beside="live/timer.html", text="live/timer_text.html"))
put(Part(name="outside", fresh=elsewhere, changes={"outside:set": _elsewhere_set}, shown={"outside:set": ("host",)},
         stage="live/outside_stage.html", text="live/outside_text.html"))
put(Part(name="consent", fresh=_asked, changes={"record:started": _asks, "record:stopped": _rests, "live:closed": _rests}, mine=_said,
         stage="live/consent_stage.html", text="live/consent_text.html"))
