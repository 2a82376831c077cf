"""Putting sound on the disk without making those who listen wait for it."""

import os
import sys


def sync_aside(fd: int) -> None:
    """See that what was written to a file survives a power cut, on a thread of its own where there is one; a failing disk shows at the next write."""
    pool = _thread_pool()
    if pool is None:
        os.fsync(fd)
    else:
        pool.spawn(_sync, os.dup(fd))


def _sync(fd: int) -> None:
    try:
        os.fsync(fd)
    except OSError:
        pass
    finally:
        os.close(fd)


def _thread_pool():
    """The web process has one task for everybody and threads for what waits; worker and shell may simply wait."""
    gevent = sys.modules.get("gevent.monkey")
    return sys.modules["gevent"].get_hub().threadpool if gevent is not None and gevent.is_module_patched("threading") else None
