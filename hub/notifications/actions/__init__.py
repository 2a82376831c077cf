"""Telling people, mailing what they are told, and their choices about it."""

from hub.notifications.actions.choosing import choose_mail, hear_again, silence
from hub.notifications.actions.hearing import someone_waits
from hub.notifications.actions.telling import Occasion, mark_all_read, mark_read, mark_seen, tell

__all__ = ["Occasion", "choose_mail", "hear_again", "mark_all_read", "mark_read", "mark_seen", "silence", "someone_waits", "tell"]
