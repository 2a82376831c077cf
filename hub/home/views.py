"""The first page."""

from flask import Blueprint

from hub.home import queries
from hub.web.acting import acting
from hub.web.guards import anyone
from hub.web.pages import page as show

page = Blueprint("home", __name__)


@page.get("/")
@anyone
def home():
    """What waits for me; for visitors a welcome and what is open to all."""
    by = acting()
    if not by.is_authenticated:
        communities, sessions = queries.shown_to_visitors(by)
        return show("home/welcome.html", communities=communities, sessions=sessions)
    return show("home/home.html", waiting=queries.waiting_for(by), others=[] if by.standings else queries.worth_a_look(by))
