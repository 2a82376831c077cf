"""Planning sessions, finding them, registering."""

from flask import Response, flash, redirect, request, url_for

from hub.communities.queries import mine_for, readable_community_for
from hub.errors import require
from hub.library.queries import item_of_live
from hub.live import actions, queries, rules
from hub.live.clocks import zones_offered
from hub.live.forms import PlanForm
from hub.live.hours import lines_at
from hub.live.models import LiveSession
from hub.live.parts import PARTS, prepared_of
from hub.live.views.blueprint import page
from hub.text.languages import _
from hub.web.acting import acting, settings
from hub.web.forms import attempted
from hub.web.guards import anyone, signed_in, takes
from hub.web.pages import page as show


@page.get("/live/")
@anyone
def coming():
    """What comes and what has been, across one's communities."""
    return show("live/coming.html", coming=queries.coming_for(acting()), past=queries.past_for(acting(), _before()), places=_places())


@page.get("/communities/<slug>/live")
@anyone
def of_community(slug):
    """The sessions of one community."""
    community = readable_community_for(acting(), slug)
    coming, past = queries.of_community_for(acting(), community, _before())
    return show("live/of_community.html", community=community, coming=coming, past=past, rules=rules, site=settings().base_url)


@page.route("/communities/<slug>/live/new", methods=["GET", "POST"])
@signed_in
@takes(PlanForm)
def plan(form, slug):
    """Plan a session."""
    community = readable_community_for(acting(), slug)
    require(rules.may_schedule(acting(), community), actions.refusal_to_plan(community))
    done = attempted(form, lambda: _dates_to_show(form) or actions.plan(acting(), community, form.plan()))
    if isinstance(done, LiveSession):
        flash(_("The session is planned."), "success")
        return redirect(url_for("live.live", id=done.id))
    form.zone.data = form.zone.data or acting().zone
    return show("live/plan.html", form=form, community=community, live=None, zones=zones_offered(), **_shown(form, community, done))


@page.route("/live/<int:id>/edit", methods=["GET", "POST"])
@signed_in
@takes(PlanForm)
def change(form, id):
    """Change what is planned."""
    seat = queries.seat_for(acting(), id, lock=request.method == "POST")
    require(rules.may_change(acting(), seat))
    if seat.live.series_id:
        form.keep_rule()
    done = attempted(form, lambda: _change_to_show(form, seat) or _change_of(form)(acting(), seat, form.plan()))
    if isinstance(done, LiveSession):
        flash(_("The change is saved."), "success")
        return redirect(url_for("live.live", id=done.id))
    if not form.is_submitted():
        form.show_session(seat.live, queries.people_with_roles(id))
    seat = queries.seat_for(acting(), id)  # a refusal has let go of the first
    follow, shown = len(queries.ids_that_follow(seat.live, whole=True)), _shown(form, seat.community, done)
    return show("live/plan.html", form=form, community=seat.community, live=seat.live, follow=follow, zones=zones_offered(), **shown)


@page.get("/live/<int:id>")
@anyone
def live(id):
    """What a session is about, when, and the way in; afterwards its notes."""
    seat = queries.any_seat_for(acting(), id)
    if seat.live.main_id:
        return redirect(url_for("live.live", id=seat.live.main_id))
    mine = queries.own_registration(acting(), seat.live)
    place = mine.place if mine else ""
    return show(
        "live/live.html", seat=seat, live=seat.live, community=seat.community, rules=rules, place=place, word=mine.word if mine else "",
        roles=queries.people_with_roles(id), dates=queries.dates_of(seat.live), waiting=queries.count_waiting(seat.live),
        before_me=queries.waiting_before(acting(), seat.live) if place == "waiting" else 0,
        notes=item_of_live(id) if seat.live.state == "closed" else None, parts=PARTS,
        prepared=prepared_of(seat.live) if rules.may_change(acting(), seat) else {},
    )


@page.post("/live/<int:id>/cancel")
@signed_in
def cancel(id):
    """Call a session off, alone or with all that follow."""
    call_off = actions.call_off_all if request.form.get("all") else actions.call_off
    call_off(acting(), queries.seat_for(acting(), id, lock=True))
    flash(_("The session is called off. Everybody who registered is told."), "success")
    return redirect(url_for("live.live", id=id))


@page.post("/live/<int:id>/unregister")
@signed_in
def unregister(id):
    """Take it back."""
    actions.unregister(acting(), queries.any_seat_for(acting(), id, lock=True))
    flash(_("You are no longer registered."), "success")
    return redirect(url_for("live.live", id=id))


@page.get("/live/<int:id>/session.ics")
@anyone
def calendar(id):
    """The session for one's own calendar."""
    from hub.live.calendar import calendar_of  # loaded when first asked for: the library takes 3 MB

    seat = queries.any_seat_for(acting(), id)
    series, slots = queries.slots_of([seat.live]).get(seat.live.series_id, (None, []))
    body = calendar_of(seat.live, settings().base_url, series, slots)
    headers = {"Content-Disposition": f'attachment; filename="session-{id}.ics"'}
    return Response(body, content_type="text/calendar; charset=utf-8", headers=headers)


def _dates_to_show(form: PlanForm) -> list:
    dates = actions.dates_of(form.plan())
    return dates if form.must_show(dates) else []


def _change_to_show(form: PlanForm, seat):
    """What a change would make of the dates, while it is not seen yet."""
    if not form.repeats.data:
        return _dates_to_show(form)
    change = actions.change_of_rule(acting(), seat, form.plan())
    return change if form.must_show(change.moments) else []


def _change_of(form: PlanForm):
    if form.repeats.data:
        return actions.change_rule
    return actions.change if form.which.data == "this" else actions.change_all


def _shown(form: PlanForm, community, done) -> dict:
    """The dates that a plan, or a change of the rule, would make."""
    if not done:
        return {"dates": [], "hours": []}
    dates, gone = (done.moments, done.gone) if isinstance(done, actions.Change) else (done, [])
    return {"dates": dates, "gone": gone, "form_zone": form.zone.data, "hours": lines_at(dates[0], queries.zones_of_members_for(acting(), community))}


def _places() -> list:
    """The communities in which the asker may plan a session."""
    return [mine.community for mine in mine_for(acting()) if rules.may_schedule(acting(), mine.community)]


def _before() -> int | None:
    raw = request.args.get("before", "")
    return int(raw) if raw.isdecimal() and len(raw) < 18 else None
