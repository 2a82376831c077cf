"""Rate limits kept in this process: a sliding window of moments for each key."""

import time
from collections import defaultdict, deque
from weakref import WeakSet

from hub.errors import TooMany

MOST_KEYS = 50_000  # a flood of invented keys must not fill the memory


_BUDGETS: WeakSet = WeakSet()


def forget_all() -> None:
    """Start every budget of this process afresh (tests)."""
    for budget in _BUDGETS:
        budget.forget()


class Budget:
    """At most `count` times in `seconds` for each key; moments are monotonic, so a clock jump frees nobody."""

    def __init__(self, count: int, seconds: float):
        self.count = count
        self.seconds = seconds
        self._moments: dict[object, deque[float]] = defaultdict(deque)
        _BUDGETS.add(self)

    def left(self, key) -> int:
        """How many more times `key` may act now."""
        return self.count - len(self._fresh(key))

    def spend(self, key, message: str = "") -> None:
        """Count one act of `key`, or raise TooMany with the seconds to wait."""
        moments = self._fresh(key)
        if len(moments) >= self.count:
            raise TooMany(message, retry_after=int(self.seconds - (time.monotonic() - moments[0])) + 1)
        moments.append(time.monotonic())

    def forget(self) -> None:
        """Start afresh (tests, and an administrator's reset)."""
        self._moments.clear()

    def _fresh(self, key) -> deque[float]:
        if len(self._moments) > MOST_KEYS:
            self._drop_stale()
        moments = self._moments[key]
        horizon = time.monotonic() - self.seconds
        while moments and moments[0] <= horizon:
            moments.popleft()
        return moments

    def _drop_stale(self) -> None:
        horizon = time.monotonic() - self.seconds
        for key in [k for k, moments in self._moments.items() if not moments or moments[-1] <= horizon]:
            del self._moments[key]
        if len(self._moments) > MOST_KEYS:
            self._moments.clear()
