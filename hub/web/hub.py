"""The Flask app class: one unit of work around each request, forms prepared before it begins."""

from copy import deepcopy
from datetime import datetime
from functools import lru_cache

from flask import Flask, g, request
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import BadSignature
from werkzeug.exceptions import NotFound
from werkzeug.routing.exceptions import RequestRedirect

from hub.clock import now
from hub.storage.unit import one_at_a_time, unit_of_work
from hub.web import acting

SAFE = {"GET", "HEAD", "OPTIONS"}


class CookieReader(SecureCookieSessionInterface):
    """Flask's signed cookie, its signer made once instead of twice a request; what was verified before is only asked its age."""

    def get_signing_serializer(self, app):
        """The signer of the app's key."""
        keys = (app.secret_key, *app.config["SECRET_KEY_FALLBACKS"])
        if getattr(self, "_keys", None) != keys:
            self._keys, self._signer = keys, super().get_signing_serializer(app)
        return self._signer

    def open_session(self, app, request):
        """What the cookie holds; nothing if it is forged or too old."""
        signer, sent = self.get_signing_serializer(app), request.cookies.get(self.get_cookie_name(app))
        if signer is None or not sent:
            return super().open_session(app, request)
        try:
            held, signed_at = _verified(signer, sent)
        except BadSignature:
            return self.session_class()
        return self.session_class(deepcopy(held) if now() - signed_at <= app.permanent_session_lifetime else {})


@lru_cache(maxsize=2048)
def _verified(signer, sent: str) -> tuple[dict, datetime]:
    return signer.loads(sent, return_timestamp=True)


class Hub(Flask):
    """Flask, with the house's unit of work around every view."""

    session_interface = CookieReader()

    def url_for(self, endpoint: str, **values) -> str:
        """As Flask's; a path asked for before is remembered, as a page asks for dozens and the site stands at the root of its host."""
        if endpoint.startswith(".") or not _plain(values):
            return super().url_for(endpoint, **values)
        return self._path(endpoint, tuple(values.items()))

    @lru_cache(maxsize=4096)  # noqa: B019 - one app lives as long as its process
    def _path(self, endpoint: str, values: tuple) -> str:
        return super().url_for(endpoint, **dict(values))

    def dispatch_request(self):
        """Run the view inside one unit of work; a GET may only read."""
        view = self.view_functions.get(request.endpoint) if request.endpoint else None
        if getattr(view, "without_database", False):
            return super().dispatch_request()
        writes = request.method not in SAFE
        if writes:
            _prepare(view)
        with unit_of_work(write=writes):
            acting.settle()
            one_at_a_time(acting.acting().id)
            return super().dispatch_request()

    def handle_http_exception(self, error):
        """Answer a slash too few like any address that leads nowhere; Flask would pass on to its own redirect, whatever was sent."""
        return super().handle_http_exception(NotFound() if isinstance(error, RequestRedirect) else error)

    def process_response(self, response):
        """Let assets be the same for everybody: Flask-Login looks at the cookie even where no person is asked for."""
        response = super().process_response(response)
        view = self.view_functions.get(request.endpoint) if request.endpoint else None
        if getattr(view, "without_database", False):
            response.vary.discard("cookie")  # in small letters, or Werkzeug 3.1 does not find it
        return response


def _plain(values: dict) -> bool:
    return all(isinstance(value, str | int | None) and (name[0] != "_" or name == "_anchor") for name, value in values.items())


def _prepare(view) -> None:
    # Reading the body and rendering Markdown may wait for others; a write transaction may not.
    request.form, request.files  # noqa: B018
    form_class = getattr(view, "form_class", None)
    if form_class is not None:
        g.form = form_class()
        g.form.prepare()
