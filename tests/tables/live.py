"""Who may go through the doors of live sessions, in an open community."""

from datetime import timedelta

from hub.accounts.by import By
from hub.clock import now
from hub.communities.queries import by_of
from hub.live import actions, queries
from hub.storage.unit import unit_of_work
from tests.makers.live import live, session_notes

PLAN = {"title": "Pumps that last", "on": "2027-02-03", "at": "15:00", "zone": "Africa/Nairobi", "minutes": "60", "language": "en"}
KEY = "table-of-doors"


def scene(cast) -> dict:
    """An open session with a line, a hand and a registered member; a planned one; a draft."""
    opened = live(cast.wells, cast.facilitator)
    planned = live(cast.wells, cast.facilitator, state="planned", starts_at=now() + timedelta(days=2))
    draft = live(cast.wells, cast.facilitator, state="draft")
    with unit_of_work():
        other = by_of(cast.other)
        said = _said(other, opened.id)
        for one in (opened, planned):
            actions.register(other, queries.seat_for(other, one.id, lock=True))
    over = live(cast.wells, cast.facilitator)
    session_notes(over)
    return {"open": opened.id, "planned": planned.id, "draft": draft.id, "closed": over.id, "line": said, "other": cast.other.id}


def _said(by: By, live_id: int) -> int:
    actions.raise_hand(by, queries.seat_for(by, live_id, lock=True))
    return actions.say(by, queries.seat_for(by, live_id, lock=True), "The seal breaks first", "a-first-line").seq


WHO_PLANS = (302, 403, 302, 403, 302, 302)
EVERYBODY, WHO_LEADS, WHO_SPEAKS = (302,) * 6, (302, 403, 403, 403, 302, 302), (302, 403, 302, 403, 302, 403)

