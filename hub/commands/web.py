"""The web process: migrated, filled the first time, listening, and ending without cutting anybody off."""

import gc
import logging
import resource
import signal
import socket
import subprocess
import sys

import gevent
from gevent.event import Event

from hub.app import create_app
from hub.commands.listening import Server
from hub.commands.logs import keep_logs
from hub.commands.servers import end_worker, start_worker
from hub.realtime import connections, delivering
from hub.storage import migrating
from hub.storage.unit import unit_of_work

PATIENCE = 30  # seconds for requests in flight
BACKLOG = 1024

log = logging.getLogger("hub")


def start_web(with_demo: bool) -> None:
    """Set up what is missing, serve until a signal comes, end cleanly."""
    keep_logs("web")
    _allow_many_lines()
    app = create_app()
    settings = app.extensions["hub.settings"]
    if settings.unknown:
        log.warning("no setting of this name: %s; README.md lists them all", ", ".join(settings.unknown))
    if not migrating.is_current():
        _first("migrate")
    fresh = with_demo and settings.demo and not (settings.smtp_host or settings.secure) and _is_empty()
    if fresh:
        _first("demo")
    stop = _on_signal()
    server = _listen(app, settings)
    door = delivering.keep_door(settings.instance / "news.sock")
    worker = start_worker()
    gevent.spawn(connections.keep_rechecking)
    _spare_the_collector()
    _greet(settings, with_demo and settings.demo)
    stop.wait()
    _end(server, door, worker)


def _first(command: str) -> None:
    # In a process of its own, which is not patched for serving and gives its memory back.
    if subprocess.run([sys.executable, "-m", "hub.cli", command], check=False).returncode:
        raise SystemExit(f"The hub cannot start because `hub {command}` failed; what it said stands above.")


def _listen(app, settings) -> Server:
    server = Server((settings.host, settings.port), app, log=None, error_log=log, backlog=BACKLOG)
    try:
        server.start()
        # An answer leaves as head and body; without this the body waits 40 ms for the other side to acknowledge the head.
        server.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except OSError as error:
        where = f"{settings.host}:{settings.port}"
        raise SystemExit(f"Cannot listen on {where} ({error.strerror}). Is the hub running already? HUB_PORT names another port.") from error
    return server


def _on_signal() -> Event:
    # Before the first request is answered: whoever ends us from then on ends the worker with us.
    stop = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        gevent.signal_handler(number, stop.set)
    return stop


def _allow_many_lines() -> None:
    # Each open line is a file to the system, which by habit allows 1,024 and more to who asks.
    _soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _spare_the_collector() -> None:
    # What was loaded by now stays to the end: not looking through it at each collection saves a tenth of a page's CPU.
    gc.collect()
    gc.freeze()


def _end(server: Server, door, worker) -> None:
    print("\nEnding: letting requests finish …", flush=True)
    server.close()
    connections.send_away()
    if cut := server.finish(PATIENCE):
        log.warning("%d requests were not done after %d seconds and are cut", cut, PATIENCE)
    door.stop()
    end_worker(worker)
    print("Ended.", flush=True)


def _is_empty() -> bool:
    from hub.accounts.queries import is_empty

    with unit_of_work(write=False):
        return is_empty()


def _is_ownerless() -> bool:
    from hub.accounts.queries import administrators

    with unit_of_work(write=False):
        return not administrators()


def _greet(settings, demo: bool) -> None:
    print(f"\n  {settings.site_name} is open at  {settings.base_url}\n", flush=True)
    if demo:
        from hub.demo.greeting import sign_ins

        print(sign_ins(), flush=True)
    if _is_ownerless():
        print("  Nobody looks after this site yet. Become its administrator:  hub create-admin YOUR-ADDRESS\n", flush=True)
    print("  Ctrl-C ends it.\n", flush=True)
