"""The canaries of mentoring: everything two people write, agree, answer and report, each with who may meet it."""

from hub.clock import now
from hub.communities.models import Community
from hub.mentorship.models import ClosingWords, Cohort, Goal, GoalChange, GroupFile, GroupMessage, NoteVersion, PairFile, Resource
from hub.storage.unit import db
from tests.canaries import gathering, matched
from tests.makers import mentorship as pairs

TWO = ("mentor", "mentee")
# Words of the house in columns of mentoring: one of a few, never typed.
CHOSEN = ("mode", "ended_why", "reasons", "reached", "value", "sees", "direction", "what", "fit", "obstacles", "level")
HOUSE_WORDS = {
    "mentorship_certificates.code",
    "mentorships.mode", "mentorships.ended_why", "mentorships.reasons", "mentorship_closings.reached", "mentorship_closings.value",
    "mentorship_agreements.mode", "mentorship_agreements.sees", "mentorship_learnings.direction", "mentorship_check_ins.what",
    "mentorship_check_ins.fit", "mentorship_check_ins.obstacles", "mentorship_check_ins.value", "mentorship_alerts.level",
    *gathering.HOUSE_WORDS, *matched.HOUSE_WORDS,
}


def pair(world) -> None:
    """A pair that goes on, one that is over and one that never was, with something of everything."""
    cage, mentor, mentee = world.cage, world.people["mentor"], world.people["mentee"]
    for state in ("active", "closed", "declined"):
        made = world.note("mentoring", pairs.pair(mentor, mentee, state=state, closed_at=None if state == "active" else now()))
        cage.let_into(made, *TWO, besides=CHOSEN)
        goal = pairs.goal(made)
        told = [goal, db.query(GoalChange).filter_by(goal_id=goal.id).one(), pairs.meeting(made), pairs.step(made), pairs.message(made)]
        for row in told:
            cage.let_into(row, *TWO)
        _said_alone(world, made)
        earlier = NoteVersion(note_id=told[4].id, source="", html="")
        db.add(earlier)
        db.flush()
        cage.let_into(earlier, *TWO)
        if state == "closed":
            given = pairs.certificate(made, mentee, name=cage.text("certificate.name", "mentee"), revoked_at=now())
            cage.let_into(given, "mentee", "admin", besides=("code", "name"))
            cage.columns.add((given.__tablename__, "name"))
        note = pairs.private_note(made, mentor)
        cage.let_into(note, "mentor")
        if state == "active":
            for kind, row in zip(("goal_id", "meeting_id", "step_id", "note_id"), (goal, told[2], told[3], told[4]), strict=True):
                world.note(kind, row)
            world.note("note_id", note)
            _agreed(world, made, told[4])
    _rounds(world, made)


def _said_alone(world, made) -> None:
    cage, mentor = world.cage, world.people["mentor"]
    closing = ClosingWords(mentorship_id=made.id, person_id=mentor.id, words="")
    db.add(closing)
    db.flush()
    cage.let_into(closing, *TWO, besides=CHOSEN)
    cage.let_into(pairs.check_in(made, mentor, fit="good", answered_at=now()), "mentor", besides=CHOSEN)


def _agreed(world, made, message) -> None:
    cage, mentee = world.cage, world.people["mentee"]
    cage.let_into(pairs.agreement(made, mentor_signed_at=now(), mentee_signed_at=now()), *TWO, "admin", besides=CHOSEN)
    cage.let_into(pairs.learning(made), *TWO, besides=CHOSEN)
    cage.let_into(pairs.question(made, mentee), "mentee", "admin")
    concern = pairs.concern(made, world.people["quiet"])
    cage.let_into(concern, "quiet"), cage.let_into(pairs.opening(concern), "quiet")
    file = pairs.file(message)
    file.name = f"{cage.word('pair file', *TWO)}.txt"
    cage.columns.add((PairFile.__tablename__, "name"))
    assert db.query(Goal).count()


def _rounds(world, made) -> None:
    cage = world.cage
    den = db.get(Community, world.ids["den"][0])
    cohort = pairs.cohort(den)
    group = pairs.group(world.people["mentor"], name="")
    active = next(one for one in db.query(type(made)).filter_by(state="active", mentor_id=group.mentor_id))
    active.group_id = group.id
    rows = [(cohort, ("keeper", "admin")), (group, TWO)]
    said = GroupMessage(group_id=group.id, author_id=world.people["mentor"].id, source="", html="")
    rows += [(said, TWO), (pairs.group_meeting(group, world.people["mentor"]), TWO)]
    for row, readers in rows:
        db.add(row)
        db.flush()
        cage.let_into(row, *readers, besides=CHOSEN)
    link, paper = (pairs.resource(cohort, world.people["keeper"], **more) for more in ({"stored": None, "name": None}, {}))
    cage.let_into(link, "keeper", "admin", besides=("href", "name"))
    link.href = f"https://example.org/{cage.word('link', 'keeper', 'admin')}"
    for file, readers in ((pairs.group_file(said), TWO), (paper, ("keeper", "admin"))):
        file.name = f"{cage.word('shared file', *readers)}.txt"
    cage.columns |= {(GroupFile.__tablename__, "name"), (Resource.__tablename__, "name"), (Resource.__tablename__, "href")}
    assert isinstance(cohort, Cohort) and made.id
