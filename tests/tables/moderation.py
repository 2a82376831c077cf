"""Who may report and judge, in an open community; what stays unseen is NotFound."""

from hub.communities.queries import by_of
from hub.discussions.queries import nth_post_for
from hub.storage.unit import unit_of_work
from tests.makers.discussions import thread
from tests.makers.moderation import report


def scene(cast) -> dict:
    """A post of Priya's, reported by Moussa."""
    with unit_of_work():
        made = nth_post_for(by_of(cast.other), thread(cast.other, cast.wells).id, 1)
        return {"post": made.id, "report": report(cast.member, made).id}


PEOPLE = (302, 200, 200, 200, 200, 200)
SENT = (302,) * 6
JUDGES = (302, 404, 404, 404, 200, 200)
JUDGED = (302, 404, 404, 404, 302, 302)
COMPLAINT = {"reason": "spam", "words": "It sells pumps", "key": "a-client-key"}

ROUTES = {
    "moderation.report_post GET": ("/posts/{post}/report", PEOPLE),
    "moderation.report_post POST": ("/posts/{post}/report", COMPLAINT, SENT),
    "moderation.report_person GET": ("/people/priya/report", PEOPLE),
    "moderation.report_person POST": ("/people/priya/report", COMPLAINT, SENT),
    "moderation.queue GET": ("/reports/", JUDGES),
    "moderation.judge GET": ("/reports/{report}", JUDGES),
    "moderation.judge POST": ("/reports/{report}", {"act": "hidden", "key": "a-client-key"}, JUDGED),
    "moderation.log GET": ("/reports/log", JUDGES),
}
