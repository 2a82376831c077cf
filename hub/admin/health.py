"""What is well and what needs a hand: one finding for each part, with what to do."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, timedelta

from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from hub.background import queue
from hub.background.queries import last_sign_of_life
from hub.clock import now
from hub.mail import delivery
from hub.mail import queries as letters
from hub.mentorship.calls import ice
from hub.storage import files, migrating
from hub.storage.unit import engine, unit_of_work
from hub.text.languages import _, lazy, ngettext

LEAST_FREE = 0.05
LATE_CLOCK = 2  # seconds between this machine and the database
OLDEST_RELEASE = 2026  # a machine without a battery clock wakes up years before
STUCK_LETTERS = timedelta(hours=1)  # a letter may wait before somebody should look
LONGEST_LOCK = 3  # seconds another process may write before this counts as not being writable
QUIET_WORKER = timedelta(minutes=10)  # some job runs each minute
HINTS = {
    "database": lazy("check that it runs, that HUB_DATABASE names it and that its disk can be written"),
    "migrations": lazy("mend the database first, then run `hub migrate`"),
    "queue": lazy("check that the instance folder can be written"),
    "redis": lazy("check that it runs and that HUB_REDIS names it; until then other web processes hear of news late"),
    "disk": lazy("check that the instance folder exists and can be written"),
}
NEEDS = {  # what a check stands on
    "migrations": ("database",), "clock": ("database",), "worker": ("database", "migrations"), "outbox": ("database", "migrations"),
    "demonstration": ("database", "migrations"), "routing": ("redis",),
}


@dataclass(frozen=True)
class Finding:
    """One part of the installation: whether it is well, and in words what to do if not, in the reader's language."""

    part: str
    well: bool
    words: str


def findings(more: dict[str, Callable] | None = None) -> list[Finding]:
    """Every part (and `more`), looked at now, outside any unit of work; what needs an ailing part is not looked at."""
    found: dict[str, Finding] = {}
    for part, look in (CHECKS | (more or {})).items():
        ailing = next((one for one in NEEDS.get(part, ()) if not found[one].well), None)
        found[part] = looked_at(part, look) if ailing is None else Finding(part, False, _("not looked at: mend “%(part)s” first", part=ailing))
    return list(found.values())


def ready() -> list[Finding]:
    """The parts that must be well for the site to take requests."""
    return [looked_at(part, CHECKS[part]) for part in ("database", "migrations", "disk", "queue", "redis")]


def looked_at(part: str, look: Callable[[], tuple[bool, str]]) -> Finding:
    """The finding of one check; one that cannot be made is itself the finding."""
    try:
        return Finding(part, *look())
    except Exception as error:  # a check that cannot be made is itself the finding
        return Finding(part, False, ": ".join([_reason(error), *([str(HINTS[part])] if part in HINTS else [])]))


def _reason(error: Exception) -> str:
    # The first line of what the database or the system said; below stands the statement, which helps nobody.
    said = str(getattr(error, "orig", None) or error).strip().splitlines()
    return said[0][:200].rstrip(".:") if said else type(error).__name__


def _database() -> tuple[bool, str]:
    started = time.monotonic()
    if engine().dialect.name == "sqlite":
        _write_and_undo(started + LONGEST_LOCK)
    else:
        with engine().connect() as connection:
            if connection.scalar(text("show transaction_read_only")) != "off":
                return False, _("read-only: check the disk and the server's log")
    took = round((time.monotonic() - started) * 1000)
    return True, _("%(kind)s answers and can be written (%(took)s ms)", kind=engine().dialect.name, took=took)


def _write_and_undo(deadline: float) -> None:
    while True:
        try:
            with engine().connect() as connection:
                connection.execute(text("create table writable_now (x int)"))
                return connection.rollback()
        except OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
        time.sleep(0.05)


def _migrations() -> tuple[bool, str]:
    standing, newest = migrating.current(), migrating.newest()
    if standing == newest:
        return True, _("at version %(standing)s", standing=standing)
    return False, _("at version %(standing)s, newest is %(newest)s: run `hub migrate`", standing=standing or "–", newest=newest)


def _disk() -> tuple[bool, str]:
    free = files.free_share()
    share = f"{free * 100:.0f}"
    if free > LEAST_FREE:
        return True, _("%(share)s%% free", share=share)
    return False, _("%(share)s%% free: make room; uploads are refused until then", share=share)


