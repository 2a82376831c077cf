"""Pages of communities themselves: the list, founding, about, editing, archiving."""

from flask import flash, redirect, request, url_for

from hub.communities import actions, queries
from hub.communities.charter import LANGUAGES
from hub.communities.forms import CharterForm
from hub.communities.rules import may_edit, may_found
from hub.communities.views.blueprint import choices_of, page
from hub.errors import require
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.filters import language_name
from hub.web.forms import attempted
from hub.web.guards import anyone, signed_in, takes
from hub.web.pages import page as show

LONGEST_ASKED = 100  # characters of a filter that are looked at


def asked(name: str) -> str:
    """A value of the query string, shortened."""
    return request.args.get(name, "").strip()[:LONGEST_ASKED]


@page.get("/communities/")
@anyone
def communities():
    """My communities, then the others, narrowed by words, language and tag."""
    wanted = queries.Wanted(asked("q"), asked("language"), asked("tag").lower())
    others = queries.others_for(acting(), wanted, after=asked("after") or None, before=asked("before") or None)
    is_first = not (request.args.get("after") or request.args.get("before"))
    mine = queries.mine_for(acting()) if is_first and wanted == queries.Wanted() else []
    return show("communities/communities.html", mine=mine, others=others, wanted=wanted,
                languages=choices_of(LANGUAGES, language_name))


@page.get("/communities/archived")
@anyone
def archived():
    """Communities that were archived."""
    return show("communities/archived.html", communities=queries.archived_for(acting()))


@page.route("/communities/new", methods=["GET", "POST"])
@signed_in
@takes(CharterForm)
def found(form):
    """Found a community."""
    require(may_found(acting()))
    if community := attempted(form, lambda: actions.found(acting(), form.charter(), form.key.data)):
        flash(_("%(name)s is founded. Invite the first people.", name=community.name), "success")
        return redirect(url_for("communities.invitations", slug=community.slug))
    return show("communities/found.html", form=form)


@page.get("/communities/<slug>/about")
@anyone
def community(slug):
    """What a community is about, and who looks after it."""
    found_one = queries.community_for(acting(), slug)
    asked = queries.request_of(found_one.id, acting().id) if found_one.access == "request" else None
    return show("communities/community.html", community=found_one, asked=asked, facilitators=queries.facilitators_for(acting(), found_one))


@page.route("/communities/<slug>/manage/edit", methods=["GET", "POST"])
@signed_in
@takes(CharterForm)
def edit(form, slug):
    """Change what a community says of itself."""
    place = queries.facilitated_community_for(acting(), slug)
    require(may_edit(acting(), place), _("This community is archived. Reopen it first; then it can be changed."))
    if attempted(form.show(place), lambda: actions.edit(acting(), place, form.charter())):
        flash(_("Saved."), "success")
        return redirect(url_for("communities.community", slug=slug))
    return show("communities/edit.html", form=form, community=place)


@page.post("/communities/<slug>/manage/archive")
@signed_in
def archive(slug):
    """Close a community to new words."""
    actions.archive(acting(), queries.facilitated_community_for(acting(), slug))
    flash(_("Archived. Everything can still be read; you can reopen it here."), "success")
    return redirect(url_for("communities.manage", slug=slug))


@page.post("/communities/<slug>/manage/reopen")
@signed_in
def reopen(slug):
    """Open an archived community again."""
    actions.reopen(acting(), queries.facilitated_community_for(acting(), slug))
    flash(_("Open again."), "success")
    return redirect(url_for("communities.manage", slug=slug))
