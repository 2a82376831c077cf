"""Counting up a session that is over: its numbers for the session notes, and the certificates it gives."""

from datetime import timedelta

from hub.attendance import queries
from hub.attendance.actions.certificates import certify
from hub.attendance.tables import ways_of
from hub.clock import now
from hub.library.actions import renew_record
from hub.library.queries import item_of_live
from hub.live.models import LiveSession


def reckon(live: LiveSession) -> None:
    """Write into the session notes how many took part by which way, and give the certificates that are earned; the house's own act."""
    sat, item = queries.sittings_in(live), item_of_live(live.id)
    counts = queries.counts_in(live.id)
    heard = {"ways": ways_of(sat), "sites": len(counts), "at_sites": sum(max(count.total for count in rows) for rows in counts.values())}
    if item and item.record.get("heard") != heard:
        renew_record(item, heard=heard)
    rule = queries.rule_of(live.id)
    if rule and live.main_id is None and now() <= live.closed_at + timedelta(days=rule.days):
        certify(live, rule, sat)
