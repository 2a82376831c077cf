"""Every SELECT of the room, split by noun."""

from hub.discussions.queries.files import attachment_for, attachments_of, bytes_of, waiting_of, waiting_since
from hub.discussions.queries.importing import mail_for, mail_of
from hub.discussions.queries.lists import FILTERS, ThreadList, ThreadRow, latest_posts, threads_for
from hub.discussions.queries.pages import Opened, opened_for, opened_nested_for
from hub.discussions.queries.reading import (
    feed_key,
    feed_reader,
    first_unread_seq,
    is_unread,
    listeners,
    marks_beyond,
    named,
    post_ids_between,
    reading,
    unreached,
    unread_of,
    unread_threads,
)
from hub.discussions.queries.threads import (
    any_post,
    author_answered,
    first_post,
    gone_among,
    held,
    hold_person,
    last_of,
    nth_post_for,
    places_to_move_for,
    post_for,
    post_in,
    post_of_key,
    posts_of,
    revisions_for,
    seats,
    thankers_of,
    thread_for,
    thread_of_key,
    wordings_for,
    writers_of,
)

__all__ = [
    "FILTERS", "Opened", "ThreadList", "ThreadRow", "any_post", "attachment_for", "attachments_of", "author_answered", "bytes_of", "feed_key",
    "feed_reader", "first_post", "gone_among", "first_unread_seq", "held", "hold_person", "is_unread", "last_of", "latest_posts", "listeners",
    "mail_for", "mail_of", "marks_beyond", "named", "nth_post_for", "opened_for", "opened_nested_for", "places_to_move_for", "post_for",
    "post_ids_between", "post_in", "post_of_key", "posts_of", "reading", "revisions_for", "seats", "thankers_of", "thread_for", "thread_of_key",
    "threads_for", "unread_of", "unread_threads", "unreached", "waiting_of", "waiting_since", "wordings_for", "writers_of",
]
