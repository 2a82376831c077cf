"""Every table of the room, split by noun."""

from hub.discussions.models.files import Attachment
from hub.discussions.models.posts import MailOfPost, Post, PostRevision, Thanks
from hub.discussions.models.reading import FeedKey, Reading
from hub.discussions.models.threads import Thread

__all__ = ["Attachment", "FeedKey", "MailOfPost", "Post", "PostRevision", "Reading", "Thanks", "Thread"]
