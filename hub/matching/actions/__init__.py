"""What people do in matching."""

from hub.matching.actions import accounts  # noqa: F401 - hears of accounts that close
from hub.matching.actions.deciding import lift, rule, set_part, set_terms
from hub.matching.actions.describing import exclude, save_skills, save_step
from hub.matching.actions.programmes import change, found, take_part, withdraw
from hub.matching.actions.publishing import Stale, publish, stale
from hub.matching.actions.running import begin_run, fail_run, finish_run, note_progress, open_run
from hub.matching.actions.talking import close_talks, rate

__all__ = [
    "Stale", "begin_run", "change", "close_talks", "exclude", "fail_run", "finish_run", "found", "lift", "note_progress", "open_run", "publish", "rate", "rule",
    "save_skills", "save_step", "set_part", "set_terms", "stale", "take_part", "withdraw",
]
