"""How a person becomes an asker of the index."""

from hub.accounts.by import By
from hub.search.queries import Asker
from hub.text.languages import _


def asker(by: By) -> Asker:
    """What the index needs to know of the person acting."""
    return Asker(by.is_authenticated, frozenset(by.standings))


def kinds() -> dict[str, str]:
    """The kinds of things one can find, in words."""
    return {
        "thread": _("Threads"), "post": _("Posts"), "notes": _("Session notes"), "live": _("Live sessions"), "said": _("What was said"),
        "person": _("People"), "mentor": _("Mentors"), "community": _("Communities"),
    }
