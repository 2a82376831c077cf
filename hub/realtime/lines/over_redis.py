"""Broadcasts to other web processes through Redis; while it is away this process goes on alone, quickly and quietly."""

import logging
import sys
import time
from importlib import reload

from socketio import redis_manager

from hub.realtime.lines.broadcast import FastBroadcast

if sys.modules.get("redis", ...) is None:  # hidden by hub.realtime
    del sys.modules["redis"]
    reload(redis_manager)

from redis import Redis, RedisError  # noqa: E402 - only now in sight

__all__ = ["FastBroadcastOverRedis", "Redis", "RedisError", "ask_redis"]
RedisManager = redis_manager.RedisManager

CONNECTING = 2  # seconds; a machine that does not answer at all must not hold up who speaks
PAUSE = 2  # seconds without another try after one that failed
REMINDER = 60  # seconds between two entries of the log


class FastBroadcastOverRedis(RedisManager, FastBroadcast):
    """The same broadcast, with other web processes reached through Redis: each frames what it hears once for its own lines."""

    def __init__(self, url: str, channel: str):
        """For a Redis at `url` that may be away, now or later."""
        log = logging.getLogger("hub.redis")
        log.addFilter(_Seldom())
        super().__init__(url, channel=channel, logger=log, redis_options={"socket_connect_timeout": CONNECTING})
        self._not_before = 0.0

    def _publish(self, data) -> None:
        if time.monotonic() >= self._not_before and super()._publish(data) is None:
            self._not_before = time.monotonic() + PAUSE


def ask_redis(url: str) -> None:
    """Ask Redis for a sign of life; the driver's own error if there is none within seconds."""
    with Redis.from_url(url, socket_connect_timeout=CONNECTING, socket_timeout=CONNECTING) as line:
        line.ping()


class _Seldom(logging.Filter):
    """Says once a minute what is the matter and what to do; trouble with Redis comes with each broadcast."""

    _last = -REMINDER

    def filter(self, record: logging.LogRecord) -> bool:
        trouble = getattr(record, "redis_exception", "")
        if not trouble or time.monotonic() - self._last < REMINDER:
            return not trouble
        self._last = time.monotonic()
        record.msg = f"Redis does not answer ({trouble}): check HUB_REDIS; until then other web processes hear of news late"
        return True
