"""What a server does without: other packages' modules that load because they exist, and that nothing here uses."""

import os
import sys
from functools import partial
from importlib.machinery import PathFinder
from types import ModuleType

SPARING = ("-OO", "-X", "no_debug_ranges")  # no docstrings, no columns in tracebacks: 6 MB less in web and worker each
ONE_HEAP = {"MALLOC_ARENA_MAX": "1"}  # a heap for each thread would be held for threads that compute one after the other
ABSENT = ("requests", "websocket", "aiohttp")  # Engine.IO loads its client's half with whatever of these is installed
OPENSSL = ("_ssl", "_hashlib")  # hashlib has digests of its own, which are as quick for the short texts hashed here
# By module, the names others take from it while they load themselves; until one is called, or anything else asked for, the module is not loaded.
PUT_OFF = {
    "simple_websocket": (),  # Engine.IO would answer WebSockets by it; hub/realtime/lines does
    "multiprocessing": (),  # Huey could run jobs in processes; ours run in a thread
    "importlib.metadata": (), "sqlalchemy.dialects.sqlite.aiosqlite": (),  # SQLAlchemy would look for plugins, and for a driver of asyncio's
    "csv": (), "statistics": ("median",),  # some pages and jobs need them now and then
    "werkzeug.serving": ("run_simple", "is_running_from_reloader"),  # the server for developing
    "werkzeug.debug": ("DebuggedApplication",), "werkzeug._reloader": ("run_with_reloader",),
    "flask_login.test_client": ("FlaskLoginClient",),  # clients for tests
    "flask_socketio.test_client": ("SocketIOTestClient",),
    # The halves of Engine.IO and Socket.IO for asyncio and for clients.
    "engineio.async_client": ("AsyncClient",), "engineio.async_server": ("AsyncServer",), "engineio.client": ("Client",),
    "socketio.async_client": ("AsyncClient",), "socketio.async_server": ("AsyncServer",), "socketio.client": ("Client",),
    "socketio.async_simple_client": ("AsyncSimpleClient",), "socketio.async_manager": ("AsyncManager",),
    "socketio.async_redis_manager": ("AsyncRedisManager",), "socketio.async_aiopika_manager": ("AsyncAioPikaManager",),
    "socketio.async_namespace": ("AsyncNamespace", "AsyncClientNamespace"), "socketio.asgi": ("ASGIApp",),
    "flask_wtf.recaptcha": ("Recaptcha", "RecaptchaField", "RecaptchaWidget"),  # we ask no third party
}
FOR_TLS = {
    "asyncio": ("iscoroutine",),  # SQLAlchemy, Engine.IO and Socket.IO bring a second half written for it; a Redis driver takes it whole
    "smtplib": (),
    "ssl": (),  # HTTPS is the proxy's
}


class Later(ModuleType):
    """A module whose code runs the first time anything of it is asked for."""

    def __getattr__(self, name: str):
        if name.startswith("__") and name != "__all__":
            raise AttributeError(name)
        return getattr(load(self), name)


def load(module: ModuleType) -> ModuleType:
    """The module, whole."""
    if type(module) is Later:
        module.__class__ = ModuleType
        module.__loader__ = module.__spec__.loader = module.__spec__.loader.real
        module.__loader__.exec_module(module)
    return module


class _LaterLoader:
    """Makes a module without running its code, but for the names others take at once: functions that load it when called."""

    def __init__(self, real, taken: tuple[str, ...]):
        self.real, self.taken = real, taken

    def create_module(self, spec) -> Later:
        return Later(spec.name)

    def exec_module(self, module: Later) -> None:
        vars(module).update({name: partial(_called, module, name) for name in self.taken})


class _LaterFinder:
    """Finds what is put off where it always is; asked before the other finders."""

    def __init__(self, put_off: dict[str, tuple[str, ...]]):
        self.put_off = put_off

    def find_spec(self, name: str, path=None, target=None):
        spec = PathFinder.find_spec(name, path, target) if name in self.put_off else None
        if spec is not None:
            spec.loader = _LaterLoader(spec.loader, self.put_off[name])
        return spec


def _called(module: Later, name: str, *args, **kwargs):
    return getattr(load(module), name)(*args, **kwargs)


def spare() -> None:
    """Before anything else is imported in a server or worker: leave out and put off what it will not use."""
    for name in (*ABSENT, *(() if os.environ.get("HUB_REDIS") else ("redis",))):
        sys.modules[name] = None
    sys.meta_path.insert(0, _LaterFinder(PUT_OFF if speaks_tls() else PUT_OFF | FOR_TLS))
    if not speaks_tls():
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
