"""What was agreed is found in notes as people type them, in three languages."""

import time

import pytest

from hub.text.agreed import agreed_in


@pytest.mark.parametrize("line, text", [
    ("Decision: buy seals together", "buy seals together"), ("- **Decision:** Buy seals.", "Buy seals."), ("1. Décision : un stock commun", "un stock commun"),
    ("قرار: شراء القطع معًا", "شراء القطع معًا"), ("DECISIONS: all", "all"), ("* Décidé : oui", "oui"),
])
def test_decisions(line, text):
    assert agreed_in(f"# Notes\n\n{line}\nAnd on.") == {"decisions": [text], "actions": []}


@pytest.mark.parametrize("line, what, who, when", [
    ("Action: list the dealers @moussa by 14 May", "list the dealers", ["moussa"], "14 May"),
    ("- [ ] Action: @amina and @moussa write to the ministry, by 2026-05-14.", "write to the ministry", ["amina", "moussa"], "2026-05-14"),
    ("À faire : dresser la liste @aissatou avant le 14 mai", "dresser la liste", ["aissatou"], "14 mai"),
    ("مهمة: إعداد القائمة @salma قبل 14 مايو", "إعداد القائمة", ["salma"], "14 مايو"),
    ("To do: stand by the well", "stand by the well", [], ""), ("Action: write to x@example.org", "write to x@example.org", [], ""),
    ("**Action:** measure the flow (by 3 June)", "measure the flow", [], "3 June"),
])
def test_actions_with_owner_and_day(line, what, who, when):
    assert agreed_in(line) == {"decisions": [], "actions": [{"what": what, "who": who, "when": when}]}


@pytest.mark.parametrize("line", ["The decision: later", "Actions speak louder", "Action:", "https://example.org/decision:1", "Decisionmaking: slow"])
def test_what_is_no_agreement(line):
    assert agreed_in(line) == {"decisions": [], "actions": []}


def test_hostile_notes_take_no_time():
    begun = time.monotonic()
    agreed_in("\n".join(["Action: " + "by 1" * 5_000, "- [" * 5_000, "Action: " + "@a" * 9_000, "*" * 20_000, "Action: by " + " " * 19_000]))
    assert time.monotonic() - begun < 5
