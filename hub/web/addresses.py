"""One address a page: asked for with a slash too many, it sends on to where it stands."""

from urllib.parse import urlsplit

from flask import Flask, request
from werkzeug.exceptions import HTTPException, NotFound
from werkzeug.routing.exceptions import RequestRedirect

READING = ("GET", "HEAD")


def real_address(app: Flask) -> str:
    """The path (with its question) of the page meant by an address with slashes too many or too few; '' if there is none.

    It stands on this site: a path alone, with one slash at its start. What changes something is sent nowhere.
    """
    error = request.routing_exception
    if request.method not in READING:
        return ""
    if isinstance(error, RequestRedirect):
        meant = urlsplit(error.new_url)
        return f"/{meant.path.lstrip('/')}" + (f"?{meant.query}" if meant.query else "")
    return _without_slash(app) if isinstance(error, NotFound) and request.path.endswith("/") else ""


def _without_slash(app: Flask) -> str:
    try:
        endpoint, values = app.create_url_adapter(request).match(request.path.rstrip("/"), method="GET")
    except HTTPException:
        return ""
    asked = request.query_string.decode("latin-1")
    return app.url_for(endpoint, **values) + (f"?{asked}" if asked else "")
