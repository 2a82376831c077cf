"""What was agreed: a decision, or an action with its owner and day, goes into the notes in one step, and the session notes list it."""

from datetime import date

import pytest
from sqlalchemy import select

from hub.library.models import Item
from hub.live.models import LiveSession
from hub.storage.unit import db, unit_of_work
from hub.text.agreed import action_line, agreed_in, decision_line
from tests.makers.live import live, live_role

KEY = "agreed-key-00"


@pytest.fixture
def open_live(cast):
    return live(cast.wells, cast.facilitator, state="open")


def notes_of(live_id):
    with unit_of_work(write=False):
        return db.get(LiveSession, live_id).notes_source


@pytest.mark.parametrize("language", ["en", "fr", "ar", "sw"])
def test_what_is_written_is_found_again(language):
    lines = [decision_line("One pump a month", language), action_line("Send the list", "@moussa", date(2026, 12, 4), language)]
    found = agreed_in("\n".join(lines))
    assert found == {"decisions": ["One pump a month"], "actions": [{"what": "Send the list", "who": ["moussa"], "when": "2026-12-04"}]}


def test_an_owner_without_an_account_stays_a_name():
    assert agreed_in(action_line("Send the list", "Rosa Tuk", None, "en"))["actions"] == [{"what": "Send the list – Rosa Tuk", "who": [], "when": ""}]


def test_a_scribe_notes_it_by_a_key_and_a_retry_is_the_same_line(open_live, cast, socket):
    host, live_id = socket(cast.facilitator), open_live.id
    for _again in range(2):
        assert host.ask("notes:agree", live=live_id, kind="decision", what="One pump a month", who="", when="", client_id=KEY)["ok"]
    assert notes_of(live_id) == "- Decision: One pump a month"
    host.ask("notes:agree", live=live_id, kind="action", what="Send the list", who=cast.facilitator.name, when="2026-12-04", client_id=KEY + "2")
    assert notes_of(live_id).splitlines()[1] == f"- Action: Send the list @{cast.facilitator.handle}, by 2026-12-04"


def test_a_day_that_is_none_is_refused(open_live, cast, socket):
    answer = socket(cast.facilitator).ask("notes:agree", live=open_live.id, kind="action", what="x", who="", when="soon", client_id=KEY)
    assert answer["error"] == "invalid" and notes_of(open_live.id) == ""


def test_who_may_not_type_the_notes_may_not(open_live, cast, socket):
    values = {"live": open_live.id, "kind": "decision", "what": "x", "who": "", "when": "", "client_id": KEY}
    assert socket(cast.member).ask("notes:agree", **values)["error"] == "forbidden"
    live_role(open_live, cast.member)
    assert socket(cast.member).ask("notes:agree", **values)["ok"]


def test_without_script_it_stands_below_what_is_there_and_the_session_notes_list_it(open_live, cast, signed_in):
    host, path = signed_in(cast.facilitator), f"/live/{open_live.id}"
    host.send(f"{path}/notes", {"text": "We spoke of seals.", "base": "0"})
    page = host.get(f"{path}/text?write=agreed")
    assert "What was agreed" in page and "Who does it" in page
    host.post(f"{path}/agreed", {"kind": "action", "what": "Send the list", "who": "Rosa", "when": "2026-12-04"}, on=f"{path}/text?write=agreed")
    assert notes_of(open_live.id) == "We spoke of seals.\n\n- Action: Send the list – Rosa, by 2026-12-04"
    host.send(f"{path}/close")
    with unit_of_work(write=False):
        notes = db.scalar(select(Item).where(Item.live_id == open_live.id))
    assert "Send the list" in host.get(f"/library/{notes.id}").words and "By when" in host.get(f"/library/{notes.id}")


def test_nothing_agreed_is_said_beside_its_field(open_live, cast, signed_in):
    page = signed_in(cast.facilitator).post(f"/live/{open_live.id}/agreed", {"kind": "decision", "what": " "}, on=f"/live/{open_live.id}/text?write=agreed")
    assert page.status == 422 and "Fill this in" in page
