"""WSGI doors in front of Flask and Socket.IO alike: known hosts only, no compression of sockets, no JSONP, no flood of new lines."""

from urllib.parse import parse_qs

from werkzeug.middleware.proxy_fix import ProxyFix

from hub.errors import TooMany
from hub.limits import Budget
from hub.settings import Settings

NAMELESS, KNOWN = Budget(60, 60), Budget(900, 60)  # new lines of one address, without and with a cookie of ours


class Doorkeeper:
    """Refuses requests for other host names before anything else sees them."""

    def __init__(self, inner, settings: Settings):
        self.inner = inner
        self.hosts = settings.known_hosts
        self.cookie = "__Host-hub" if settings.secure else "hub"

    def __call__(self, environ, start_response):
        """Pass the request on, or answer 400."""
        host = _name_of(environ.get("HTTP_HOST", ""))
        if host not in self.hosts:
            return _refuse(start_response, "This site does not answer to that name.")
        if "\x00" in environ.get("PATH_INFO", "") or "%00" in environ.get("QUERY_STRING", ""):
            return _refuse(start_response, "An address holds no NUL.")  # PostgreSQL would fail on it, deep inside
        if environ.get("PATH_INFO", "").startswith("/socket.io"):
            # permessage-deflate costs 60 kB a socket and doubles the CPU of a broadcast; small texts gain nothing
            environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
            asked = parse_qs(environ.get("QUERY_STRING", ""))
            if "j" in asked:
                return _refuse(start_response, "JSONP is not offered.")
            if environ.get("HTTP_SEC_FETCH_SITE", "none") not in ("same-origin", "none"):
                return _refuse(start_response, "A page of another site may not open a line.")  # it need not say its origin
            if "sid" not in asked and self._of_nobody(environ):
                return _refuse(start_response, "Say the page's Origin, or give the token of a page (X-CSRFToken): a cookie alone opens no line.")
            if "sid" not in asked and self._too_many(environ):
                return _refuse(start_response, "Too many new lines; wait a minute.", "429 Too Many Requests")
        return self.inner(environ, start_response)

    def _of_nobody(self, environ) -> bool:
        # Cookies go along by themselves, so they prove nothing about who asks; whether the token is right is asked where the person is known.
        return self._is_known(environ) and "HTTP_ORIGIN" not in environ and not environ.get("HTTP_X_CSRFTOKEN")

    def _is_known(self, environ) -> bool:
        return f"{self.cookie}=" in environ.get("HTTP_COOKIE", "")

    def _too_many(self, environ) -> bool:
        # An opened line costs memory before anybody is asked who they are; a hospital comes back through one address, with cookies.
        budget = KNOWN if self._is_known(environ) else NAMELESS
        try:
            budget.spend(environ.get("REMOTE_ADDR", ""))
        except TooMany:
            return True
        return False


def guard_hosts(app, settings: Settings) -> None:
    """Put the doorkeeper, and the proxies that are trusted by setting, in front of the app."""
    app.wsgi_app = Doorkeeper(app.wsgi_app, settings)
    if settings.trusted_proxies:
        count = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=0)


def _name_of(host: str) -> str:
    if host.startswith("["):
        return host.split("]", maxsplit=1)[0] + "]"
    return host.rsplit(":", 1)[0].lower() if ":" in host else host.lower()


def _refuse(start_response, sentence: str, status: str = "400 Bad Request"):
    body = sentence.encode()
    start_response(status, [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))])
    return [body]
