"""The pages of the library."""

import re
from datetime import date

from babel.dates import format_date
from flask import Blueprint, flash, redirect, request, url_for

from hub.communities.queries import readable_community_for
from hub.errors import require
from hub.library import actions, queries, rules
from hub.library.comparing import compared
from hub.library.forms import CorrectionForm, GuideForm
from hub.library.queries import Wanted
from hub.text.languages import _, language
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import anyone, signed_in, takes
from hub.web.pages import page as show

page = Blueprint("library", __name__)
MONTH = re.compile(r"(19[7-9]\d|20\d\d)-(0[1-9]|1[0-2])")


@page.get("/library/")
@anyone
def library():
    """Everything one may read, narrowed by community, month, topic or speaker."""
    return _shelf("library/library.html", None)


@page.get("/communities/<slug>/library")
@anyone
def of_community(slug):
    """What one community keeps."""
    return _shelf("library/of_community.html", readable_community_for(acting(), slug))


@page.get("/library/<int:id>")
@anyone
def item(id):
    """One item with its record."""
    item, speakers = queries.item_for(acting(), id), queries.speakers_of(id)
    return show(
        "library/item.html", item=item, community=item.community, rules=rules, topics=queries.topics_of(id),
        speakers=speakers, people=queries.people_of_record(item), sees_people=rules.may_see_people(acting(), item.community),
        guide=queries.guide_of(id), has_part=rules.may_have_a_part(acting(), item, {person.id for person in speakers}),
    )


@page.route("/library/<int:id>/edit", methods=["GET", "POST"])
@signed_in
@takes(CorrectionForm)
def edit(form, id):
    """Correct an item."""
    item = queries.item_for(acting(), id, lock=request.method == "POST")
    require(rules.may_correct(acting(), item), _("Members of the community who are not muted can correct its notes."))
    if attempted(form, lambda: actions.correct(acting(), item, form.correction())):
        flash(_("The correction is saved."), "success")
        return redirect(url_for("library.item", id=id))
    if not form.is_submitted():
        form.show_item(item, queries.topics_of(id))
    return _editing(form, queries.item_for(acting(), id))


@page.route("/library/<int:id>/guide", methods=["GET", "POST"])
@signed_in
@takes(GuideForm)
def guide(form, id):
    """Make an item training material, with a guide."""
    item = queries.item_for(acting(), id, lock=request.method == "POST")
    require(rules.may_mark(acting(), item), _("Only who looks after the community marks training material."))
    if attempted(form, lambda: actions.mark_as_training(acting(), item, form.source.written)):
        flash(_("Saved as training material."), "success")
        return redirect(url_for("library.item", id=id, _anchor="guide"))
    present = queries.guide_of(id)
    if not form.is_submitted():
        form.show_guide(present.source if present else "")
    return show("library/guide.html", form=form, item=queries.item_for(acting(), id), present=present)


@page.post("/library/<int:id>/guide/remove")
@signed_in
def unmark(id):
    """Make it plain notes again."""
    actions.unmark_training(acting(), queries.item_for(acting(), id, lock=True))
    flash(_("It is no training material any more."), "success")
    return redirect(url_for("library.item", id=id))


@page.get("/library/<int:id>/history")
@anyone
def history(id):
    """Every version: who, when, why."""
    item = queries.item_for(acting(), id)
    return show("library/history.html", item=item, community=item.community, revisions=queries.revisions_of(id))


@page.get("/library/<int:id>/history/<int:version>")
@anyone
def revision(id, version):
    """One version, and what it changed."""
    item = queries.item_for(acting(), id)
    found = queries.revision_for(acting(), item, version)
    lines = compared(queries.source_of_version(id, version - 1), found.source)
    return show("library/revision.html", item=item, community=item.community, revision=found, lines=lines)


def _editing(form, item):
    # After a refused save the newer text is shown below; the next save is made on it.
    meanwhile = item if form.is_submitted() and form.source.errors and form.base.data != str(item.version) else None
    if meanwhile:
        form.base.data = str(item.version)
    return show("library/edit.html", form=form, item=item, community=item.community, meanwhile=meanwhile)


def _shelf(template: str, community):
    wanted = _wanted(community)
    before = request.args.get("before", "")
    found = queries.items_for(acting(), wanted, int(before) if before.isdecimal() and len(before) < 18 else None)
    return show(
        template, community=community, items=found, wanted=wanted, month_name=_month_name, here=request.path,
        guided=queries.guided_among([item.id for item in found.rows]), training=queries.count_of_training(acting(), wanted),
        topics=queries.topics_for(acting(), wanted), speakers=queries.speakers_for(acting(), wanted), months=queries.months_for(acting(), wanted),
    )


def _wanted(community) -> Wanted:
    month = MONTH.fullmatch(request.args.get("month", ""))
    return Wanted(
        community_id=community.id if community else None, month=(int(month[1]), int(month[2])) if month else None,
        topic=request.args.get("topic", "")[:60], speaker=request.args.get("speaker", "")[:40],
        training=request.args.get("kind") == "training",
    )


def _month_name(month: tuple[int, int]) -> str:
    return format_date(date(*month, 1), "LLLL y", locale=language())
