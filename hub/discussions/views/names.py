"""Whom one may mean while typing an @."""

from flask import jsonify, request

from hub.communities.queries import called_for, readable_community_for
from hub.discussions.views.blueprint import page
from hub.limits import Budget
from hub.web.acting import acting
from hub.web.guards import signed_in

ASKED = Budget(120, 60)
LONGEST_START = 40


@page.get("/communities/<slug>/names")
@signed_in
def names(slug):
    """A few members whose names begin with ?start=, as JSON: [{"handle", "name"}]."""
    by = acting()
    ASKED.spend(by.id)
    community = readable_community_for(by, slug)
    start = request.args.get("start", "").strip()[:LONGEST_START]
    return jsonify([{"handle": handle, "name": name} for handle, name in called_for(by, community, start)] if start else [])
