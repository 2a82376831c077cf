"""Who may knock at a route; each view declares exactly one guard, and a route without one stops the start."""

from functools import wraps
from urllib.parse import urlsplit

from flask import current_app, g, redirect, request, url_for

from hub.errors import Forbidden, NotFound
from hub.text.languages import _
from hub.web.acting import acting

MEGA = 1024 * 1024


def anyone(view):
    """Open to visitors; the query or action behind it decides what they see."""
    view.guard = "anyone"
    return view


def signed_in(view):
    """Only for people who are signed in; others are asked to, and come back here."""

    @wraps(view)
    def guarded(*args, **kwargs):
        if not acting().is_authenticated:
            return redirect(url_for("accounts.sign_in", next=_way_back(), sent=1 if request.method == "POST" else None))
        return view(*args, **kwargs)

    guarded.guard = "signed_in"
    return guarded


def administrators(view):
    """Only for administrators; to everybody else the page does not exist."""

    @wraps(view)
    def guarded(*args, **kwargs):
        if not acting().is_authenticated:
            return redirect(url_for("accounts.sign_in", next=_way_back()))
        if not acting().is_admin:
            raise NotFound()
        return view(*args, **kwargs)

    guarded.guard = "administrators"
    return guarded


def without_database(view):
    """Serve without a unit of work: assets, health."""
    view.guard = "anyone"
    view.without_database = True
    return view


def takes(form_class):
    """Give the view its form as first argument; on a POST the form was read before the unit of work began."""

    def wrap(view):
        @wraps(view)
        def with_form(*args, **kwargs):
            form = g.pop("form", None)
            return view(form if isinstance(form, form_class) else form_class(formdata=None), *args, **kwargs)

        with_form.form_class = form_class
        return with_form

    return wrap


def check_guards(app) -> None:
    """Refuse to start while any route has no guard."""
    bare = [rule.endpoint for rule in app.url_map.iter_rules() if not hasattr(app.view_functions[rule.endpoint], "guard")]
    if bare:
        raise RuntimeError(f"routes without a guard: {sorted(set(bare))}")


def safe_next(target: str | None, otherwise: str) -> str:
    """`target` if it is a plain path of this site, else `otherwise`; nothing a browser could read as another host."""
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")):
        return otherwise
    if any(ord(c) < 33 or c in "\\\x7f" or c.isspace() for c in target):
        return otherwise
    parts = urlsplit(target)
    return otherwise if parts.scheme or parts.netloc else target


def takes_up_to(megabytes: int):
    """Let one view's requests be larger than an ordinary upload; everywhere else the site's own limit stands."""

    def mark(view):
        view.most_mb = megabytes
        return view

    return mark


def widen() -> None:
    """Give the request the room its view was marked with, before anything reads it."""
    if most := getattr(current_app.view_functions.get(request.endpoint), "most_mb", 0):
        request.max_content_length = max(most * MEGA, current_app.config["MAX_CONTENT_LENGTH"])


def same_site(_app=None) -> None:
    """Refuse a writing request that a browser says comes from another site."""
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise Forbidden(_("This came from another site and was not carried out."))


def _way_back() -> str:
    return request.full_path.rstrip("?") if request.method == "GET" else (request.referrer and urlsplit(request.referrer).path) or "/"
