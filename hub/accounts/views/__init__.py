"""Pages about accounts: the doors, mailed links, one's own pages, other people."""

from hub.accounts.views import doors, links, own, people, writing
from hub.accounts.views.page import page

__all__ = ["doors", "links", "own", "page", "people", "writing"]
