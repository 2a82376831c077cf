"""Who may go through the doors of polls, in an open community."""

from tests.makers.live import live
from tests.makers.polls import poll, voted

KEY = "table-of-doors"


def scene(cast) -> dict:
    """An open session with an open poll of texts with names, one with a draft, one with an open poll for hosts alone."""
    opened, drafted, kept = (live(cast.wells, cast.facilitator) for _ in range(3))
    now = poll(opened, cast.facilitator, kind="text", is_anonymous=False)
    voted(opened, cast.other, now, text="A rope")
    draft, hidden = poll(drafted, cast.facilitator, state="draft"), poll(kept, cast.facilitator, results="hosts")
    return {"open": opened.id, "poll": now.id, "text": 1, "drafted": drafted.id, "draft": draft.id, "kept": kept.id, "hidden": hidden.id}


WHO_SPEAKS, WHO_LEADS = (302, 403, 302, 403, 302, 403), (302, 403, 403, 403, 302, 302)
DRAFT = {"words": "What next?", "kind": "one", "choices": "Rope\nChain", "anonymous": "y", "results": "all", "key": KEY}
TO_HOSTS = (302, 404, 404, 404, 302, 302)

ROUTES = {
    "polls.polls GET": ("/live/{open}/polls", (200,) * 6),
    "polls.make GET": ("/live/{open}/polls/new", (302, 403, 403, 403, 200, 200)),
    "polls.make POST": ("/live/{open}/polls/new", DRAFT, WHO_LEADS),
    "polls.change GET": ("/live/{drafted}/polls/{draft}/edit", (302, 404, 404, 404, 200, 200)),
    "polls.change POST": ("/live/{drafted}/polls/{draft}/edit", DRAFT, TO_HOSTS),
    "polls.act POST": ("/live/{open}/polls/{poll}", {"act": "close"}, WHO_LEADS),
    "polls.vote POST": ("/live/{open}/polls/{poll}/vote", {"text": "A chain", "key": KEY}, WHO_SPEAKS),
    "polls.hide POST": ("/live/{open}/polls/{poll}/texts/{text}", WHO_LEADS),
    "polls.table GET": ("/live/{open}/polls/{poll}.csv", (302, 403, 403, 403, 200, 200)),
    "polls.react POST": ("/live/{open}/reactions", {"kind": "clap", "key": KEY}, WHO_SPEAKS),
}

OPEN = {"live": "{open}"}
ONE = OPEN | {"poll": "{poll}"}
SPEAKS, LEADS = ("-", "forbidden", "ok", "forbidden", "ok", "forbidden"), ("-", *("forbidden",) * 3, "ok", "ok")
UNKNOWN = ("-", *("not_found",) * 3, "ok", "ok")

COMMANDS = {
    "poll:make": (OPEN | {"kind": "one", "words": "What?", "choices": "A\nB", "anonymous": True, "results": "all", "open": False, "client_id": KEY}, LEADS),
    "poll:open": ({"live": "{drafted}", "poll": "{draft}"}, UNKNOWN),
    "poll:close": (ONE, LEADS),
    "poll:show": ({"live": "{kept}", "poll": "{hidden}"}, LEADS),
    "poll:drop": ({"live": "{drafted}", "poll": "{draft}"}, UNKNOWN),
    "poll:hide": (ONE | {"text": "{text}", "hidden": True}, LEADS),
    "poll:vote": (ONE | {"choices": "", "text": "A chain"}, SPEAKS),
    "poll:vote_for_site": (ONE | {"counts": "1 1"}, ("-", *("forbidden",) * 5)),
    "polls:tally": ({"live": "{kept}", "poll": "{hidden}"}, LEADS),
    "reaction:give": (OPEN | {"kind": "clap"}, SPEAKS),
}
