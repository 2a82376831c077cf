"""The pages of in-person sites, all without script: bring a room, look after it, its join sheet, and joining it with a phone."""

from flask import flash, redirect, request, url_for

from hub.errors import Invalid, NotFound, require
from hub.live.queries import any_seat_for, hand_of, seat_for
from hub.live.rules import may_enter, may_observe, may_take_part
from hub.polls import actions as polls
from hub.polls.ballots import SCALE
from hub.polls.queries import open_poll, site_ballot
from hub.sites import actions, queries, rules, voting
from hub.sites.codes import in_two
from hub.sites.forms import CodeForm, CountForm, GuestForm, HandForm, RoomForm, RosterForm
from hub.sites.views.blueprint import page
from hub.text.languages import _
from hub.text.qr import qr_svg
from hub.web.acting import acting, settings
from hub.web.forms import Form, attempted
from hub.web.guards import anyone, signed_in, takes
from hub.web.pages import page as show


@page.route("/live/<int:id>/sites", methods=["GET", "POST"])
@signed_in
@takes(RoomForm)
def sites(form, id):
    """The in-person rooms of a session, and bringing one."""
    seat = any_seat_for(acting(), id, lock=request.method == "POST")
    require(not seat.live.is_open or may_observe(acting(), seat), _("You are not let in yet."))
    if site := attempted(form, lambda: actions.bring(acting(), seat, form.room())):
        flash(_("The room is part of the session. Print its join sheet, or show it on a wall."), "success")
        return redirect(url_for("sites.site", id=id, site_id=site.id))
    rows = queries.sites_of(id)
    return show("sites/sites.html", seat=seat, live=seat.live, form=form, sites=rows, rules=rules)


@page.get("/live/<int:id>/sites/<int:site_id>")
@signed_in
def site(id, site_id):
    """What the local facilitator needs: headcount, hand, group vote, roster, phones."""
    return _site(*_found(id, site_id))


@page.post("/live/<int:id>/sites/<int:site_id>/count")
@signed_in
@takes(CountForm)
def count(form, id, site_id):
    """Count the people in the room."""
    seat, one = _found(id, site_id, lock=True)
    return _done(form, seat, one, lambda: actions.count(acting(), seat, one, form.heads()) or True)


@page.post("/live/<int:id>/sites/<int:site_id>/hand")
@signed_in
@takes(HandForm)
def hand(form, id, site_id):
    """Raise the room's hand for somebody in it, or lower it."""
    seat, one = _found(id, site_id, lock=True)
    if request.form.get("act") == "lower":
        actions.lower_for(acting(), seat, one)
        return _back(one)
    return _done(form, seat, one, lambda: actions.raise_for(acting(), seat, one, form.asked(), form.key.data) or True)


@page.post("/live/<int:id>/sites/<int:site_id>/vote")
@signed_in
@takes(Form)
def vote(form, id, site_id):
    """What the room chose by a show of hands."""
    seat, one = _found(id, site_id, lock=True)
    return _done(form, seat, one, lambda: _vote(seat, one) or True)


@page.post("/live/<int:id>/sites/<int:site_id>/roster")
@signed_in
@takes(RosterForm)
def roster(form, id, site_id):
    """Put names on the roster."""
    seat, one = _found(id, site_id, lock=True)
    return _done(form, seat, one, lambda: actions.write_names(acting(), seat, one, form.lines(), form.agreed.data) + 1)


@page.post("/live/<int:id>/sites/<int:site_id>/roster/<int:name_id>/strike")
@signed_in
def strike(id, site_id, name_id):
    """Take a name off the roster."""
    seat, one = _found(id, site_id, lock=True)
    actions.strike(acting(), seat, one, name_id)
    return _back(one, "roster")


@page.post("/live/<int:id>/sites/<int:site_id>/rename")
@signed_in
@takes(RoomForm)
def rename(form, id, site_id):
    """Correct the room's name and place."""
    seat, one = _found(id, site_id, lock=True)
    return _done(form, seat, one, lambda: actions.rename(acting(), seat, one, form.room()) or True)


@page.post("/live/<int:id>/sites/<int:site_id>/guests/<int:guest_id>/remove")
@signed_in
def remove_guest(id, site_id, guest_id):
    """Show a guest out."""
    seat, one = _found(id, site_id, lock=True)
    actions.remove_guest(acting(), seat, one, guest_id)
    return _back(one, "guests")


@page.post("/live/<int:id>/sites/<int:site_id>/leave")
@signed_in
def leave(id, site_id):
    """Let the room go."""
    seat, one = _found(id, site_id, lock=True)
    actions.let_go(acting(), seat, one)
    flash(_("The room is no longer part of the session. Its counts and its roster stay."), "success")
    return redirect(url_for("sites.sites", id=id))


