"""A letter about a pair that waits while the request is taken back, or the pair pauses or ends, does not leave."""

import pytest

from hub.mentorship import notices
from hub.mentorship.models import Meeting, Mentorship
from hub.mentorship.queries import pair_for
from hub.notifications.jobs import collect
from hub.notifications.models import MailChoice
from hub.storage.unit import db, unit_of_work
from tests.cast import acting_as
from tests.letterbox import flush
from tests.makers.live import english
from tests.makers.mentorship import meeting, request

SAID = {"asked": "asks you to be their mentor", "accepted": "accepted to be your mentor", "stalled": "have not been in contact", "meeting": "proposes a time to meet"}
FROM = {"asked": "requested", "accepted": "active", "stalled": "active", "meeting": "active"}


@pytest.fixture
def waiting(cast, frozen, run_jobs):
    """A letter of one kind to `other`, written and not sent, at once or in a digest; returns the pair's id."""

    def write(kind, mail="now"):
        english(cast)
        mentor, mentee = (cast.other, cast.member) if kind == "asked" else (cast.member, cast.other)
        pair = request(mentor, mentee, state=FROM[kind])
        one = meeting(pair, state="proposed") if kind == "meeting" else None
        with unit_of_work():
            db.merge(MailChoice(person_id=cast.other.id, mail=mail, quiet=False))
        with acting_as(cast.member) as by:
            _tell(by, kind, pair_for(by, pair.id), one)
        run_jobs()
        frozen.shift(24 * 3600)
        collect()
        return pair.id

    return write


def _tell(by, kind, pair, one):
    {"asked": lambda: notices.asked(by, pair), "accepted": lambda: notices.accepted(by, pair), "stalled": lambda: notices.nudged(by, pair, pair.mentee, "silent", 30),
     "meeting": lambda: notices.meeting(by, pair, one, "proposed")}[kind]()


@pytest.mark.parametrize("mail", ["now", "digest"])
@pytest.mark.parametrize("kind", SAID)
def test_what_still_holds_goes(cast, outbox, waiting, kind, mail):
    waiting(kind, mail)
    assert SAID[kind] in " ".join(flush(outbox).split())


@pytest.mark.parametrize("mail", ["now", "digest"])
@pytest.mark.parametrize(("kind", "state"), [("asked", "withdrawn"), ("asked", "active"), ("accepted", "ended"), ("accepted", "closed"), ("stalled", "ended"),
                                             ("stalled", "paused"), ("meeting", "ended")])
def test_of_a_pair_that_ended_nothing_goes(cast, outbox, waiting, kind, state, mail):
    number = waiting(kind, mail)
    assert any(SAID[kind] in " ".join(letter.text.split()) for letter in outbox(cast.other))
    with unit_of_work():
        db.get(Mentorship, number).state = state
    assert SAID[kind] not in " ".join(flush(outbox).split())


def test_of_a_meeting_called_off_no_proposal_goes(cast, outbox, waiting):
    waiting("meeting")
    with unit_of_work():
        db.query(Meeting).one().state = "cancelled"
    assert SAID["meeting"] not in flush(outbox)
