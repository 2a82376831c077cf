"""The names of all channels, in one place, so that nobody is addressed by accident."""


def of_person(person_id: int) -> str:
    """Every socket of one person."""
    return f"person:{person_id}"


def of_sign_in(sign_in_id: int) -> str:
    """The sockets opened under one sign-in."""
    return f"sign-in:{sign_in_id}"


def of_community(community_id: int) -> str:
    """All that is a community's: showing someone out of it takes them off every channel below it."""
    return f"community:{community_id}"


def of_thread(community_id: int, thread_id: int) -> str:
    """Those who have a thread open; below the community's channel, so that who leaves it hears no more of it."""
    return f"{of_community(community_id)}:thread:{thread_id}"


def of_live(community_id: int, live_id: int) -> str:
    """Everybody in the room of a live session; below the community's channel."""
    return f"{of_community(community_id)}:live:{live_id}"


def of_call(pair_id: int, person_id: int) -> str:
    """Whoever hears one of a pair in their call: the other's line and no other."""
    return f"pair:{pair_id}:call:{person_id}"
