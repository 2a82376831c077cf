"""What a server does without: other packages' modules that load because they exist, and that nothing here uses."""

import os
import sys
from importlib import import_module
from inspect import iscoroutine
from types import ModuleType

SPARING = ("-OO", "-X", "no_debug_ranges")  # no docstrings, no columns in tracebacks: 6 MB less in web and worker each
ONE_HEAP = {"MALLOC_ARENA_MAX": "1"}  # a heap for each thread would be held for threads that compute one after the other
ABSENT = ("requests", "websocket", "aiohttp")  # Engine.IO loads its client's half with whatever of these is installed
OPENSSL = ("_ssl", "_hashlib")  # hashlib has digests of its own, which are as quick for the short texts hashed here
# What others take from a module while they load themselves; nothing more of it is used unless one asks.
PUT_OFF = {
    "asyncio": {"iscoroutine": iscoroutine},  # SQLAlchemy, Engine.IO and Socket.IO bring a second half written for it
    "ssl": {"SSLEOFError": OSError},  # Werkzeug's own server; HTTPS is the proxy's, and only mail by TLS needs it
    "simple_websocket": {},  # Engine.IO would answer WebSockets by it; hub/realtime/lines does
    "importlib.metadata": {},  # SQLAlchemy would look for plugins by it
    "urllib.request": {},  # Flask-WTF would ask a reCAPTCHA
    "pdb": {},  # Flask's client for tests, which Flask-Login loads
}


class Later(ModuleType):
    """Stands where a module would; the first time anything of it is asked for, it is loaded and takes its place."""

    def __getattr__(self, name: str):
        if name.startswith("__") and name != "__path__":
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        real = import_module(self.__name__)
        vars(self).update(vars(real))
        return getattr(real, name)


def spare() -> None:
    """Before anything else is imported in a server or worker: leave out and put off what it will not use."""
    for name in (*ABSENT, *(() if os.environ.get("HUB_REDIS") else ("redis",))):
        sys.modules[name] = None
    if not speaks_tls():
        for name, taken in PUT_OFF.items():
            sys.modules[name] = Later(name)
            vars(sys.modules[name]).update(taken)
        _hash_without_openssl()


def speaks_tls() -> bool:
    """Whether this process may itself have to speak TLS: to a mail server or a Redis."""
    return any(os.environ.get(name) for name in ("HUB_SMTP_HOST", "HUB_REDIS"))


def _hash_without_openssl() -> None:
    # Out of sight only while hashlib and hmac look for it: whoever loads the real ssl later finds it.
    for name in OPENSSL:
        sys.modules[name] = None
    import hashlib  # noqa: F401
    import hmac  # noqa: F401

    for name in OPENSSL:
        del sys.modules[name]
