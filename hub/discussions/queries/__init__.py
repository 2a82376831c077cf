"""Every SELECT of the room, split by noun."""

from hub.discussions.queries.files import attachment_for, attachments_of, bytes_of, waiting_of, waiting_since
from hub.discussions.queries.reading import (
    feed_key, feed_reader, first_unread_seq, is_unread, listeners, marks_beyond, named, reading, unread_of, unread_threads,
)
from hub.discussions.queries.threads import (
    author_answered, writers_of,
    first_post, held, hold_person, last_of, nth_post_for, places_to_move_for, post, post_for, post_in, post_of_key, posts_of,
    revisions_for, seats, thread_for, thread_of_key,
)

__all__ = ["author_answered", "writers_of", 
    "attachment_for", "attachments_of", "bytes_of", "feed_key", "feed_reader", "first_post", "first_unread_seq", "held",
    "hold_person", "is_unread", "last_of", "listeners", "marks_beyond", "named", "nth_post_for", "places_to_move_for",
    "post", "post_for", "post_in", "post_of_key", "posts_of", "reading", "revisions_for", "seats", "thread_for",
    "thread_of_key", "unread_of", "unread_threads", "waiting_of", "waiting_since",
]
