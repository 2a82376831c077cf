"""Huey without the drivers it would import: it loads every one it finds installed, and we use none of these for the queue."""

import sys

UNWANTED = ("psycopg", "gevent", "redis")  # 8, 5 and 6 MB in a process that has not loaded them for a reason of its own

_hidden = [name for name in UNWANTED if name not in sys.modules]
for _name in _hidden:
    sys.modules[_name] = None

from huey import MemoryHuey, SqliteHuey, crontab  # noqa: E402 - only once the drivers are out of sight
from huey.signals import SIGNAL_ERROR  # noqa: E402

for _name in _hidden:
    del sys.modules[_name]

__all__ = ["SIGNAL_ERROR", "MemoryHuey", "SqliteHuey", "crontab"]
