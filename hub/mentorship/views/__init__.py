"""The pages of mentoring."""

from hub.mentorship.views import (  # noqa: F401 - they put their pages on `page`
    agreeing,
    calls,
    care,
    certificates,
    checking,
    circles,
    cohorts,
    ending,
    finding,
    group_meetings,
    groups,
    guidance,
    helping,
    keeping,
    meetings,
    overview,
    pairs,
    report,
    talk,
    work,
)
from hub.mentorship.views.blueprint import page

__all__ = ["page"]
