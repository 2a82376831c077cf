"""The page of a mentor with fifty mentees, each with a goal, meetings and a step: how many queries and how much processor it takes."""

import gc
import time
from datetime import timedelta

from sqlalchemy import event

from bench.world import SECRET, connected
from hub.clock import now
from hub.storage import unit
from tests.makers import person, sign_in
from tests.makers.mentorship import goal, meeting, mentor_profile, pair, step
from tests.serving import cookie_of

MENTEES, ROUNDS, EACH = 50, 3, 10


def page_of_fifty() -> tuple[int, float]:
    """(queries, milliseconds of processor) of one view of the mentor's page, the least of three rounds."""
    with connected("sqlite") as app:
        cookie = _fill(app)
        client = app.test_client()
        client.set_cookie("hub", cookie, domain="127.0.0.1")
        asked, seen = _ask(client, app), []
        gc.collect(), gc.freeze()  # as the web process does when it has started
        note = lambda _c, _cur, statement, *_: seen.append(statement)  # noqa: E731
        event.listen(unit.engine(), "before_cursor_execute", note)
        asked()
        event.remove(unit.engine(), "before_cursor_execute", note)
        return len([one for one in seen if not one.startswith("BEGIN")]), min(_round(asked) for _ in range(ROUNDS))


def _fill(app) -> str:
    with unit.unit_of_work():
        mentor = person()
        mentor_profile(mentor, places=MENTEES, taken=MENTEES)
        for _ in range(MENTEES):
            one = pair(mentor, person())
            goal(one)
            meeting(one)
            meeting(one, state="held", starts_at=now() - timedelta(days=3))
            step(one)
        signed = sign_in(mentor)
    return cookie_of(SECRET, signed)


def _ask(client, app):
    address = app.extensions["bench.environment"]["HUB_PORT"]

    def asked() -> None:
        answer = client.get("/mentoring/", base_url=f"http://127.0.0.1:{address}")
        if answer.status_code != 200:
            raise SystemExit(f"the mentor's page answered {answer.status_code}")
    asked()
    return asked


def _round(asked) -> float:
    began = time.process_time()
    for _ in range(EACH):
        asked()
    return (time.process_time() - began) / EACH * 1000
