"""Putting sound on the disk without making those who listen wait for it."""

import os

from hub.storage.aside import hub_threads


def sync_aside(fd: int) -> None:
    """See that what was written to a file survives a power cut, on a thread of its own where there is one; a failing disk shows at the next write."""
    pool = hub_threads()
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
