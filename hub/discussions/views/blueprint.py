"""The blueprint of this room, what its templates may ask, and small readings of a request."""

from flask import Blueprint, redirect, request, url_for

from hub.discussions import rules
from hub.discussions.order import drawn, page_start

page = Blueprint("discussions", __name__)
LARGEST = 10**9


@page.record
def give_templates_the_rules(state) -> None:
    """Templates show a button by the same rule the action asks."""
    state.app.jinja_env.globals.update(thread_rules=rules, drawn=drawn)


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
