"""The rooms in their order, and the loading of the shelves a process needs."""

from importlib import import_module
from importlib.util import find_spec

ROOMS = (
    "accounts", "notifications", "communities", "matching", "library", "discussions", "live", "mentorship",
    "slides", "questions", "polls", "sites", "captions", "groups", "attendance", "feedback", "replay",
    "moderation", "home", "finding", "admin", "api",
)


def shelves(*names: str):
    """Import these shelves of every room that has them, in order, and yield (shelf, module); what a room adds to live sessions comes along."""
    for room in ROOMS:
        if find_spec(f"hub.{room}") and find_spec(f"hub.{room}.part"):
            import_module(f"hub.{room}.part")
        for name in names:
            if find_spec(f"hub.{room}") and find_spec(f"hub.{room}.{name}"):
                yield name, import_module(f"hub.{room}.{name}")
