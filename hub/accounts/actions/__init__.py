"""Everything that changes people and their accounts, split by noun."""

from hub.accounts.actions.appointing import appoint, dismiss
from hub.accounts.actions.attempts import give_back, may_write_to, spend
from hub.accounts.actions.credentials import ask_for_address, ask_for_reset, change_password, confirm_address, reset_password
from hub.accounts.actions.entering import Proof, begin, end_sign_ins, sign_in, sign_out, sign_out_device, sign_out_everywhere
from hub.accounts.actions.joining import Application, approve, claim, confirm, decline, invite_to_site, register, revoke
from hub.accounts.actions.leaving import close, lift, suspend, sweep
from hub.accounts.actions.own import Profile, choose_look, describe, drop_draft, keep_draft, show_to
from hub.accounts.actions.placeholders import add_person, appoint_administrator, keep_placeholder, settle

__all__ = [
    "Application", "Profile", "Proof", "add_person", "appoint", "appoint_administrator", "approve", "ask_for_address", "ask_for_reset",
    "begin", "change_password", "choose_look", "claim", "close", "confirm", "confirm_address", "decline", "describe",
    "dismiss", "drop_draft", "end_sign_ins", "give_back", "invite_to_site", "keep_draft", "keep_placeholder", "lift", "may_write_to", "register",
    "reset_password", "revoke", "settle", "show_to", "sign_in", "sign_out", "sign_out_device", "sign_out_everywhere", "spend",
    "suspend", "sweep",
]
