"""The whole world of the canaries, made once by a worker for each kind of database and copied from then on."""

import pickle

from hub.mail.models import Letter
from hub.storage.unit import db, unit_of_work
from tests.canaries.walker import further
from tests.canaries.world import World, make_private, make_public, part_with


def kept_world(databases, kind: str, run_jobs) -> World:
    """Connect to the world; the clock must be frozen and the hub wired. What it returns is the test's own."""
    return pickle.loads(databases.kept(kind, "canaries", lambda: pickle.dumps(_made(run_jobs))))


def _made(run_jobs) -> World:
    """The jobs have told and mailed what there is to tell; `left` has gone."""
    made = make_private(make_public())
    run_jobs()
    part_with(made)
    with unit_of_work(write=False):
        made.ids["letters"] = [one.id for one in db.query(Letter)]
        made.ids |= further()
    assert made.ids["letters"]
    return made
