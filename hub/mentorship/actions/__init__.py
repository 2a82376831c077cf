"""Everything that changes mentoring, split by noun."""

from hub.mentorship.actions.accounts import go_away
from hub.mentorship.actions.agreeing import draft_terms, learn, sign
from hub.mentorship.actions.asking import accept, ask, decline, withdraw
from hub.mentorship.actions.calls import answer_call, hang_up_call, hold_call, refuse_call, signal, standing_of, start_call
from hub.mentorship.actions.care import (
    ask_to_open,
    dismiss_officer,
    grant_opening,
    name_officer,
    report_harm,
    settle,
    tell_of_openings,
)
from hub.mentorship.actions.certificates import certify
from hub.mentorship.actions.certificates import choose_name as choose_certificate_name
from hub.mentorship.actions.certificates import give_again as give_certificate_again
from hub.mentorship.actions.certificates import revoke as revoke_certificate
from hub.mentorship.actions.checking import answer_check_in, ask_how_it_goes, ask_what_lasts
from hub.mentorship.actions.circles import add_resource, begin_thread, come_in, plan_session, remove_resource
from hub.mentorship.actions.cohorts import begin_cohort, put_in_cohort
from hub.mentorship.actions.coordinators import appoint, dismiss
from hub.mentorship.actions.ending import close, end_early, finish_closings, go_on_after_all, pause, resume, say_what_changed
from hub.mentorship.actions.forgetting import choose_retention, forget_mine, forget_words
from hub.mentorship.actions.goals import aim, note_progress
from hub.mentorship.actions.group_meetings import (
    answer_group_meeting,
    call_off_group_meeting,
    hold_group_meeting,
    miss_group_meeting,
    move_group_meeting,
    propose_to_group,
)
from hub.mentorship.actions.groups import begin_group, end_group, join_group, leave_group, remove_from_group, say_in_group
from hub.mentorship.actions.helping import answer_question, ask_coordinators, write_to_all
from hub.mentorship.actions.meetings import agree, call_off, log, log_planned, miss, move, propose, touch
from hub.mentorship.actions.notes import keep, note_privately, remove_note, rewrite, thank, withdraw_message, write
from hub.mentorship.actions.nudging import nudge, see_to, watch
from hub.mentorship.actions.profiles import offer, show_open
from hub.mentorship.actions.steps import finish, plan_step, reopen

__all__ = [
    "accept", "add_resource", "agree", "aim", "answer_call", "answer_check_in", "answer_group_meeting", "answer_question", "appoint", "ask",
    "ask_coordinators", "ask_how_it_goes", "ask_to_open", "ask_what_lasts", "begin_cohort", "begin_group", "begin_thread", "call_off",
    "call_off_group_meeting", "certify", "choose_certificate_name", "choose_retention", "close", "come_in", "decline", "dismiss", "dismiss_officer",
    "draft_terms", "end_early", "end_group", "finish", "finish_closings", "forget_mine", "forget_words", "give_certificate_again", "go_away",
    "go_on_after_all", "grant_opening", "hang_up_call", "hold_call", "hold_group_meeting", "join_group", "keep", "learn", "leave_group", "log",
    "log_planned", "miss", "miss_group_meeting", "move", "move_group_meeting", "name_officer", "note_privately", "note_progress", "nudge", "offer",
    "pause", "plan_session", "plan_step", "propose", "propose_to_group", "put_in_cohort", "refuse_call", "remove_from_group", "remove_note",
    "remove_resource", "reopen", "report_harm", "resume", "revoke_certificate", "rewrite", "say_in_group", "say_what_changed", "see_to", "settle",
    "show_open", "sign", "signal", "standing_of", "start_call", "tell_of_openings", "thank", "touch", "watch", "withdraw", "withdraw_message",
    "write", "write_to_all",
]
