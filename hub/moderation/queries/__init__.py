"""Every SELECT about reports and what was done, split by noun."""

from hub.moderation.queries.log import Entry, entries_for
from hub.moderation.queries.reports import held_reports, open_count_for, open_reports_for, others_of, report_by, report_for

__all__ = ["Entry", "entries_for", "held_reports", "open_count_for", "open_reports_for", "others_of", "report_by", "report_for"]
