"""Other people's pages."""

from flask import redirect, request, url_for

from hub.accounts import queries
from hub.accounts.payloads import seen
from hub.accounts.views.page import page
from hub.clock import now
from hub.errors import NotFound
from hub.web.acting import acting
from hub.web.guards import anyone
from hub.web.pages import page as show


@page.get("/people/<handle>")
@anyone
def person(handle):
    """Someone's page, as far as they show it; a visitor who may not see it is asked to sign in, whether it exists or not."""
    try:
        found = queries.person_for(acting(), handle)
    except NotFound:
        if acting().is_authenticated:
            raise
        return redirect(url_for("accounts.sign_in", next=request.path))
    return show("accounts/person.html", person=seen(acting(), found, queries.community_ids_of(found.id)), state=found.state, now=now())
