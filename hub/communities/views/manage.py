"""Pages for those who look after a community: what waits, requests, the mix."""

from flask import flash, redirect, url_for

from hub.communities import actions, queries
from hub.communities.forms import WordsForm
from hub.communities.views.blueprint import page
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.filters import country
from hub.web.forms import attempted
from hub.web.guards import signed_in, takes
from hub.web.pages import page as show


@page.get("/communities/<slug>/manage")
@signed_in
def manage(slug):
    """Who asks to join, who is missing, and the ways to everything else."""
    community, mix = queries.mix_for(acting(), slug)
    is_last = queries.is_last_facilitator(community.id, acting().id)
    return show("communities/manage.html", community=community, mix=mix, requests=queries.open_requests(community), is_last=is_last)


@page.get("/communities/<slug>/manage/mix")
@signed_in
def mix(slug):
    """Who is in the community and who is missing from the mix."""
    community, counted = queries.mix_for(acting(), slug)
    countries = [(country(code), count) for code, count in counted.countries]
    return show("communities/mix.html", community=community, mix=counted, countries=countries)


@page.post("/communities/<slug>/manage/requests/<handle>/accept")
@signed_in
def accept(slug, handle):
    """Let someone in who asked."""
    community = queries.facilitated_community_for(acting(), slug)
    request = queries.open_request_of(community, handle)
    actions.accept(acting(), community, request)
    flash(_("%(name)s is a member now, and has been told.", name=request.person.name), "success")
    return redirect(url_for("communities.manage", slug=slug))


@page.route("/communities/<slug>/manage/requests/<handle>/decline", methods=["GET", "POST"])
@signed_in
@takes(WordsForm)
def decline(form, slug, handle):
    """Do not let someone in for now, with a kind word."""
    community = queries.facilitated_community_for(acting(), slug)
    request = queries.open_request_of(community, handle)
    if attempted(form, lambda: (actions.decline(acting(), community, request, form.words.data or ""),)):
        flash(_("%(name)s has been told.", name=request.person.name), "success")
        return redirect(url_for("communities.manage", slug=slug))
    return show("communities/decline.html", form=form, community=community, request_to_join=queries.open_request_of(community, handle))
