"""The blueprint of this room, what its templates may ask, and small readings of a request."""

from flask import Blueprint, flash, redirect, request, url_for

from hub.discussions import queries, rules
from hub.discussions.order import drawn, page_start
from hub.text.languages import _
from hub.text.mentions import mentioned

page = Blueprint("discussions", __name__)
LARGEST = 10**9
MOST_NAMED = 5


@page.record
def give_templates_the_rules(state) -> None:
    """Templates show a button by the same rule the action asks."""
    state.app.jinja_env.globals.update(
        thread_rules=rules, drawn=drawn, most_mb=state.app.extensions["hub.settings"].max_upload_mb,
    )


def asked(name: str) -> int:
    """A whole number of the query string from 0 on; 0 where it is none."""
    value = request.args.get(name, "")
    return min(int(value), LARGEST) if value.isascii() and value.isdigit() and len(value) < 12 else 0


def place_of(post) -> str:
    """The address of the page a post stands on, at the post."""
    return url_for("discussions.thread", id=post.thread_id, after=page_start(post.seq) or None, _anchor=f"post-{post.id}")


def to(post):
    """Send on to a post in its thread."""
    return redirect(place_of(post))


def posted(form, thread) -> None:
    """Say on the next page that the form arrived, and whom its words named in vain."""
    flash(form.key.data, "posted")
    if names := queries.unreached(thread.community, mentioned(form.text.data)):
        said = " ".join(f"@{name}" for name in names[:MOST_NAMED])
        flash(_("Posted. Nobody who reads here is called %(names)s, so nobody was told; look at their page for the right name.", names=said), "warning")
