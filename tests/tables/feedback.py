"""Who may go through the doors of feedback, in an open community."""

from tests.makers.attendance import stay
from tests.makers.live import live, session_notes


def scene(cast) -> dict:
    """A session that is over, in which everybody took part, and one that runs."""
    over = live(cast.wells, cast.facilitator)
    for one in (cast.outsider, cast.member, cast.muted, cast.facilitator, cast.admin):
        stay(over, one, 0, 20)
    session_notes(over)
    return {"over": over.id, "open": live(cast.wells, cast.facilitator).id}


WHO_LEADS = (302, 403, 403, 403, 200, 200)

ROUTES = {
    "feedback.feedback GET": ("/live/{over}/feedback", (302, *(200,) * 5)),
    "feedback.feedback POST": ("/live/{over}/feedback", {"met": "4", "useful": "5"}, (302, *(302,) * 5)),
    "feedback.results GET": ("/live/{over}/feedback/results", WHO_LEADS),
    "feedback.table GET": ("/live/{over}/feedback.csv", WHO_LEADS),
    "feedback.questions GET": ("/live/{open}/feedback/questions", WHO_LEADS),
    "feedback.questions POST": ("/live/{open}/feedback/questions", {"first": "What about pumps?"}, (302, 403, 403, 403, 302, 302)),
}
