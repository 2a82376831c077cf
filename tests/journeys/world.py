"""A small world with something of everything in it, so that every page of the hub has something to show."""

from contextlib import contextmanager
from dataclasses import dataclass, field

from hub import rooms
from hub.accounts.actions.mailed import mail_link
from hub.accounts.models import Person
from hub.background.queue import run_here
from hub.mail import delivery
from hub.mail.outbox import post as post_letter
from hub.storage import files
from hub.storage.unit import db
from hub.text.writing import written
from tests.cast import Cast, make_cast
from tests.makers import community, membership, person
from tests.makers.communities import invitation, join_request
from tests.makers.discussions import reply, thread
from tests.makers.live import line, live, live_role, session_notes
from tests.makers.mentorship import goal, meeting, mentor_profile, message, pair, private_note, request, step
from tests.makers.moderation import report

LONG = """We lined **forty wells** last dry season and lost three of them.

- the ring cracks where the clay ends
- the seal costs 4 days of income

> What did the caretaker say?

She said: *listen to the rope*. See [the drawing](https://example.org/rope) and `valve_7`.

| Village | Depth |
|---|---|
| Kisumu | 9 m |
| Sikasso | 14 m |
"""


@dataclass
class World:
    """The cast, and the ids of one thing of each kind: `world.ids["thread"]`."""

    cast: Cast
    ids: dict[str, object] = field(default_factory=dict)


def fill(served) -> World:
    """Empty a served hub and put the world into it; whoever is told of something has been told."""
    with filling(served):
        return _make()


@contextmanager
def filling(served):
    """A writing unit of work on the emptied served hub, in which all makers work."""
    list(rooms.shelves("jobs", "notices"))
    delivery.connect(served.settings)
    files.connect(served.settings)
    served.empty()
    with run_here(but=frozenset({"mail.deliver"})), served.unit():
        yield


def _make() -> World:
    cast = make_cast(about="Wells", about_html="<p>How we dig.</p>", tags=["water", "drilling"], purpose="Wells that still give water in ten years")
    cast.member.languages, cast.member.organisation, cast.facilitator.organisation = ["fr", "bm"], "Association des usagers de l'eau", "Kisumu county"
    world = World(cast)
    for make in (_talk, _rooms, _pairs, _around):
        world.ids |= make(cast)
    return world


def _talk(cast: Cast) -> dict:
    long = thread(cast.facilitator, cast.wells, "Why do hand pumps fail in the third year?", written=written(LONG))
    speakers = (cast.member, cast.other, cast.facilitator)
    posts = [reply(speakers[n % 3], long, f"Reply number {n + 1}: the rope was dry.") for n in range(43)]
    reply(cast.member, posts[0], "@amina that is what we saw in Sikasso.")
    closed = thread(cast.member, cast.wells, "كيف نحفر بئرًا في الحجر؟", "نحتاج إلى نصيحة من أهل الخبرة.")
    db.flush()
    return {"thread": long.id, "post": posts[0].id, "other_thread": closed.id}


def _rooms(cast: Cast) -> dict:
    past = live(cast.wells, cast.facilitator, title="Seals and spare parts", topics=["seals"])
    line(past, _by(cast.facilitator), "See https://example.org/seals")
    item = session_notes(past)
    opened = live(cast.wells, cast.facilitator, title="Pumps that last", topics=["pumps"])
    live_role(opened, cast.other)
    planned = live(cast.wells, cast.facilitator, title="A visit to the workshop", state="planned", zone="Asia/Kolkata")
    return {"live": opened.id, "planned": planned.id, "past": past.id, "item": item.id}


def _pairs(cast: Cast) -> dict:
    mentor_profile(cast.facilitator)
    mentor_profile(cast.other, skills=["budgets", "training nurses"], languages=["en", "hi"], levels={"en": "fluent", "hi": "good"}, taken=1)
    active = pair(cast.facilitator, cast.member)
    made = {"pair": active.id, "goal": goal(active).id, "meeting": meeting(active).id, "step": step(active).id}
    message(active, "How is the new seal?")
    private_note(active, cast.facilitator)
    request(cast.member, cast.other)
    return made


def _around(cast: Cast) -> dict:
    asked = community("Clinics at lake", slug="clinics", access="request", facilitators=[cast.facilitator])
    community("Among ourselves", slug="private", access="private", facilitators=[cast.facilitator])
    join_request(asked, cast.outsider)
    membership(asked, cast.admin)
    invited = invitation(cast.wells)
    said = report(cast.other, cast.muted)
    waits = person("Wanjiru Kamau", address="wanjiru@example.org", state="waiting")
    mail_link(waits, "confirm", waits.address)
    letter = post_letter(cast.member, "A letter", "Dear Moussa, …", kind="notice")
    db.flush()
    return {"invitation": invited.token, "report": said.id, "letter": letter.id, "person": waits.id}


def _by(someone: Person):
    from hub.communities.queries import by_of

    return by_of(someone)
