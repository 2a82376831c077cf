"""What the search index is told of threads and posts."""

from hub.discussions.models import Post, Thread
from hub.search import actions as index
from hub.text.excerpts import plain


def audience_of(thread: Thread) -> str:
    """Who may find what is said in the thread."""
    return "everyone" if thread.community.access == "open" else "community"


def make_findable(thread: Thread, post: Post) -> None:
    """Put a post into the index; the first one stands there as the thread itself."""
    if post.is_gone:
        forget(post, thread)
        return
    kind, ref_id, path = ("thread", thread.id, f"/threads/{thread.id}") if post.seq == 1 else ("post", post.id, f"/posts/{post.id}")
    index.put(
        kind, ref_id, title=thread.title, body=plain(post.html), language=thread.language or "en", path=path,
        audience=audience_of(thread), community_id=thread.community_id, person_id=post.author_id, at=post.posted_at,
    )


def make_all_findable(thread: Thread, posts: list[Post]) -> None:
    """Put a thread with all its posts into the index anew, after it was renamed, moved or made of another's posts."""
    for post in posts:
        if post.seq == 1:
            index.drop("post", post.id)
        make_findable(thread, post)


def forget(post: Post, thread: Thread) -> None:
    """Take a post's words out of the index; a thread whose first post is gone is still found by its title."""
    if post.seq > 1:
        index.drop("post", post.id)
        return
    index.put(
        "thread", thread.id, title=thread.title, language=thread.language or "en", path=f"/threads/{thread.id}",
        audience=audience_of(thread), community_id=thread.community_id, person_id=post.author_id, at=post.posted_at,
    )