def _queue() -> tuple[bool, str]:
    return True, ngettext("%(num)s job waits for the worker.", "%(num)s jobs wait for the worker.", queue.waiting())


def _redis() -> tuple[bool, str]:
    url = delivery.settings().redis_url
    if not url:
        return True, _("not set (HUB_REDIS): one web process needs none")
    from hub.realtime.lines.over_redis import ask_redis

    ask_redis(url)
    return True, _("%(host)s answers", host="Redis")


def _routing() -> tuple[bool, str]:
    url = delivery.settings().redis_url
    if not url:
        return True, _("not needed: one web process carries all sound")
    from hub.realtime.lines.claims import strays_at

    if strays := strays_at(url):
        return False, ngettext(
            "%(num)s time in a day a page reached another web process than the one that carries its sound: let the proxy route as in deploy/nginx.conf",
            "%(num)s times in a day a page reached another web process than the one that carries its sound: let the proxy route as in deploy/nginx.conf",
            strays,
        )
    return True, _("each session and call was carried by one web process; the proxy must keep it so, as deploy/nginx.conf does")


def _worker() -> tuple[bool, str]:
    with unit_of_work(write=False):
        last = last_sign_of_life()
    if last is None or now() - last > QUIET_WORKER:
        return False, _("last job: %(when)s. Mail, reminders and clean-up wait; start the hub (or `hub work` beside it)", when=_utc(last))
    return True, _("last job: %(when)s", when=_utc(last))


def _mail() -> tuple[bool, str]:
    settings = delivery.settings()
    if not settings.smtp_host:
        return True, _("no mail server set (HUB_SMTP_HOST): letters stay readable in the outbox")
    problem = delivery.trouble()
    if problem is None:
        return True, _("%(host)s answers", host=settings.smtp_host)
    return False, _("%(host)s: %(problem)s: check HUB_SMTP_*", host=settings.smtp_host, problem=problem)


def _calls() -> tuple[bool, str]:
    settings = delivery.settings()
    urls = [*settings.stun_urls, *settings.turn_urls]
    silent = [url for url in urls if not ice.answers(url)]
    if not urls:
        return True, _("go through the hub, or directly within one network (HUB_STUN_URLS, HUB_TURN_URLS are not set)")
    if silent:
        return False, _("%(urls)s does not answer: check HUB_STUN_URLS, HUB_TURN_URLS and the firewall; calls go through the hub", urls=", ".join(silent))
    return True, _("%(urls)s answers", urls=", ".join(urls))


def _outbox() -> tuple[bool, str]:
    with unit_of_work(write=False):
        waiting, failed, oldest = letters.outbox_counts()
    stuck = bool(delivery.has_mail_server() and oldest and now() - oldest > STUCK_LETTERS)
    counts = _("letters waiting: %(waiting)s, failed: %(failed)s", waiting=waiting, failed=failed)
    return not stuck, counts + (" – " + _("the oldest waits since %(when)s", when=_utc(oldest)) if stuck else "")


def _clock() -> tuple[bool, str]:
    if now().year < OLDEST_RELEASE:
        return False, _("says %(when)s: set the machine's clock (install a time service)", when=_utc(now()))
    if engine().dialect.name == "postgresql":
        with engine().connect() as connection:
            there = connection.scalar(text("select clock_timestamp()")).astimezone(UTC)
        apart = abs((now() - there).total_seconds())
        if apart > LATE_CLOCK:
            return False, _("%(apart)s s apart from the database's: install a time service on both", apart=round(apart))
    return True, _utc(now())


def _utc(moment) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC" if moment else "–"


def _settings() -> tuple[bool, str]:
    settings = delivery.settings()
    if settings.unknown:
        return False, _("no setting of this name: %(names)s; README.md lists them all", names=", ".join(settings.unknown))
    if settings.host not in ("127.0.0.1", "localhost", "::1") and not settings.secure:
        return False, _("listening on %(host)s without HTTPS: set HUB_BASE_URL to the https address of your proxy; microphones need it too",
                        host=settings.host)
    return True, _("base address %(address)s, registration: %(registration)s", address=settings.base_url, registration=settings.registration)


CHECKS: dict[str, Callable[[], tuple[bool, str]]] = {
    "settings": _settings, "database": _database, "migrations": _migrations, "disk": _disk, "clock": _clock,
    "queue": _queue, "redis": _redis, "routing": _routing, "worker": _worker, "mail": _mail, "outbox": _outbox, "calls": _calls,
}
