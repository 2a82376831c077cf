"""WSGI doors in front of Flask and Socket.IO alike: known hosts only, no compression of sockets, no JSONP."""

from urllib.parse import parse_qs

from werkzeug.middleware.proxy_fix import ProxyFix

from hub.settings import Settings


class Doorkeeper:
    """Refuses requests for other host names before anything else sees them."""

    def __init__(self, inner, settings: Settings):
        self.inner = inner
        self.hosts = settings.known_hosts

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
            if "j" in parse_qs(environ.get("QUERY_STRING", "")):
                return _refuse(start_response, "JSONP is not offered.")
        return self.inner(environ, start_response)


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


def _refuse(start_response, sentence: str):
    body = sentence.encode()
    start_response("400 Bad Request", [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))])
    return [body]
