"""What the rooms know of groups as JSON: the session all of them, the room of a group its own; and how a fact changes it."""

from math import ceil

from hub.clock import now
from hub.groups import queries
from hub.groups.models import Round
from hub.live.models import LiveSession


def fresh(live: LiveSession) -> dict | None:
    """Of a session: {round, how, state, until, groups}, None without groups. Of a group's room: {main, number, until, called, told}."""
    return _of_group(live) if live.main_id else _of_session(live)


def _of_session(live: LiveSession) -> dict | None:
    made = queries.round_of(live.id)
    if made is None:
        return None
    groups = [{"number": one.number, "live": one.live_id, "called": one.called_at is not None} for one in queries.groups_of(made.id)]
    return {"round": made.id, "how": made.how, "state": made.state, "until": moment(made.until), "groups": groups}


def _of_group(live: LiveSession) -> dict | None:
    group, told = queries.group_of_room(live.id), queries.last_told(live.id)
    if group is None:
        return None
    said = {"text": told.data["text"], "at": moment(told.at)} if told else None
    return {"main": live.main_id, "number": group.number, "until": moment(group.round.until), "called": group.called_at is not None, "told": said}


def moment(at) -> str | None:
    """A moment as facts write it."""
    return at.isoformat(timespec="seconds") if at else None


def minutes_left(made: Round) -> int | None:
    """Minutes until open groups end, the begun one counted; None where they have no end."""
    if made.state != "open" or made.until is None:
        return None
    return max(1, ceil((made.until - now()).total_seconds() / 60))


def _made(_value, fact):
    data = fact["data"]
    groups = [{**one, "called": False} for one in data["groups"]]
    return {"round": data["round"], "how": data["how"], "state": "ready", "until": None, "groups": groups}


def _opened(value, fact):
    if value is None:
        return None
    return {**value, "until": fact["data"]["until"], **({} if "main" in value else {"state": "open"})}


def _timed(value, fact):
    return value and {**value, "until": fact["data"]["until"]}


def _called(value, fact):
    if value is None:
        return None
    number, called = fact["data"]["number"], fact["data"]["called"]
    if "main" in value:
        return {**value, "called": called}
    return {**value, "groups": [{**one, "called": called} if one["number"] == number else one for one in value["groups"]]}


def _told(value, fact):
    return {**value, "told": {"text": fact["data"]["text"], "at": fact["at"]}} if value and "main" in value else value


def _closed(value, _fact):
    return value if value and "main" in value else None


CHANGES = {
    "groups:made": _made, "groups:opened": _opened, "groups:timed": _timed, "groups:called": _called, "groups:told": _told, "groups:closed": _closed,
}
SHOWN = {
    "groups:made": ("round", "how", "groups"), "groups:opened": ("until",), "groups:timed": ("until",), "groups:called": ("number", "called"),
    "groups:told": ("text",), "groups:warned": ("until",), "groups:placed": ("person_id", "number"),
}
