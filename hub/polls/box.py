"""The ballot box of the web process: ballots of the same moment are looked through and written down together, and each voter waits until theirs is safe.

A writing unit of work waits for the disk, and who may vote is four questions: two thousand voters one after the other would wait for
minutes, together they wait once and ask once.
"""

import logging
import threading
from collections.abc import Callable

from hub.realtime import pacing
from hub.storage.unit import unit_of_work

log = logging.getLogger(__name__)

TOGETHER = 0.03  # seconds in which ballots are gathered
AT_ONCE = 500
PATIENCE = 30  # seconds a voter waits for the box


class _Batch:
    def __init__(self):
        self.asked: list = []
        self.said: list = []
        self.done = threading.Event()


class Box:
    """`act(asked)` says one thing to each of many asked, in one writing unit of work; `put` waits for what is said to one, None where that failed."""

    def __init__(self, act: Callable[[list], list]):
        self.act = act
        self._batch, self._busy = _Batch(), False

    def put(self, one):
        """Put one in and wait. Not within a unit of work."""
        batch, place = self._batch, len(self._batch.asked)
        batch.asked.append(one)
        if not pacing.runs_beside():
            self._empty()
        elif not self._busy:
            self._busy = True
            pacing.beside(self._empty_until_done)
        return batch.said[place] if batch.done.wait(PATIENCE) and place < len(batch.said) else None

    def _empty_until_done(self) -> None:
        try:
            while self._batch.asked:
                pacing.rest(TOGETHER)
                self._empty()
        finally:
            self._busy = False

    def _empty(self) -> None:
        batch, self._batch = self._batch, _Batch()
        try:
            for start in range(0, len(batch.asked), AT_ONCE):
                with unit_of_work():
                    said = self.act(batch.asked[start:start + AT_ONCE])
                batch.said += said
        except Exception:
            log.exception("ballots were not written down together; each is tried alone")
        batch.done.set()
