"""One address a page: asked for with a slash too many, it sends on to where it stands."""

from flask import Flask, request
from werkzeug.exceptions import HTTPException, NotFound

READING = ("GET", "HEAD")


def real_address(app: Flask) -> str:
    """The path (with its question) of the page meant by an address with slashes at its end that leads nowhere; '' if there is none.

    It is built from the route that fits, never from what was asked, so it cannot lead off the site. What changes something is sent nowhere.
    """
    nowhere = isinstance(request.routing_exception, NotFound)
    if not nowhere or request.method not in READING or not request.path.endswith("/"):
        return ""
    try:
        endpoint, values = app.create_url_adapter(request).match(request.path.rstrip("/"), method="GET")
    except HTTPException:
        return ""
    asked = request.query_string.decode("latin-1")
    return app.url_for(endpoint, **values) + (f"?{asked}" if asked else "")
