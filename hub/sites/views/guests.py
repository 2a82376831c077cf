"""The one page of a guest of an in-person room, who has no account: by a cookie that is sent to these addresses and to no other."""

from flask import flash, make_response, redirect, request, url_for

from hub.errors import Invalid, NotFound
from hub.live.queries import lines_before
from hub.polls.part import labels_of
from hub.polls.queries import ballot_by, counts_of, open_poll
from hub.polls.rules import is_for_all
from hub.questions import queries as questions
from hub.sites import actions, voting
from hub.sites.forms import GuestForm, WordsForm
from hub.sites.views.blueprint import page
from hub.text.languages import _
from hub.web.acting import settings
from hub.web.forms import attempted
from hub.web.guards import anyone, takes
from hub.web.pages import page as show

COOKIE, PATH = "guest", "/guest"
HALF_A_DAY, REFRESH = 12 * 3600, 20  # seconds
WRITES = ("say", "ask", "vote")


@page.post("/guest/come")
@anyone
@takes(GuestForm)
def come(form):
    """Join a room by its code and a name."""
    token = attempted(form, lambda: actions.come_as_guest(request.remote_addr or "", form.code.data, form.name.data))
    if not token:
        return show("sites/typing.html", form=None, guest_form=form, code="")[0], 422
    response = redirect(url_for("sites.guest"))
    response.set_cookie(COOKIE, token, max_age=HALF_A_DAY, path=PATH, secure=settings().secure, httponly=True, samesite="Lax")
    return response


@page.get("/guest")
@anyone
def guest():
    """What a guest follows: the point, the poll, questions and chat since they came; it renews itself but while they write."""
    writing = request.args.get("write", "")
    try:
        one, seat = actions.seat_of_guest(_token())
    except NotFound:
        return show("sites/guest_over.html")
    response = make_response(_page(one, seat, writing if writing in WRITES else "", WordsForm(formdata=None)))
    if writing not in WRITES:
        response.headers["Refresh"] = str(REFRESH)
    return response


@page.post("/guest/<what>")
@anyone
@takes(WordsForm)
def write(form, what):
    """Say, ask or vote."""
    one, seat = actions.seat_of_guest(_token(), lock=True)
    if what not in WRITES:
        raise NotFound()
    if attempted(form, lambda: _DEEDS[what](one, seat, form) or True):
        flash(_("Saved."), "success")
        return redirect(url_for("sites.guest"))
    return _page(*actions.seat_of_guest(_token()), what, form)


@page.post("/guest/leave")
@anyone
def stop():
    """Follow no more."""
    actions.leave_as_guest(actions.seat_of_guest(_token())[0])
    response = redirect(url_for("sites.guest"))
    response.delete_cookie(COOKIE, path=PATH)
    return response


def _page(one, seat, writing: str, form):
    poll, live = open_poll(seat.live.id), seat.live
    shown = [line for line in lines_before(live.id) if line.seq > one.since_seq]
    now_id = questions.rules_of(live.id).now_id
    answered_now = next((each for each in questions.shown(live.id) if each.id == now_id), None)
    return show(
        "sites/guest.html", guest=one, live=live, form=form, writing=writing, lines=shown, poll=poll, refresh=REFRESH,
        labels=labels_of(poll) if poll else [], mine=ballot_by(poll, voting.guest_voter(one.id)) if poll else None, asked_now=answered_now,
        counts=counts_of([poll.id])[poll.id] if poll and is_for_all(poll) else [], asked=questions.of_guest(live.id, one.id),
    )


def _vote(one, seat, form) -> None:
    poll = open_poll(seat.live.id)
    if poll is None or request.form.get("poll") != str(poll.id):
        raise Invalid(_("No poll is open."), "text")
    ticked = request.form.getlist("choices")[:50]
    choices = [int(raw) if raw.isascii() and raw.isdecimal() and len(raw) < 6 else -1 for raw in ticked]
    actions.vote_as_guest(one, seat, poll, choices, form.text.data or "")


def _token() -> str:
    return request.cookies.get(COOKIE, "")[:100]


_DEEDS = {
    "say": lambda one, seat, form: actions.say_as_guest(one, seat, form.text.data or "", form.key.data),
    "ask": lambda one, seat, form: actions.ask_as_guest(one, seat, form.text.data or "", form.key.data),
    "vote": _vote,
}
