"""Other people's pages."""

from hub.accounts import queries
from hub.accounts.payloads import seen
from hub.accounts.views.page import page
from hub.clock import now
from hub.web.acting import acting
from hub.web.guards import anyone
from hub.web.pages import page as show


@page.get("/people/<handle>")
@anyone
def person(handle):
    """Someone's page, as far as they show it."""
    found = queries.person_for(acting(), handle)
    return show("accounts/person.html", person=seen(acting(), found, queries.community_ids_of(found.id)), state=found.state, now=now())
