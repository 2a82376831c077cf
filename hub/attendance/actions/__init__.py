"""What can be done with attendance, split by noun."""

from hub.attendance.actions.certificates import certify, choose_name, give_again, new_code, revoke, set_rule, set_rule_for_all
from hub.attendance.actions.hearing import report_heard, report_pack, write_down
from hub.attendance.actions.reckoning import reckon
from hub.attendance.actions.rosters import certify_names, counts_rosters

__all__ = [
    "certify", "certify_names", "choose_name", "counts_rosters", "give_again", "new_code", "reckon", "report_heard", "report_pack", "revoke", "set_rule",
    "set_rule_for_all", "write_down",
]
