"""What this web process carries, agreed with the others by keys in Redis that run out by themselves."""

import logging
import time
from contextlib import suppress

from hub.realtime.lines.over_redis import Redis, RedisError

log = logging.getLogger(__name__)

LASTS = 15  # seconds after which another process may take over what a dead one carried
SURE = 5  # seconds in which Redis is not asked again
PATIENCE = 1
STRAYS, A_DAY = "hub:astray", 24 * 60 * 60
TAKE = "hub:carried:"


class Claims:
    """Of one process, known to the others by `own`, the same after it began anew; while Redis is away each is alone and carries what it is asked for."""

    def __init__(self, url: str, own: str):
        self._redis = Redis.from_url(url, socket_connect_timeout=PATIENCE, socket_timeout=PATIENCE, decode_responses=True, protocol=2)
        self._own = own
        self._since: dict[str, float] = {}

    def claim(self, name: str) -> bool:
        """Whether this process carries it from now on."""
        if time.monotonic() - self._since.get(name, -SURE) < SURE:
            return True
        try:
            mine = self._take(name)
        except (RedisError, OSError) as error:
            log.info("claims cannot be asked for: %s", error)
            mine = True
        if mine:
            self._since[name] = time.monotonic()
        else:
            self._since.pop(name, None)
        return mine

    def is_elsewhere(self, name: str) -> bool:
        """Whether another process carries it."""
        try:
            return self._redis.get(TAKE + name) not in (None, self._own)
        except (RedisError, OSError):
            return False

    def let_go(self, name: str) -> None:
        """Leave it to whoever is asked next."""
        if self._since.pop(name, None) is None:
            return
        with suppress(RedisError, OSError):  # it runs out by itself
            if self._redis.get(TAKE + name) == self._own:
                self._redis.delete(TAKE + name)

    def _take(self, name: str) -> bool:
        if self._redis.set(TAKE + name, self._own, nx=True, ex=LASTS):
            return True
        if self._redis.get(TAKE + name) == self._own:
            return bool(self._redis.expire(TAKE + name, LASTS))
        with suppress(RedisError, OSError):
            self._redis.incr(STRAYS)
            self._redis.expire(STRAYS, A_DAY)
        return False


def strays_at(url: str) -> int:
    """How often of late somebody was at another process than what they asked for; the driver's own error where Redis does not answer."""
    with Redis.from_url(url, socket_connect_timeout=PATIENCE, socket_timeout=PATIENCE, protocol=2) as line:
        return int(line.get(STRAYS) or 0)