ROUTES = {
    "live.coming GET": ("/live/", (200,) * 6),
    "live.sound_check GET": ("/live/sound-check", (302, *(200,) * 5)),
    "live.hosting GET": ("/live/hosting", (200,) * 6),
    "live.of_community GET": ("/communities/wells/live", (200,) * 6),
    "live.plan GET": ("/communities/wells/live/new", (302, 403, 200, 403, 200, 200)),
    "live.hours GET": ("/communities/wells/live/hours.json", (302, 403, 200, 403, 200, 200)),
    "live.plan POST": ("/communities/wells/live/new", PLAN, WHO_PLANS),
    "live.live GET": ("/live/{draft}", (404, 404, 404, 404, 200, 200)),
    "live.change GET": ("/live/{planned}/edit", (302, 403, 403, 403, 200, 200)),
    "live.change POST": ("/live/{planned}/edit", PLAN, WHO_LEADS),
    "live.cancel POST": ("/live/{planned}/cancel", WHO_LEADS),
    "live.register GET": ("/live/{planned}/register", (302, *(200,) * 5)),
    "live.registered GET": ("/live/{planned}/registered", (302, 403, 403, 403, 200, 200)),
    "live.registered_table GET": ("/live/{planned}/registered.csv", (302, 403, 403, 403, 200, 200)),
    "live.admit POST": ("/live/{planned}/registered/{other}", {"act": "decline", "word": "Full"}, WHO_LEADS),
    "live.register POST": ("/live/{planned}/register", EVERYBODY),
    "live.unregister POST": ("/live/{planned}/unregister", EVERYBODY),
    "live.community_calendar GET": ("/feeds/communities/wells.ics", (200,) * 6),
    "live.own_calendar GET": ("/feeds/me.ics", (404, *(200,) * 5)),
    "live.series_calendar GET": ("/live/{planned}/series.ics", (404,) * 6),
    "live.calendar GET": ("/live/{planned}/session.ics", (200,) * 6),
    "live.room GET": ("/live/{open}/room", (302, 200, 200, 200, 200, 200)),
    "live.text GET": ("/live/{open}/text", (200,) * 6),
    "live.say POST": ("/live/{open}/say", {"text": "Hello", "key": KEY}, WHO_SPEAKS),
    "live.hand POST": ("/live/{open}/hand", {"up": "1"}, WHO_SPEAKS),
    "live.agree POST": ("/live/{open}/agreed", {"kind": "decision", "what": "A pump a month", "key": KEY}, WHO_LEADS),
    "live.notes POST": ("/live/{open}/notes", {"text": "Agreed", "base": "0", "key": KEY}, WHO_LEADS),
    "live.hand_of POST": ("/live/{open}/hands/{other}", WHO_LEADS),
    "live.call_next POST": ("/live/{open}/next", {"key": "a-key-of-one-tap"}, WHO_LEADS),
    "live.door GET": ("/live/{open}/door", EVERYBODY),  # no lobby: the way leads on
    "live.knock POST": ("/live/{open}/knock", EVERYBODY),
    "live.order GET": ("/live/{open}/order", (302, 403, 403, 403, 200, 200)),
    "live.switch POST": ("/live/{open}/order", {"name": "lobby", "on": "1"}, WHO_LEADS),
    "live.admit_from_lobby POST": ("/live/{open}/admit", WHO_LEADS),
    "live.decide_person POST": ("/live/{open}/people/{other}", {"act": "remove"}, WHO_LEADS),
    "live.point POST": ("/live/{open}/point", {"point": "1"}, WHO_LEADS),
    "live.hide POST": ("/live/{open}/lines/{line}/hide", WHO_LEADS),
    "live.here POST": ("/live/{open}/here", EVERYBODY),
    "live.open_doors POST": ("/live/{planned}/open", WHO_LEADS),
    "live.listen GET": ("/live/{open}/listen", (302, *(200,) * 5)),
    "live.now_speaking GET": ("/live/{open}/now", (302, *(200,) * 5)),
    "live.stream GET": ("/live/{planned}/listen.ogg", (302, *(403,) * 5)),  # that of an open session has no end
    "live.segments GET": ("/live/{open}/segments.json", (302, *(200,) * 5)),
    "live.segment GET": ("/live/{open}/segments/1.opus", (302, *(404,) * 5)),
    "live.repair POST": ("/live/{open}/repair/1", (302, 403, 404, 403, 404, 403)),
    "live.leave_note POST": ("/live/{open}/voice-notes?key=" + KEY, (302, *(422,) * 5)),
    "live.voice_note GET": ("/live/{open}/voice-notes/1.ogg", (302, *(404,) * 5)),
    "live.decide_note POST": ("/live/{open}/voice-notes/1", (302, *(404,) * 5)),
    "live.recording GET": ("/live/{open}/recording.ogg", (404,) * 6),
    "live.recording_version GET": ("/live/{open}/recording/1.ogg", (404,) * 6),
    "live.chapter GET": ("/live/{open}/recording/1/1.ogg", (404,) * 6),
    "live.turns GET": ("/live/{closed}/recording", (302, 403, 403, 403, 200, 200)),
    "live.leave_out POST": ("/live/{closed}/recording/leave-out", (302, 403, 403, 403, 422, 422)),
    "live.delete_recording POST": ("/live/{closed}/recording/delete", WHO_LEADS),
    "live.close POST": ("/live/{open}/close", WHO_LEADS),
    "live.more_time POST": ("/live/{open}/agenda/more", {"key": "a-key-of-one-tap"}, (302, 403, 403, 403, 422, 422)),  # no point was begun
    "live.next_point POST": ("/live/{open}/agenda/next", {"key": "a-key-of-one-tap"}, WHO_LEADS),
    "live.elsewhere GET": ("/live/{open}/elsewhere", (302, 404, 404, 404, 200, 200)),
    "live.elsewhere POST": ("/live/{open}/elsewhere", {"url": "https://meet.example.org/a", "key": KEY}, WHO_LEADS),
    "live.being_recorded GET": ("/live/{open}/consent", (302, *(200,) * 5)),
    "live.consent POST": ("/live/{open}/consent", {"choice": "agreed"}, EVERYBODY),
    "live.consents GET": ("/live/{open}/consents", (302, 403, 403, 403, 200, 200)),
    "live.consents_table GET": ("/live/{open}/consents.csv", (302, 403, 403, 403, 200, 200)),
}

