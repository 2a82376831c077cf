"""Pages of threads: the list, starting, reading, and the marks of reading."""

from secrets import token_urlsafe

from flask import flash, redirect, request, url_for

from hub.accounts.queries import draft_for
from hub.communities.queries import community_for, readable_community_for
from hub.communities.rules import may_read
from hub.discussions import actions, queries, rules
from hub.discussions.forms import ReplyForm, StartForm
from hub.discussions.views.blueprint import asked, page, posted, to
from hub.discussions.views.drawing import drawing
from hub.errors import NotFound, require
from hub.text.excerpts import holds, plain, quoted
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import anyone, signed_in, takes
from hub.web.pages import page as show


@page.get("/communities/<slug>")
@anyone
def threads(slug):
    """The threads of a community."""
    community = community_for(acting(), slug)
    if not may_read(acting(), community):
        return redirect(url_for("communities.community", slug=slug))
    wanted = request.args.get("show", "all")
    wanted = wanted if wanted in queries.FILTERS else "all"
    found = queries.threads_for(acting(), community, wanted, request.args.get("after", ""), request.args.get("before", ""))
    return show("discussions/threads.html", community=community, found=found, wanted=wanted)


@page.route("/communities/<slug>/threads/new", methods=["GET", "POST"])
@signed_in
@takes(StartForm)
def start(form, slug):
    """Start a thread."""
    community = readable_community_for(acting(), slug)
    require(rules.may_start(acting(), community), rules.why_not_start(acting(), community))
    form.offer(community.languages, acting().language or "en")
    if thread := attempted(form, lambda: actions.start(acting(), community, form.draft())):
        posted(form, thread)
        return redirect(url_for("discussions.thread", id=thread.id))
    _with_draft(form, f"community:{community.id}:new")
    return show("discussions/start.html", form=form, community=community, waiting=_waiting(form))


@page.get("/threads/<int:id>")
@anyone
def thread(id):
    """A thread, twenty posts at a time."""
    by, nested = acting(), request.args.get("view") == "nested"
    if nested:
        opened = queries.opened_nested_for(by, id, asked("after"), asked("before"))
    else:
        opened = queries.opened_for(by, id, asked("after"))
    return show("discussions/thread.html", key=token_urlsafe(12), **drawing(by, opened, nested))


@page.route("/threads/<int:id>/reply", methods=["GET", "POST"])
@signed_in
@takes(ReplyForm)
def reply(form, id):
    """Answer a thread, or one of its posts."""
    thread = queries.thread_for(acting(), id)
    if post := attempted(form, lambda: actions.reply(acting(), thread, form.draft())):
        posted(form, thread)
        return to(post)
    thread = queries.thread_for(acting(), id)  # a refusal has let go of what was loaded
    parent = _answered(thread, form)
    require(rules.may_reply(acting(), thread), _("You can read here, but not write now."))
    _with_draft(form, f"thread:{id}")
    _with_quote(form, parent)
    return show("discussions/reply.html", form=form, thread=thread, parent=parent, waiting=_waiting(form))


@page.get("/threads/<int:id>/<int:seq>")
@anyone
def nth(id, seq):
    """The post of a number, on its page."""
    return to(queries.nth_post_for(acting(), id, seq))


@page.get("/threads/<int:id>/unread")
@signed_in
def unread(id):
    """The first post one has not read; the last where all is read."""
    thread = queries.thread_for(acting(), id)
    member = acting().standings.get(thread.community_id)
    seq = queries.first_unread_seq(thread, queries.reading(acting().id, id), member.joined_at if member else None)
    return to(queries.nth_post_for(acting(), id, seq or thread.posts_count))


@page.post("/threads/<int:id>/read/<int:seq>")
@signed_in
def read(id, seq):
    """Remember how far one has read; told by the page itself, or by its button."""
    thread = queries.thread_for(acting(), id)
    actions.mark_read(acting(), thread, seq)
    if "text/html" not in request.headers.get("Accept", ""):
        return "", 204
    return redirect(url_for("discussions.threads", slug=thread.community.slug))


@page.post("/posts/<int:id>/unread")
@signed_in
def mark_unread(id):
    """Make a post and all after it unread again."""
    post = queries.post_for(acting(), id)
    actions.mark_unread(acting(), post.thread, post.seq)
    flash(_("Marked unread from there on."), "success")
    return redirect(url_for("discussions.threads", slug=post.thread.community.slug))


@page.post("/threads/<int:id>/follow")
@signed_in
def follow(id):
    """Choose what one is told of a thread."""
    thread = queries.thread_for(acting(), id)
    actions.follow(acting(), thread, request.form.get("following", ""))
    flash(_("Saved."), "success")
    return redirect(url_for("discussions.thread", id=id))


def _answered(thread, form):
    id = form.parent.data or asked("to")
    parent = queries.post_for(acting(), id) if id else None
    if parent is not None and parent.thread_id != thread.id:
        raise NotFound()
    form.parent.data = parent.id if parent else None
    return parent


def _with_draft(form, place: str) -> None:
    if not form.is_submitted() and not form.text.data and (kept := draft_for(acting(), place)):
        form.text.data = kept.text


def _with_quote(form, parent) -> None:
    if parent is None or parent.is_gone or form.is_submitted() or not request.args.get("quote"):
        return
    chosen = request.args.get("words", "")
    quote = quoted(chosen if holds(plain(parent.html), chosen) else parent.source, parent.author.name)
    form.text.data = f"{form.text.data.rstrip()}\n\n{quote}" if form.text.data else quote


def _waiting(form):
    return queries.waiting_of(acting().id, form.attached)
