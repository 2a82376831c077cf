"""Groups without script: the page of who leads them, going into one's own, calling for help."""

from flask import Blueprint, redirect, render_template, request, url_for

from hub.errors import require
from hub.groups import actions, queries
from hub.groups.forms import GroupsForm, TellForm
from hub.groups.rules import may_group
from hub.live.queries import seat_for
from hub.web.acting import acting
from hub.web.forms import after_sent, attempted, key_sent
from hub.web.guards import signed_in, takes

page = Blueprint("groups", __name__)
MORE = 5  # minutes at a tap


@page.get("/live/<int:id>/groups")
@signed_in
def groups(id):
    """The groups of a session, for who leads it: who is where, which of them calls, what can be done."""
    return _page(seat_for(acting(), id), GroupsForm(formdata=None), TellForm(formdata=None))


@page.post("/live/<int:id>/groups")
@signed_in
@takes(GroupsForm)
def make(form, id):
    """Make groups."""
    seat = seat_for(acting(), id, lock=True)
    if attempted(form, lambda: actions.make(acting(), seat, form.wish(), form.key.data)):
        return redirect(url_for("groups.groups", id=id))
    return _page(seat_for(acting(), id), form, TellForm(formdata=None)), 422


@page.post("/live/<int:id>/groups/tell")
@signed_in
@takes(TellForm)
def tell(form, id):
    """Say something to all groups."""
    seat = seat_for(acting(), id, lock=True)
    if attempted(form, lambda: actions.tell_all(acting(), seat, form.words(), form.key.data)):
        return redirect(url_for("groups.groups", id=id))
    return _page(seat_for(acting(), id), GroupsForm(formdata=None), form), 422


@page.post("/live/<int:id>/groups/open")
@signed_in
def open_all(id):
    """Open all groups."""
    actions.open_all(acting(), seat_for(acting(), id, lock=True))
    return redirect(url_for("groups.groups", id=id))


@page.post("/live/<int:id>/groups/more")
@signed_in
def lengthen(id):
    """Give all groups five minutes more."""
    actions.lengthen(acting(), seat_for(acting(), id, lock=True), MORE, key_sent(), after_sent())
    return redirect(url_for("groups.groups", id=id))


@page.post("/live/<int:id>/groups/close")
@signed_in
def close_all(id):
    """Close all groups; everybody is back in the session."""
    actions.close_all(acting(), seat_for(acting(), id, lock=True))
    return redirect(url_for("live.text", id=id))


@page.post("/live/<int:id>/groups/place")
@signed_in
def place(id):
    """Put somebody into a group."""
    actions.place(acting(), seat_for(acting(), id, lock=True), _number("person"), _number("number"))
    return redirect(url_for("groups.groups", id=id))


@page.post("/live/<int:id>/groups/join")
@signed_in
def join(id):
    """Go into one's group, or the one chosen; before they are open one only gets a place."""
    group = actions.join(acting(), seat_for(acting(), id, lock=True), _number("number"))
    made = queries.round_of(id)
    return redirect(url_for("live.text", id=group.live_id if made and made.state == "open" else id))


@page.post("/live/<int:id>/groups/call")
@signed_in
def call(id):
    """Call for help from the page of a group, or say that it is there."""
    actions.call(acting(), id, request.form.get("called") != "0")
    return redirect(url_for("live.text", id=id))


@page.post("/live/<int:id>/groups/<int:number>/answer")
@signed_in
def answer(id, number):
    """Go to a group that called."""
    seat = seat_for(acting(), id, lock=True)
    actions.answer(acting(), seat, number)
    room = next(one.live_id for one in queries.groups_of(queries.round_of(id).id) if one.number == number)
    return redirect(url_for("live.text", id=room))


def _page(seat, form: GroupsForm, tell: TellForm) -> str:
    require(may_group(acting(), seat))
    made = queries.round_of(seat.live.id)
    members = queries.members_of(made.id) if made else []
    placed = {person.id for _number, person in members}
    return render_template(
        "groups/groups.html", live=seat.live, seat=seat, form=form, tell=tell, made=made, groups=queries.groups_of(made.id) if made else [],
        members=members, loose=[person for person in queries.present_in(seat.live.id) if person.id not in placed],
    )


def _number(name: str) -> int:
    raw = request.form.get(name, "")
    return int(raw) if raw.isdecimal() and len(raw) < 18 else 0
