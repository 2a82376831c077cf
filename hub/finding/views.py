"""The search page."""

from flask import Blueprint, request

from hub.accounts.queries import people_by_ids
from hub.communities.queries import communities_by_ids
from hub.finding.asking import asker, kinds
from hub.search import queries
from hub.text.languages import language
from hub.web.acting import acting
from hub.web.guards import anyone
from hub.web.pages import page as show

page = Blueprint("finding", __name__)

LONGEST_QUESTION = 200
LARGEST_ID = 2**53
SAID = ("thread", "post")


@page.get("/search")
@anyone
def find():
    """Results for ?q=, of one kind or one thread if asked, 20 a page."""
    by = acting()
    question = request.args.get("q", "")[:LONGEST_QUESTION].strip()
    kind = request.args.get("kind", "")
    kind = kind if kind in kinds() else ""
    number = min(max(1, request.args.get("page", 1, type=int)), queries.MOST_PAGES)
    thread = max(0, min(request.args.get("thread", 0, type=int), LARGEST_ID))
    results = queries.found(asker(by), question, language=language(), kind=kind, thread_id=thread or None, page=number)
    return show("finding/find.html", question=question, kind=kind, kinds=kinds(), thread=thread, results=results, number=number, **_names(by, results))


def _names(by, results) -> dict:
    """Whose words the results are, and where they were said."""
    rows = [one for row in results.rows for one in (row, *row.others)]
    people = people_by_ids({row.person_id for row in rows if row.kind in SAID and row.person_id})
    return {"known": communities_by_ids(by, {row.community_id for row in rows if row.community_id}), "writers": people}
