"""The names of all channels, in one place, so that nobody is addressed by accident."""


def of_person(person_id: int) -> str:
    """Every socket of one person."""
    return f"person:{person_id}"


def of_sign_in(sign_in_id: int) -> str:
    """The sockets opened under one sign-in."""
    return f"sign-in:{sign_in_id}"


def of_thread(thread_id: int) -> str:
    """Those who have a thread open."""
    return f"thread:{thread_id}"


def of_live(live_id: int) -> str:
    """Everybody in the room of a live session."""
    return f"live:{live_id}"
