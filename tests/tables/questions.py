"""Who may go through the doors of questions, in an open community."""

from tests.makers.live import live
from tests.makers.questions import hidden, question, taking

KEY = "table-of-doors"


def scene(cast) -> dict:
    """An open session with an open question of a member's neighbour and one that was taken away; another whose questions wait, with a held one."""
    opened, waiting = live(cast.wells, cast.facilitator), live(cast.wells, cast.facilitator)
    asked = question(opened, cast.other)
    taking(waiting, cast.facilitator, waits=True)
    gone = hidden(question(opened, cast.other, "Gone"), cast.facilitator)
    return {"open": opened.id, "asked": asked.id, "waiting": waiting.id, "held": question(waiting, cast.other).id, "gone": gone.id}


WHO_SPEAKS, WHO_LEADS = (302, 403, 302, 403, 302, 403), (302, 403, 403, 403, 302, 302)

ROUTES = {
    "questions.questions GET": ("/live/{open}/questions", (200,) * 6),
    "questions.ask POST": ("/live/{open}/questions", {"text": "Why?", "key": KEY}, WHO_SPEAKS),
    "questions.vote POST": ("/live/{open}/questions/{asked}/vote", {"up": "1"}, WHO_SPEAKS),
    "questions.withdraw POST": ("/live/{open}/questions/{asked}/withdraw", (302, *(403,) * 5)),
    "questions.handle POST": ("/live/{waiting}/questions/{held}", {"act": "let_in"}, (302, 404, 404, 404, 302, 302)),
    "questions.bring_back POST": ("/live/{open}/questions/{gone}/back", (302, 404, 404, 404, 302, 302)),
    "questions.rule POST": ("/live/{open}/questions/rules", {"waits": "y"}, WHO_LEADS),
}

OPEN = {"live": "{open}"}
ONE = OPEN | {"question": "{asked}"}
SPEAKS, LEADS = ("-", "forbidden", "ok", "forbidden", "ok", "forbidden"), ("-", *("forbidden",) * 3, "ok", "ok")

COMMANDS = {
    "question:ask": (OPEN | {"text": "Why?", "nameless": False, "relayed": "", "client_id": KEY}, SPEAKS),
    "question:vote": (ONE | {"up": True}, SPEAKS),
    "question:withdraw": (ONE, ("-", *("forbidden",) * 5)),
    "question:let_in": ({"live": "{waiting}", "question": "{held}"}, ("-", *("not_found",) * 3, "ok", "ok")),
    "question:dismiss": (ONE | {"word": "Later"}, LEADS),
    "question:answer": (ONE | {"text": "So"}, LEADS),
    "question:reopen": (ONE, LEADS),
    "question:read": (ONE, LEADS),
    "question:pin": (ONE, LEADS),
    "questions:rule": (OPEN | {"waits": True, "nameless": True}, LEADS),
}
