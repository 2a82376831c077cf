"""Pages of single posts: the permalink, rarely used verbs, editing, history, withdrawing, thanks, hiding."""

from flask import flash, redirect, request, url_for

from hub.discussions import actions, queries, rules
from hub.discussions.changes import changes
from hub.discussions.forms import EditForm, SplitForm
from hub.discussions.views.blueprint import asked, page, place_of, posted, to
from hub.errors import require
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import Form, attempted
from hub.web.guards import anyone, signed_in, takes
from hub.web.pages import page as show


@page.get("/posts/<int:id>")
@anyone
def post(id):
    """The lasting address of a post: on to the page it stands on now."""
    return to(queries.post_for(acting(), id))


@page.get("/posts/<int:id>/more")
@anyone
def more(id):
    """Everything one can do with a post."""
    found = queries.post_for(acting(), id)
    thankers = queries.thankers_of(found.id) if found.thanks_count else []
    return show("discussions/more.html", post=found, files=queries.attachments_of([found.id]), mail=queries.mail_of(found.id), thankers=thankers)


@page.get("/posts/<int:id>/history")
@anyone
def history(id):
    """How a post read before."""
    found = queries.post_for(acting(), id)
    require(rules.may_see_history(acting(), found), _("The words of this post are gone."))
    wordings = queries.wordings_for(acting(), found, asked("before"))
    return show("discussions/history.html", post=found, **changes(found, wordings, asked("before")))


@page.route("/posts/<int:id>/edit", methods=["GET", "POST"])
@signed_in
@takes(EditForm)
def edit(form, id):
    """Reword a post."""
    found = queries.post_for(acting(), id)
    require(rules.may_edit(acting(), found), _("Only its author can edit this post, and only while it stands."))
    if attempted(form, lambda: actions.edit(acting(), found, form.change())):
        posted(form, found.thread)
        return to(found)
    found = queries.post_for(acting(), id)
    form.begin_with(found)
    files = queries.attachments_of([id])
    return show("discussions/edit.html", form=form, post=found, files=files, waiting=queries.waiting_of(acting().id, form.attached))


@page.route("/posts/<int:id>/withdraw", methods=["GET", "POST"])
@signed_in
@takes(Form)
def withdraw(form, id):
    """Take a post's words away, after asking."""
    found = queries.post_for(acting(), id)
    require(rules.may_withdraw(acting(), found) or found.withdrawn_at is not None)
    if form.is_submitted():
        actions.withdraw(acting(), found)
        flash(_("Withdrawn. The words and files are gone for good."), "success")
        return to(found)
    return show("discussions/withdraw.html", form=form, post=found)


@page.post("/posts/<int:id>/thank")
@signed_in
def thank(id):
    """Thank for a post, or take the thanks back."""
    found = queries.post_for(acting(), id)
    (actions.unthank if request.form.get("back") else actions.thank)(acting(), found)
    return redirect(_seen_from(found))


@page.post("/posts/<int:id>/hide")
@signed_in
def hide(id):
    """Hide a post's words, or show them again."""
    found = queries.post_for(acting(), id)
    (actions.show if request.form.get("back") else actions.hide)(acting(), found)
    return to(found)


@page.route("/posts/<int:id>/split", methods=["GET", "POST"])
@signed_in
@takes(SplitForm)
def split(form, id):
    """Make a thread of its own out of a post and what follows."""
    found = queries.post_for(acting(), id)
    require(rules.may_tend(acting(), found.thread))
    if new := attempted(form, lambda: actions.split(acting(), found, form.title.data, form.what.data == "after")):
        flash(_("Split. Old links to these posts lead here."), "success")
        return redirect(url_for("discussions.thread", id=new.id))
    return show("discussions/split.html", form=form, post=queries.post_for(acting(), id))


def _seen_from(post) -> str:
    """The page the post was seen on: by answers, where the form says so."""
    if request.form.get("view") != "nested":
        return place_of(post)
    beside = {name: value for name in ("after", "before") if (value := request.form.get(name, 0, type=int)) > 0}
    return url_for("discussions.thread", id=post.thread_id, view="nested", _anchor=f"post-{post.id}", **beside)
