"""How to coordinate mentoring, and how to be a mentor: a page each."""

from hub.mentorship import health
from hub.mentorship.views.blueprint import page
from hub.web.guards import signed_in
from hub.web.pages import page as show


@page.get("/mentoring/coordinating")
@signed_in
def guidance():
    """How to look after pairs."""
    return show("mentorship/coordinating.html", at=health)


@page.get("/mentoring/being-a-mentor")
@signed_in
def being_a_mentor():
    """How to be a mentor, and what mentees may expect."""
    return show("mentorship/being_a_mentor.html", at=health)
