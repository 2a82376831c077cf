"""Reminding pairs that have fallen silent, at most once a week."""

from datetime import timedelta

from hub.accounts.by import By
from hub.clock import now
from hub.errors import require
from hub.mentorship import notices, queries
from hub.mentorship.health import SILENT_WATCH, days_silent

WEEK = timedelta(days=7)


def nudge(by: By) -> int:
    """Ask both of every pair without contact for 21 days whether all is well; returns how many pairs."""
    require(by.is_house)
    pairs = queries.silent_since(now() - timedelta(days=SILENT_WATCH), now() - WEEK)
    for pair in pairs:
        notices.stalled(by, pair, days_silent(pair, now()))
        pair.nudged_at = now()
    return len(pairs)
