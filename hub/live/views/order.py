"""Keeping order by plain forms: the door and its lobby, who is removed, rights, switches, hands in their order."""

from flask import flash, make_response, redirect, request, url_for

from hub.errors import Invalid, require
from hub.live import actions, queries, rules
from hub.live.rights import CHANGEABLE
from hub.live.views.blueprint import page
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import after_sent, key_sent
from hub.web.guards import signed_in
from hub.web.pages import page as show

LOOKS = 10  # seconds after which the door looks again


@page.get("/live/<int:id>/door")
@signed_in
def door(id):
    """The place before the lobby: ask to be let in, wait, come in; without script."""
    seat = queries.any_seat_for(acting(), id)
    if rules.may_observe(acting(), seat) or seat.live.is_over:
        return redirect(url_for("live.live", id=id) if seat.live.is_over or not rules.may_enter(acting(), seat) else url_for("live.room", id=id))
    response = make_response(show("live/door.html", seat=seat, live=seat.live, rules=rules))
    if seat.place == "waiting":
        response.headers["Refresh"] = str(LOOKS)
    return response


@page.post("/live/<int:id>/knock")
@signed_in
def knock(id):
    """Ask to be let in."""
    actions.knock(acting(), queries.any_seat_for(acting(), id, lock=True))
    return redirect(url_for("live.door", id=id))


@page.get("/live/<int:id>/order")
@signed_in
def order(id):
    """Who waits, who is here with what rights, who was removed, and the switches; for who moderates."""
    seat = queries.seat_for(acting(), id)
    require(rules.may_keep_order(acting(), seat))
    return show(
        "live/order.html", seat=seat, live=seat.live, community=seat.community, rules=rules, rights=CHANGEABLE,
        standings=queries.standings_for(acting(), seat), people=queries.people_with_rights_for(acting(), seat),
    )


@page.post("/live/<int:id>/order")
@signed_in
def switch(id):
    """Switch something on or off for the whole room."""
    actions.set_order(acting(), queries.seat_for(acting(), id, lock=True), request.form.get("name", ""), request.form.get("on") == "1")
    return redirect(url_for("live.order", id=id))


@page.post("/live/<int:id>/admit")
@signed_in
def admit_from_lobby(id):
    """Let everybody in who waits, or one."""
    actions.admit(acting(), queries.seat_for(acting(), id, lock=True), _number("person") or None)
    return redirect(url_for("live.order", id=id))


@page.post("/live/<int:id>/people/<int:person_id>")
@signed_in
def decide_person(id, person_id):
    """Remove somebody, let them in again, or change one of their rights."""
    seat, act = queries.seat_for(acting(), id, lock=True), request.form.get("act", "")
    if act in ("give", "take"):
        actions.change_right(acting(), seat, person_id, request.form.get("right", ""), act == "give")
    elif act in ("remove", "readmit"):
        (actions.remove if act == "remove" else actions.readmit)(acting(), seat, person_id)
        flash(_("They are out of this session.") if act == "remove" else _("They may come in again."), "success")
    else:
        raise Invalid(_("Choose one of those offered."), "act")
    return redirect(url_for("live.order", id=id, _anchor="people"))


@page.post("/live/<int:id>/next")
@signed_in
def call_next(id):
    """Give the word to whoever is next."""
    actions.call_next(acting(), queries.seat_for(acting(), id, lock=True), key_sent(), after_sent())
    return redirect(url_for("live.text", id=id, _anchor="hands"))


def _number(name: str) -> int:
    raw = request.form.get(name, "")
    return int(raw) if raw.isdecimal() and len(raw) < 18 else 0
