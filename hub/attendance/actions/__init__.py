"""What can be done with attendance, split by noun."""

from hub.attendance.actions.certificates import certify, choose_name, give_again, new_code, revoke, set_rule, set_rule_for_all
from hub.attendance.actions.hearing import report_heard, report_pack, write_down
from hub.attendance.actions.reckoning import reckon

__all__ = ["certify", "choose_name", "give_again", "new_code", "reckon", "report_heard", "report_pack", "revoke", "set_rule", "set_rule_for_all", "write_down"]
