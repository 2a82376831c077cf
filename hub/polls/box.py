"""The ballot box of the web process: ballots of the same moment are written down together, and each voter waits until theirs is safe.

A writing unit of work waits for the disk: two thousand voters one after the other would wait for minutes, together they wait once.
"""

import logging
import threading
from collections.abc import Callable

from hub.polls.ballots import Cast
from hub.realtime import pacing
from hub.storage.unit import unit_of_work

log = logging.getLogger(__name__)

TOGETHER = 0.03  # seconds in which ballots are gathered
AT_ONCE = 500
PATIENCE = 30  # seconds a voter waits for the box


class _Batch:
    def __init__(self):
        self.casts: list[Cast] = []
        self.done = threading.Event()
        self.late: set[int] = set()  # of those whose poll was closed, by identity
        self.failed = False


class Box:
    """Takes ballots and answers "" when one is safe, "closed" when its poll was closed meanwhile, "busy" when it could not be written."""

    def __init__(self, write_down: Callable[[list[Cast]], list[Cast]]):
        self.write_down = write_down
        self._batch, self._busy = _Batch(), False

    def put(self, cast: Cast) -> str:
        """Put a ballot in and wait. Not within a unit of work."""
        batch = self._batch
        batch.casts.append(cast)
        if not pacing.runs_beside():
            self._empty()
        elif not self._busy:
            self._busy = True
            pacing.beside(self._empty_until_done)
        if not batch.done.wait(PATIENCE) or batch.failed:
            return "busy"
        return "closed" if id(cast) in batch.late else ""

    def _empty_until_done(self) -> None:
        try:
            while self._batch.casts:
                pacing.rest(TOGETHER)
                self._empty()
        finally:
            self._busy = False

    def _empty(self) -> None:
        batch, self._batch = self._batch, _Batch()
        try:
            for start in range(0, len(batch.casts), AT_ONCE):
                with unit_of_work():
                    batch.late |= {id(one) for one in self.write_down(batch.casts[start:start + AT_ONCE])}
        except Exception:
            log.exception("ballots were not written down; their voters are told")
            batch.failed = True
        batch.done.set()
