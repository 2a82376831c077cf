"""The place of questions in a live session's room: state, rights, panel, page of text, notes."""

from hub.accounts.by import By
from hub.live.models import LiveSession
from hub.live.parts import Part, put
from hub.live.rules import Seat
from hub.questions import payloads, queries, rules
from hub.questions.changes import CHANGES, cut, in_order
from hub.text.languages import _, lazy, ngettext

SHOWN = {
    "question:asked": ("id", "text", "relayed", "nameless", "votes", "at"), "question:gone": ("id",), "question:answered": ("id", "answer"),
    "question:reopened": ("id",), "question:read": ("id",), "question:pinned": ("id",), "questions:counted": ("counts",),
    "questions:ruled": ("waits", "nameless"),
}


def fresh(live: LiveSession) -> dict:
    """The questions everybody may read, and how the session takes them; two queries."""
    return payloads.value(queries.rules_of(live.id), queries.shown(live.id))


def mine(by: By, seat: Seat) -> dict:
    """What `by` may do with questions, what they asked and voted for, and for who leads what waits to be let in."""
    may = {"ask": rules.may_ask(by, seat), "lead": rules.may_handle(by, seat), "relay": rules.may_relay(by, seat)}
    asked = queries.own(by, seat.live.id) if by.is_active else []
    voted = queries.voted_ids(by, seat.live.id) if by.is_active else []
    held = [payloads.question(one) for one in queries.held_for(by, seat)] if may["lead"] else []
    return {"may": may, "own": [payloads.own(one) for one in asked], "voted": voted, "held": held}


def record(live: LiveSession) -> list[tuple]:
    """Questions answered and open, for the session notes: without names, by votes."""
    value = fresh(live)
    answered = [one for one in value["list"] if one["state"] == "answered"]
    return [
        (_("Questions answered"), [_line(one) for one in answered]),
        (_("Open questions"), [_line(one) for one in in_order(value)]),
    ]


def _line(one: dict):
    votes = ngettext("%(num)s vote", "%(num)s votes", one["votes"])
    words = f"{one['text']} ({votes})" if one["votes"] else one["text"]
    return (words, [one["answer"]]) if one["answer"] else words


put(Part(
    name="questions", fresh=fresh, changes=CHANGES, shown=SHOWN, mine=mine, cut=cut, record=record, tab=lazy("Questions"), rank=1,
    panel="questions/panel.html", stage="questions/stage.html", text="questions/text.html", plan="questions/plan.html",
))
