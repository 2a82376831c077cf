"""Telling at a steady pace: many changes of one thing become one piece of news, at most once in a while."""

import logging
from collections.abc import Callable, Hashable

log = logging.getLogger(__name__)


class _Beside:
    """How this process does something beside the rest; nothing in tests, worker and commands, where all is done at once."""

    spawn: Callable | None = None
    sleep: Callable | None = None


def beside_by(spawn: Callable | None, sleep: Callable | None) -> None:
    """Say how this process starts something beside the rest and how it waits there; None for neither."""
    _Beside.spawn, _Beside.sleep = staticmethod(spawn) if spawn else None, staticmethod(sleep) if sleep else None


def runs_beside() -> bool:
    """Whether this process can do something beside the rest."""
    return _Beside.spawn is not None


def beside(act: Callable, *given) -> None:
    """Start something beside the rest."""
    _Beside.spawn(act, *given)


def rest(seconds: float) -> None:
    """Wait, where it runs beside the rest."""
    _Beside.sleep(seconds)


class Paced:
    """Does `act(key)` soon after `put(key)`, however often that is said, at most once in `seconds` for each key."""

    def __init__(self, act: Callable[[Hashable], object], seconds: float = 1.0):
        self.act, self.seconds = act, seconds
        self._wanted: set[Hashable] = set()
        self._going: set[Hashable] = set()

    def put(self, key: Hashable) -> None:
        """Have it done for `key`: now if it was not done lately, else in a while. Not within a unit of work."""
        if not runs_beside():
            self.act(key)
            return
        self._wanted.add(key)
        if key not in self._going:
            self._going.add(key)
            beside(self._go_on, key)

    def _go_on(self, key: Hashable) -> None:
        while key in self._wanted:
            self._wanted.discard(key)
            try:
                self.act(key)
            except Exception:
                log.exception("paced news of %s", key)
            rest(self.seconds)
        self._going.discard(key)
