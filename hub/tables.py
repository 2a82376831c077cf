"""Every table of the house, for migrations and for tests that make a database."""

from importlib import import_module
from importlib.util import find_spec

from hub.storage.model import Base

ROOMS = (
    "background", "mail", "audit", "search", "accounts", "notifications", "communities", "matching", "library", "discussions", "live",
    "mentorship", "slides", "questions", "polls", "sites", "captions", "groups", "attendance", "feedback", "replay", "moderation",
)


def load():
    """Import every room's models and return the metadata that holds all tables."""
    for room in ROOMS:
        if find_spec(f"hub.{room}") and (found := find_spec(f"hub.{room}.models")) and found.origin:
            import_module(f"hub.{room}.models")
    return Base.metadata
