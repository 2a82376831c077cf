"""Work that waits or computes long, off the event loop: in threads where one process serves many, else here."""

import sys


class Aside:
    """At most so many threads of this process for one kind of work: `aside(function, *arguments)` gives what the function gives."""

    def __init__(self, at_once: int):
        self.at_once, self._pool = at_once, None

    def __call__(self, function, *arguments):
        """What the function gives; whoever asks waits, everybody else goes on."""
        if not serves_many():
            return function(*arguments)
        if self._pool is None:
            from gevent.threadpool import ThreadPool

            self._pool = ThreadPool(self.at_once)
        return self._pool.apply(function, arguments)


def serves_many() -> bool:
    """Whether this process does everything in one thread that must not wait: the web process. Worker and shell may simply wait."""
    gevent = sys.modules.get("gevent.monkey")
    return gevent is not None and gevent.is_module_patched("threading")


def hub_threads():
    """The event loop's own threads where there is one, else None."""
    return sys.modules["gevent"].get_hub().threadpool if serves_many() else None
