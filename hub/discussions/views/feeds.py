"""Atom feeds: of open places for everybody, of others by a secret address of one's own."""

from flask import Response, flash, redirect, render_template, request, url_for

from hub.communities.queries import mine_for, readable_community_for
from hub.discussions import actions, queries
from hub.discussions.feed_keys import key_of, reader_of
from hub.discussions.views.blueprint import page
from hub.text.languages import _
from hub.web.acting import acting, settings
from hub.web.guards import anyone, signed_in
from hub.web.pages import page as show

IN_FEED = 20


@page.get("/feeds/communities/<slug>.atom")
@anyone
def community_feed(slug):
    """The latest posts of a community."""
    community = readable_community_for(_reader(), slug)
    posts = queries.latest_posts(community=community, most=IN_FEED)
    return _atom(community.name, url_for("discussions.threads", slug=slug), posts, community.active_at)


@page.get("/feeds/threads/<int:id>.atom")
@anyone
def thread_feed(id):
    """The latest posts of a thread."""
    thread = queries.thread_for(_reader(), id)
    posts = queries.latest_posts(thread=thread, most=IN_FEED)
    return _atom(thread.title, url_for("discussions.thread", id=id), posts, thread.last_post_at)


@page.get("/me/feeds")
@signed_in
def feeds():
    """One's own feed addresses."""
    places = [mine.community for mine in mine_for(acting())]
    return show("discussions/feeds.html", key=key_of(acting().id, settings()), places=places, base=settings().base_url)


@page.post("/me/feeds")
@signed_in
def renew_feeds():
    """Make feed addresses, end the old ones, or end them all."""
    if request.form.get("end"):
        actions.drop_feed_key(acting())
        flash(_("The addresses no longer work."), "success")
    else:
        actions.renew_feed_key(acting())
        flash(_("New addresses are ready; older ones no longer work."), "success")
    return redirect(url_for("discussions.feeds"))


def _reader():
    word = request.args.get("key")
    return reader_of(word, settings()) if word else acting()


def _atom(title: str, path: str, posts, updated) -> Response:
    body = render_template("discussions/feed.xml", title=title, base=settings().base_url, path=path, posts=posts, updated=updated, own=request.path)
    answer = Response(body, content_type="application/atom+xml; charset=utf-8")
    answer.add_etag(weak=True)  # readers ask every hour: what they have already is not sent again
    return answer.make_conditional(request)
