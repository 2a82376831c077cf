"""Planning sessions, finding them, registering."""

from flask import Response, flash, redirect, request, url_for

from hub.communities.queries import mine_for, readable_community_for
from hub.errors import require
from hub.library.queries import item_of_live
from hub.live import actions, queries, rules
from hub.live.clocks import zones_offered
from hub.live.forms import PlanForm
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
    if live := attempted(form, lambda: actions.plan(acting(), community, form.plan())):
        flash(_("The session is planned."), "success")
        return redirect(url_for("live.live", id=live.id))
    form.zone.data = form.zone.data or acting().zone
    return show("live/plan.html", form=form, community=community, live=None, zones=zones_offered())


@page.route("/live/<int:id>/edit", methods=["GET", "POST"])
@signed_in
@takes(PlanForm)
def change(form, id):
    """Change what is planned."""
    seat = queries.seat_for(acting(), id, lock=request.method == "POST")
    require(rules.may_change(acting(), seat))
    community = seat.community
    if attempted(form, lambda: actions.change(acting(), seat, form.plan())):
        flash(_("The change is saved."), "success")
        return redirect(url_for("live.live", id=id))
    if not form.is_submitted():
        form.show_session(seat.live, queries.people_with_roles(id))
    return show("live/plan.html", form=form, community=community, live=seat.live, zones=zones_offered())


@page.get("/live/<int:id>")
@anyone
def live(id):
    """What a session is about, when, and the way in; afterwards its notes."""
    seat = queries.seat_for(acting(), id)
    return show(
        "live/live.html", seat=seat, live=seat.live, community=seat.community, rules=rules,
        roles=queries.people_with_roles(id), is_registered=queries.is_registered(acting(), seat.live),
        notes=item_of_live(id) if seat.live.state == "closed" else None,
    )


@page.post("/live/<int:id>/cancel")
@signed_in
def cancel(id):
    """Call a session off."""
    actions.call_off(acting(), queries.seat_for(acting(), id, lock=True))
    flash(_("The session is called off. Everybody who registered is told."), "success")
    return redirect(url_for("live.live", id=id))


@page.post("/live/<int:id>/register")
@signed_in
def register(id):
    """Say that one comes."""
    actions.register(acting(), queries.seat_for(acting(), id, lock=True))
    flash(_("You are registered. We remind you a week, a day and an hour before."), "success")
    return redirect(url_for("live.live", id=id))


@page.post("/live/<int:id>/unregister")
@signed_in
def unregister(id):
    """Take it back."""
    actions.unregister(acting(), queries.seat_for(acting(), id, lock=True))
    flash(_("You are no longer registered."), "success")
    return redirect(url_for("live.live", id=id))


@page.get("/live/<int:id>/session.ics")
@anyone
def calendar(id):
    """The session for one's own calendar."""
    from hub.live.calendar import calendar_of  # loaded when first asked for: the library takes 3 MB

    seat = queries.seat_for(acting(), id)
    body = calendar_of(seat.live, settings().base_url, queries.series_of(seat.live))
    headers = {"Content-Disposition": f'attachment; filename="session-{id}.ics"'}
    return Response(body, content_type="text/calendar; charset=utf-8", headers=headers)


def _places() -> list:
    """The communities in which the asker may plan a session."""
    return [mine.community for mine in mine_for(acting()) if rules.may_schedule(acting(), mine.community)]


def _before() -> int | None:
    raw = request.args.get("before", "")
    return int(raw) if raw.isdecimal() and len(raw) < 18 else None
