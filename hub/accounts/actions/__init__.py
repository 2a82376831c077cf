"""Everything that changes people and their accounts, split by noun."""

from hub.accounts.actions.attempts import give_back, may_write_to, spend
from hub.accounts.actions.placeholders import add_person, appoint_administrator, keep_placeholder, settle

__all__ = ["add_person", "appoint_administrator", "give_back", "keep_placeholder", "may_write_to", "settle", "spend"]
