"""What happens a little later: telling people of a post, clearing away files nobody posted."""

from hub.background.queue import job
from hub.communities.queries import by_of
from hub.discussions import actions, notices, queries
from hub.storage.unit import unit_of_work


@job("discussions.tell")
def tell(post_id: int) -> None:
    """Tell people of a new post."""
    with unit_of_work():
        post = queries.any_post(post_id)
        if post is not None:
            notices.posted(by_of(post.author), post)


@job("discussions.clear", every_minutes=60)
def clear() -> None:
    """Remove uploaded files that hang on no post since a day."""
    with unit_of_work():
        actions.clear_away()
