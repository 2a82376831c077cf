"""Pages of members: the directory, and what facilitators do for one member."""

from flask import flash, redirect, url_for

from hub.communities import actions, queries
from hub.communities.charter import LANGUAGES
from hub.communities.directory import Filter
from hub.communities.forms import MuteForm
from hub.communities.views.blueprint import choices_of, page
from hub.communities.views.places import asked
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.filters import country, language_name
from hub.web.forms import attempted
from hub.web.guards import signed_in, takes
from hub.web.pages import page as show


@page.get("/communities/<slug>/members")
@signed_in
def members(slug):
    """The directory, narrowed by name, country, language, sector and what people like to be asked."""
    community = queries.populated_community_for(acting(), slug)
    wanted = Filter(asked("country"), asked("language"), asked("sector"), asked("q"))
    found = queries.directory_for(acting(), community, wanted, after=asked("after") or None, before=asked("before") or None)
    countries, sectors = queries.choices_for(acting(), community)
    return show("communities/members.html", community=community, wanted=wanted, found=found,
                countries=choices_of(countries, country), sectors=choices_of(sectors), languages=choices_of(LANGUAGES, language_name))


@page.route("/communities/<slug>/members/<handle>", methods=["GET", "POST"])
@signed_in
@takes(MuteForm)
def member(form, slug, handle):
    """What a facilitator can do for one member; sending the form mutes."""
    community = queries.facilitated_community_for(acting(), slug)
    of = queries.member_of(community, handle)
    if attempted(form, lambda: (actions.mute(acting(), community, of, form.days.data),)):
        flash(_("%(name)s can read but not write for now, and has been told.", name=of.person.name), "success")
        return redirect(url_for("communities.member", slug=slug, handle=handle))
    return show("communities/member.html", form=form, community=community, member=queries.member_of(community, handle))


@page.post("/communities/<slug>/members/<handle>/unmute")
@signed_in
def unmute(slug, handle):
    """Let someone write again."""
    community, of = _member(slug, handle)
    actions.unmute(acting(), community, of)
    flash(_("%(name)s can write again.", name=of.person.name), "success")
    return redirect(url_for("communities.member", slug=slug, handle=handle))


@page.post("/communities/<slug>/members/<handle>/appoint")
@signed_in
def appoint(slug, handle):
    """Make a member a facilitator."""
    community, of = _member(slug, handle)
    actions.appoint(acting(), community, of)
    flash(_("%(name)s is a facilitator now, and has been told.", name=of.person.name), "success")
    return redirect(url_for("communities.member", slug=slug, handle=handle))


@page.post("/communities/<slug>/members/<handle>/dismiss")
@signed_in
def dismiss(slug, handle):
    """Make a facilitator an ordinary member again."""
    community, of = _member(slug, handle)
    actions.dismiss(acting(), community, of)
    flash(_("%(name)s is an ordinary member now, and has been told.", name=of.person.name), "success")
    return redirect(url_for("communities.member", slug=slug, handle=handle))


@page.post("/communities/<slug>/members/<handle>/remove")
@signed_in
def remove(slug, handle):
    """End someone's membership."""
    community, of = _member(slug, handle)
    actions.remove(acting(), community, of)
    flash(_("%(name)s is no longer a member, and has been told.", name=of.person.name), "success")
    return redirect(url_for("communities.members", slug=slug))


@page.post("/communities/<slug>/step-down")
@signed_in
def step_down(slug):
    """Become an ordinary member again."""
    actions.step_down(acting(), queries.community_for(acting(), slug))
    flash(_("You are a member now. Thank you for looking after this community."), "success")
    return redirect(url_for("communities.community", slug=slug))


def _member(slug, handle):
    community = queries.facilitated_community_for(acting(), slug)
    return community, queries.member_of(community, handle)
