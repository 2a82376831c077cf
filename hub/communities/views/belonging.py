"""Pages of coming and going: join, ask, leave, and what one is told of."""

from flask import flash, redirect, request, url_for

from hub.communities import actions, queries
from hub.communities.forms import FollowForm, LeaveForm, WordsForm
from hub.communities.rules import may_ask_to_join, may_leave, standing
from hub.communities.views.blueprint import page
from hub.errors import require
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import safe_next, signed_in, takes
from hub.web.pages import page as show


@page.post("/communities/<slug>/join")
@signed_in
def join(slug):
    """Join an open community."""
    community = queries.community_for(acting(), slug)
    actions.join(acting(), community)
    flash(_("Welcome to %(name)s.", name=community.name), "success")
    return redirect(url_for("discussions.threads", slug=slug))


@page.route("/communities/<slug>/ask", methods=["GET", "POST"])
@signed_in
@takes(WordsForm)
def ask(form, slug):
    """Ask to be let in."""
    community = queries.community_for(acting(), slug)
    require(may_ask_to_join(acting(), community), _("There is nothing to ask here: you belong already, or joining is open."))
    if attempted(form, lambda: actions.ask_to_join(acting(), community, form.words.data or "")):
        flash(_("Sent. The facilitators will answer; you will be told."), "success")
        return redirect(url_for("communities.community", slug=slug))
    return show("communities/ask.html", form=form, community=community, asked=queries.request_of(community.id, acting().id))


@page.post("/communities/<slug>/ask/withdraw")
@signed_in
def withdraw_request(slug):
    """Take one's request back."""
    community = queries.community_for(acting(), slug)
    actions.withdraw_request(acting(), community, queries.request_of(community.id, acting().id))
    flash(_("Your request is withdrawn."), "success")
    return redirect(url_for("communities.community", slug=slug))


@page.route("/communities/<slug>/leave", methods=["GET", "POST"])
@signed_in
@takes(LeaveForm)
def leave(form, slug):
    """Stop being a member, after a question."""
    community = queries.community_for(acting(), slug)
    require(may_leave(acting(), community), _("You are not a member here."))
    if attempted(form, lambda: (actions.leave(acting(), community),)):
        flash(_("You have left %(name)s.", name=community.name), "success")
        return redirect(url_for("communities.communities"))
    return show("communities/leave.html", form=form, community=community, must_stay=_must_stay(community))


@page.post("/communities/<slug>/following")
@signed_in
@takes(FollowForm)
def follow(form, slug):
    """Choose what to be told of one community."""
    community = queries.community_for(acting(), slug)
    actions.follow(acting(), community, form.following.data or "")
    flash(_("Saved."), "success")
    return redirect(safe_next(request.form.get("next"), url_for("communities.following")))


@page.get("/me/following")
@signed_in
def following():
    """What one is told of each of one's communities."""
    return show("communities/following.html", memberships=queries.memberships_of(acting().id))


def _must_stay(community) -> bool:
    mine = standing(acting(), community)
    return mine.is_facilitator and community.members_count > 1 and queries.is_last_facilitator(community.id, acting().id)
