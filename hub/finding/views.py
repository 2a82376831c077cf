"""The search page."""

from flask import Blueprint, request

from hub.communities.queries import communities_by_ids
from hub.finding.asking import asker, kinds
from hub.search import queries
from hub.text.languages import language
from hub.web.acting import acting
from hub.web.guards import anyone
from hub.web.pages import page as show

page = Blueprint("finding", __name__)

LONGEST_QUESTION = 200


@page.get("/search")
@anyone
def find():
    """Results for ?q=, of one kind if asked, 20 a page."""
    by = acting()
    question = request.args.get("q", "")[:LONGEST_QUESTION].strip()
    kind = request.args.get("kind", "")
    kind = kind if kind in kinds() else ""
    number = min(max(1, request.args.get("page", 1, type=int)), queries.MOST_PAGES)
    results = queries.found(asker(by), question, language=language(), kind=kind, page=number)
    known = communities_by_ids(by, {row.community_id for row in results.rows if row.community_id})
    return show("finding/find.html", question=question, kind=kind, kinds=kinds(), results=results, known=known, number=number)