ALL, LEADS, SPEAKS = ("-", *("ok",) * 5), ("-", *("forbidden",) * 3, "ok", "ok"), ("-", "forbidden", "ok", "forbidden", "ok", "forbidden")
OPEN = {"live": "{open}"}
EDIT = {"base": 0, "start": 0, "gone": 0, "text": "Agreed\n", "client_id": KEY}

SPEAK, HEAR = OPEN | {"tab": KEY}, OPEN | {"rung": "std"}
HOSTS = ("-", *("forbidden",) * 3, "ok", "forbidden")

COMMANDS = {
    "voice:listen": (HEAR, ALL),
    "voice:clock": (OPEN | {"t0": 5}, ALL),
    "floor:ask": (SPEAK, HOSTS),
    "floor:take": (SPEAK, HOSTS),
    "floor:hold": (SPEAK | {"stream": 1, "token": "none"}, (*HOSTS[:4], "conflict", "forbidden")),
    "floor:end": (OPEN | {"stream": 1}, ALL),
    "floor:revoke": (OPEN | {"stream": 1}, LEADS),
    "note:play": (OPEN | {"note": 9}, ("-", *("forbidden",) * 3, "not_found", "not_found")),
    "note:set_aside": (OPEN | {"note": 9}, ("-", *("not_found",) * 5)),
    "floor:allow": (OPEN | {"most": 2}, LEADS),
    "record:start": (OPEN, LEADS),
    "record:stop": (OPEN, LEADS),
    "live:enter": (OPEN, ALL),
    "live:leave": (OPEN, ALL),
    "live:here": (OPEN, ALL),
    "live:missed": (OPEN | {"after": 0}, ALL),
    "live:more": (OPEN | {"part": "people"}, ALL),
    "live:me": (OPEN, ALL),
    "chat:earlier": (OPEN | {"before": 100}, ALL),
    "live:open": ({"live": "{planned}"}, LEADS),
    "live:close": (OPEN, LEADS),
    "chat:say": (OPEN | {"text": "Hello", "client_id": KEY}, SPEAKS),
    "chat:hide": (OPEN | {"seq": "{line}"}, LEADS),
    "hand:raise": (OPEN | {"client_id": KEY}, SPEAKS),
    "hand:lower": (OPEN | {"person_id": "{other}", "client_id": KEY}, LEADS),
    "hand:call": (OPEN | {"person_id": "{other}"}, LEADS),
    "hand:ask": (OPEN | {"word": "The seal", "kind": "text", "language": "", "client_id": KEY}, SPEAKS),
    "hand:next": (OPEN | {"client_id": KEY}, LEADS),
    "order:switch": (OPEN | {"name": "slow", "on": True}, LEADS),
    "lobby:admit": (OPEN, LEADS),
    "person:remove": (OPEN | {"person_id": "{other}"}, LEADS),
    "person:readmit": (OPEN | {"person_id": "{other}"}, ("-", *("forbidden",) * 3, "not_found", "not_found")),
    "right:change": (OPEN | {"person_id": "{other}", "right": "caption", "on": True}, LEADS),
    "agenda:point": (OPEN | {"point": 1}, LEADS),
    "agenda:next": (OPEN | {"client_id": KEY}, LEADS),
    "agenda:extend": (OPEN | {"minutes": 5, "client_id": KEY}, ("-", *("forbidden",) * 3, "invalid", "invalid")),  # no point was begun
    "outside:set": (OPEN | {"url": "https://meet.example.org/a"}, LEADS),
    "consent:say": (OPEN | {"choice": "agreed"}, ALL),
    "notes:write": (OPEN | EDIT, LEADS),
    "notes:agree": (OPEN | {"kind": "decision", "what": "A pump a month", "who": "", "when": "", "client_id": KEY}, LEADS),
    "role:give": (OPEN | {"person_id": "{other}", "role": "scribe", "given": True, "client_id": KEY}, LEADS),
}
