"""Open pages of a thread: following it for news, and being shown out."""

from hub.communities.leaving import when_closed_to_outsiders, when_leaving
from hub.discussions import queries
from hub.realtime import channels
from hub.realtime.announcing import clear, show_out
from hub.realtime.commands import command, enter
from hub.realtime.schemas import Number


@command("thread:follow", takes={"thread_id": Number(1)}, at_most=(30, 10), writes=False)
def follow(by, thread_id):
    """Hear of new posts of a thread one may read; the answer says how many there are now."""
    thread = queries.thread_for(by, thread_id)
    enter(channels.of_thread(thread.community_id, thread.id))
    return {"thread_id": thread.id, "seq": thread.posts_count}


@when_leaving
def stop_hearing(person_id: int, community_id: int) -> None:
    """Whoever leaves a community hears no more of its threads."""
    show_out(person_id, channels.of_community(community_id))


@when_closed_to_outsiders
def stop_outsiders(community_id: int) -> None:
    """A community that is no longer open begins anew: pages of members join again when they are loaded."""
    clear(channels.of_community(community_id))
