"""Who a time is early or late for, while one chooses it."""

from datetime import date, time

from flask import jsonify, request

from hub.communities.queries import readable_community_for
from hub.errors import Invalid, require
from hub.live import actions, queries, rules
from hub.live.clocks import moment_in
from hub.live.hours import lines_at
from hub.live.views.blueprint import page
from hub.web.acting import acting
from hub.web.guards import signed_in


@page.get("/communities/<slug>/live/hours.json")
@signed_in
def hours(slug):
    """The sentences for the day, time and zone in the address; none while they say no moment yet."""
    community = readable_community_for(acting(), slug)
    require(rules.may_schedule(acting(), community), actions.refusal_to_plan(community))
    try:
        on, at = date.fromisoformat(request.args.get("on", "")), time.fromisoformat(request.args.get("at", ""))
        moment = moment_in(request.args.get("zone", "")[:60], on, at.replace(tzinfo=None))
    except (ValueError, OverflowError, Invalid):
        return jsonify(lines=[])
    return jsonify(lines=lines_at(moment, queries.zones_of_members_for(acting(), community)))
