"""Who may report and judge, in an open community; what stays unseen is NotFound."""

from hub.communities.queries import by_of
from hub.discussions.queries import nth_post_for
from hub.storage.unit import unit_of_work
from tests.makers.discussions import thread
from tests.makers.live import line, live, session_notes
from tests.makers.moderation import report
from tests.makers.questions import question


def scene(cast) -> dict:
    """A post of Priya's, reported by Moussa; a chat line and a question of hers; session notes of the house."""
    opened = live(cast.wells, cast.facilitator)
    notes = session_notes(live(cast.wells, cast.facilitator))
    question_id = question(opened, cast.other).id
    with unit_of_work():
        made = nth_post_for(by_of(cast.other), thread(cast.other, cast.wells).id, 1)
        said = line(opened, by_of(cast.other)).seq
        return {"post": made.id, "report": report(cast.member, made).id, "live": opened.id, "line": said, "notes": notes.id, "question": question_id}


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
    "moderation.report_line GET": ("/live/{live}/lines/{line}/report", PEOPLE),
    "moderation.report_line POST": ("/live/{live}/lines/{line}/report", COMPLAINT, SENT),
    "moderation.report_question GET": ("/live/{live}/questions/{question}/report", PEOPLE),
    "moderation.report_question POST": ("/live/{live}/questions/{question}/report", COMPLAINT, SENT),
    "moderation.report_item GET": ("/library/{notes}/report", PEOPLE),
    "moderation.report_item POST": ("/library/{notes}/report", COMPLAINT, SENT),
    "moderation.queue GET": ("/reports/", JUDGES),
    "moderation.judge GET": ("/reports/{report}", JUDGES),
    "moderation.judge POST": ("/reports/{report}", {"act": "hidden", "key": "a-client-key"}, JUDGED),
    "moderation.log GET": ("/reports/log", JUDGES),
}
