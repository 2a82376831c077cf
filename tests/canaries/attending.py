"""Canaries in what is left of a session that is over: certificates, feedback, the guide of training material."""

from hub.feedback.models import Answer, Asked
from hub.library.models import Guide
from hub.live.models import LiveSession
from hub.storage.unit import db
from tests.makers.attendance import certificate

INSIDE = ("insider", "keeper", "author")


def leave_behind(world, live_id: int, item_id: int) -> None:
    """A certificate of the insider, a guide, and answers of five, which the keeper reads and nobody else."""
    cage, over = world.cage, world.note("live", db.get(LiveSession, live_id))
    cage.let_into(certificate(over, world.people["insider"], name=cage.text("certificate", "insider", "keeper")), "insider", "keeper", besides=("code", "followed"))
    asked = Asked(live_id=live_id, words=[cage.text("own question", *world.people)])
    guide = Guide(item_id=item_id)
    db.add_all([asked, guide])
    db.flush()
    cage.let_into(asked, *world.people)
    cage.let_into(guide, *INSIDE, "mentor", "mentee")
    for _answer in range(5):
        one = Answer(live_id=live_id, met=4, useful=4, own=[cage.text("own answer", "keeper")])
        db.add(one)
        db.flush()
        cage.let_into(one, "keeper", besides=("followed",))
