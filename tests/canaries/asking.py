"""Canaries in questions and polls of a session: held, set aside, answered; prepared, open, written in."""

from hub.live.models import LiveSession
from hub.live.queries import seat_for
from hub.polls.models import Ballot, Poll, SiteBallot
from hub.questions import actions
from hub.questions.models import Question
from hub.storage.unit import db
from tests.makers.polls import poll, voted
from tests.makers.questions import question, taking

INSIDE = ("insider", "keeper", "author")


def ask_and_vote(world, opened: LiveSession) -> None:
    """Questions in each state, a prepared poll, and an open one in which somebody wrote."""
    cage, people = world.cage, world.people
    for state, readers in (("answered", INSIDE), ("dismissed", ("author", "keeper")), ("held", ("author", "keeper"))):
        if state == "held":
            taking(opened, people["keeper"], waits=True)
        asked = question(opened, people["author"], cage.text(f"{state} question", *readers))
        if state != "held":
            _decide(world, opened, asked, state)
        cage.let_into(db.get(Question, asked.id), *readers, besides=() if state == "dismissed" else ("word",))
    prepared = poll(opened, people["keeper"], state="draft")
    cage.let_into(db.get(Poll, prepared.id), "keeper", besides=("results", "secret"))
    now = poll(opened, people["keeper"], kind="text")
    voted(opened, people["author"], now, text=cage.text("ballot", *INSIDE))
    cage.let_into(db.query(Ballot).filter_by(poll_id=now.id).one(), *INSIDE, besides=("voter", "choices"))
    now = db.get(Poll, now.id)
    now.secret = cage.word("secret of a poll")
    cage.columns.add(("live_polls", "secret"))
    cage.let_into(now, *INSIDE, besides=("results", "secret"))
    together = SiteBallot(poll_id=now.id, site=1, name=cage.text("site in a poll", "keeper"), counts=[])
    db.add(together)
    db.flush()
    cage.let_into(together, "keeper", besides=("counts",))


def _decide(world, opened: LiveSession, asked: Question, state: str) -> None:
    by = world.by("keeper")
    seat = seat_for(by, opened.id, lock=True)
    actions.answer(by, seat, asked, "So") if state == "answered" else actions.dismiss(by, seat, asked, "Later")
