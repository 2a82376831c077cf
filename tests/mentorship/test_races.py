"""Twenty at once: places are exact, a request is one request."""

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import select

from hub.accounts.models import Person
from hub.communities.queries import by_of
from hub.errors import Conflict, Forbidden
from hub.mentorship import actions, queries
from hub.mentorship.drafts import Wish
from hub.mentorship.models import MentorProfile, Mentorship
from hub.storage.unit import db, unit_of_work
from hub.text.writing import Written
from tests.makers import mentorship as make
from tests.makers import person

TWENTY = 20


def at_once(act, things):
    """What each of `act(thing)` came to, all started together: 'done' or the refusal's name."""

    def attempt(thing):
        try:
            act(thing)
        except (Conflict, Forbidden) as refusal:
            return type(refusal).__name__
        return "done"

    with ThreadPoolExecutor(TWENTY) as pool:
        return list(pool.map(attempt, things))


def accept(mentor_id, pair_id):
    """The mentor accepts, in a unit of work of its own."""
    with unit_of_work():
        by = by_of(db.get(Person, mentor_id))
        actions.accept(by, queries.pair_for(by, pair_id, lock=True))


def test_twenty_accepts_with_one_place_make_one_pair(settings):
    """Twenty different requests are accepted at once; one becomes a pair, one place is taken."""
    with unit_of_work():
        mentor = person()
        make.mentor_profile(mentor, places=1)
        ids = [make.request(mentor, person()).id for _ in range(TWENTY)]
    came = at_once(lambda pair_id: accept(mentor.id, pair_id), ids)
    assert came.count("done") == 1 and came.count("Conflict") == TWENTY - 1
    with unit_of_work(write=False):
        states = list(db.scalars(select(Mentorship.state)))
        assert states.count("agreed") == 1 and states.count("requested") == TWENTY - 1
        assert db.scalar(select(MentorProfile.taken)) == 1


def test_the_same_accept_twenty_times_takes_one_place(settings):
    """A double click is one yes."""
    with unit_of_work():
        mentor = person()
        make.mentor_profile(mentor, places=5)
        pair = make.request(mentor, person())
    assert set(at_once(lambda _n: accept(mentor.id, pair.id), range(TWENTY))) == {"done"}
    with unit_of_work(write=False):
        assert db.scalar(select(MentorProfile.taken)) == 1


def test_the_same_request_twenty_times_is_one(settings):
    """Twenty sends of one form make one request."""
    with unit_of_work():
        mentor, mentee = person(), person()
        make.mentor_profile(mentor)

    def ask(_number):
        with unit_of_work():
            wish = Wish(Written("Wells", "<p>Wells</p>"), "", ("en",), 1, "a-client-key")
            actions.ask(by_of(db.get(Person, mentee.id)), mentor.id, wish)

    assert set(at_once(ask, range(TWENTY))) == {"done"}
    with unit_of_work(write=False):
        assert len(list(db.scalars(select(Mentorship)))) == 1