@page.get("/live/<int:id>/sites/<int:site_id>/sheet")
@signed_in
def sheet(id, site_id):
    """One page to print: QR code, short address and code."""
    seat, one = _found(id, site_id)
    require(rules.may_tend(acting(), seat, one))
    address = f"{settings().base_url}{url_for('sites.joining', code=one.code)}"
    short = f"{settings().base_url.partition('://')[2]}{url_for('sites.typing')}"
    return show("sites/sheet.html", live=seat.live, site=one, qr=qr_svg(address), short=short, code=in_two(one.code))


@page.route("/join", methods=["GET", "POST"])
@anyone
@takes(CodeForm)
def typing(form):
    """Where one types the code of a room; who is not signed in also a name, and learns nothing of the session."""
    if not acting().is_authenticated:
        return show("sites/typing.html", form=None, guest_form=GuestForm(formdata=None), code="")
    if found := attempted(form, lambda: _of_code(form.code.data)):
        return redirect(url_for("sites.joining", code=found[1].code))
    return show("sites/typing.html", form=form)


@page.get("/join/<code>")
@anyone
def joining(code):
    """What joining means, before one does; who is not signed in is asked to be, and learns nothing of the session."""
    if not acting().is_authenticated:
        return show("sites/typing.html", form=None, guest_form=GuestForm(formdata=None, code=code), code=code)
    seat, one = actions.try_code(acting(), code)
    return show("sites/joining.html", seat=seat, live=seat.live, site=one, may=rules.may_accompany(acting(), seat, one))


@page.post("/join/<code>")
@signed_in
def join(code):
    """Join a room with one's phone, without sound."""
    seat, one = actions.try_code(acting(), code)
    seat = seat_for(acting(), seat.live.id, lock=True)
    actions.join(acting(), seat, one)
    return redirect(url_for("live.room" if may_enter(acting(), seat) else "live.text", id=seat.live.id))


@page.post("/live/<int:id>/sites/part")
@signed_in
def part(id):
    """Follow by oneself again."""
    actions.part(acting(), any_seat_for(acting(), id, lock=True))
    return redirect(url_for("live.text", id=id))


def _found(id: int, site_id: int, lock: bool = False) -> tuple:
    seat = seat_for(acting(), id, lock=lock)
    one = queries.site_for(acting(), seat, site_id)
    if not (rules.may_tend(acting(), seat, one) or rules.may_read_roster(acting(), seat, one)):
        raise NotFound()
    return seat, one


def _of_code(typed: str) -> tuple:
    try:
        return actions.try_code(acting(), typed)
    except NotFound:
        raise Invalid(_("No room has this code now. Look again: it has eight letters and digits."), "code") from None


def _vote(seat, one) -> None:
    poll = open_poll(seat.live.id)
    if poll is None:
        raise Invalid(_("No poll is open."))
    numbers = request.form.getlist("votes")
    counts = [int(raw) if raw.isdecimal() and len(raw) < 6 else 0 if not raw.strip() else -1 for raw in numbers]
    cap = voting.cap_of(acting(), seat)
    polls.vote_for_site(acting(), seat, poll, counts, cap if cap and cap.site == one.id else None)


def _done(form, seat, one, act):
    id, site_id = seat.live.id, one.id
    if attempted(form, act):
        flash(_("Saved."), "success")
        return _back(one)
    return _site(*_found(id, site_id), form)[0], 422


def _back(one, anchor: str = "main"):
    return redirect(url_for("sites.site", id=one.live_id, site_id=one.id, _anchor=anchor))


def _site(seat, one, refused: Form | None = None):
    empty = {kind: refused if isinstance(refused, kind) else kind(formdata=None) for kind in (CountForm, HandForm, RosterForm)}
    poll, up = open_poll(seat.live.id), hand_of(seat.live.id, one.person_id, one.id)
    room_form = refused if isinstance(refused, RoomForm) else RoomForm(formdata=None).show_site(one)
    return show(
        "sites/site.html", seat=seat, live=seat.live, site=one, may=rules.may_tend(acting(), seat, one), own=one.person_id == acting().id,
        counts=queries.counts_of([one.id])[one.id], phones=queries.count_companions(one), code=in_two(one.code), up=up, poll=poll, scale=range(1, SCALE + 1),
        guests=queries.guests_of(one.id),
        voted=site_ballot(poll.id, one.id) if poll else None, cap=voting.cap_of(acting(), seat), refused=refused, takes_part=may_take_part(acting(), seat),
        roster=queries.roster_for(acting(), seat, one) if rules.may_read_roster(acting(), seat, one) else None,
        count_form=empty[CountForm], hand_form=empty[HandForm], roster_form=empty[RosterForm], room_form=room_form,
    )
