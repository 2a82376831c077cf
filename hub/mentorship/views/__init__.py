"""The pages of mentoring."""

from hub.mentorship.views import agreeing, calls, checking, ending, finding, helping, meetings, overview, pairs, talk, work  # noqa: F401 - they put their pages on `page`
from hub.mentorship.views.blueprint import page

__all__ = ["page"]
