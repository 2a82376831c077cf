"""The demonstration fills an empty hub of either kind, agrees with itself, opens everywhere, and never harms."""

import time
from collections import Counter, deque
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from sqlalchemy import func, select
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from hub.accounts.models import Person
from hub.background import queue
from hub.commands.check import demonstration_of
from hub.communities.models import Community, Membership
from hub.demo.belonging import people
from hub.demo.fill import fill
from hub.demo.greeting import sign_ins
from hub.discussions.models import Post, Thanks, Thread
from hub.errors import Conflict
from hub.library.models import Item
from hub.live.models import LiveSession, Registration
from hub.mail.models import Letter
from hub.mentorship.models import LIVING, MentorProfile, Mentorship
from hub.search.models import Document
from hub.storage.unit import db, unit_of_work
from tests import makers
from tests.serving import Visitor

pytestmark = pytest.mark.timeout(400)
OF_EACH_KIND = 3  # pages of one endpoint a reader opens
WIDEST = ("esi", "chisomo")  # an administrator and a facilitator, to whom most pages open: that the statements run on PostgreSQL too
SIGNED_IN = [key for key, one in people().items() if one.get("signs_in")]


def check_the_doctor_warns(app) -> None:
    """Whether the doctor minds the well-known password only where strangers can reach the hub."""
    settings = app.extensions["hub.settings"]
    assert demonstration_of(replace(settings, host="127.0.0.1", base_url="http://127.0.0.1:8000"))[0] is True
    assert demonstration_of(replace(settings, host="0.0.0.0", base_url="http://127.0.0.1:8000"))[0] is False  # noqa: S104


@pytest.fixture
def filled(app, database, _databases):
    """A hub with the demonstration in it, filled once for each kind of database and copied from then on; its jobs wait."""
    for job in _databases.kept(database, "demonstration", _fill):
        queue._Queue.huey.enqueue(job)
    return app


def _fill() -> list:
    began = time.monotonic()
    fill(lambda _line: None)
    print(f"filled in {time.monotonic() - began:.1f} s")
    waiting = queue._Queue.huey.pending()
    queue._Queue.huey.flush()
    return waiting


def _count(*conditions, of) -> int:
    return db.scalar(select(func.count()).select_from(of).where(*conditions))


def test_the_story_is_there_and_its_counters_are_true(filled):
    with unit_of_work(write=False):
        for thread in db.scalars(select(Thread)):
            assert thread.posts_count == _count(Post.thread_id == thread.id, of=Post)
            last = db.scalar(select(func.max(Post.posted_at)).where(Post.thread_id == thread.id))
            assert thread.last_post_at == last
        for post in db.scalars(select(Post)):
            assert post.thanks_count == _count(Thanks.post_id == post.id, of=Thanks)
        for place in db.scalars(select(Community)):
            assert place.members_count == _count(Membership.community_id == place.id, of=Membership) > 3
        for live in db.scalars(select(LiveSession)):
            assert live.registered_count == _count(Registration.live_id == live.id, Registration.place == "coming", of=Registration)
        assert _count(Registration.place == "waiting", of=Registration) == 2 and _count(LiveSession.series_id.is_not(None), of=LiveSession) == 6
        for profile in db.scalars(select(MentorProfile)):
            assert profile.taken == _count(Mentorship.mentor_id == profile.person_id, Mentorship.state.in_(LIVING), of=Mentorship)
        assert _count(Document.kind == "thread", of=Document) == _count(of=Thread) >= 25
    with pytest.raises(Conflict):
        fill(lambda _line: None)
    assert all(f"{key}@example.org" in sign_ins() for key in SIGNED_IN)
    check_the_doctor_warns(filled)


def test_a_held_session_can_be_listened_to(filled):
    with unit_of_work(write=False):
        recorded = [item.record["recording"] for item in db.scalars(select(Item)) if "recording" in item.record]
    assert len(recorded) == 1 and 60_000 < recorded[0]["ms"] < 90_000 and 40_000 < recorded[0]["bytes"] < 120_000
    assert len({chapter["person"] for chapter in recorded[0]["chapters"]}) == 3


def test_every_kind_of_page_opens_for_everybody(filled, database):
    readers = {None: Visitor(filled)}
    with unit_of_work(write=False):
        found = {key: db.scalar(select(Person).where(Person.address == f"{key}@example.org")) for key in (SIGNED_IN if database == "sqlite" else WIDEST)}
    readers |= {key: Visitor(filled, person) for key, person in found.items()}
    failed = {}
    for key, reader in readers.items():
        opened, broken = _wander(filled, reader)
        assert len(opened) > (8 if key is None else 25), (key, opened)
        # Visitors read names in open communities, but profiles are for people signed in.
        failed |= {(key, path): status for path, status in broken.items() if key or not path.startswith("/people/")}
    assert failed == {}


def test_the_private_circle_is_unknown_to_others(filled):
    with unit_of_work(write=False):
        circle = db.scalar(select(Community).where(Community.access == "private"))
        thread = db.scalar(select(Thread).where(Thread.community_id == circle.id))
        inside, outside = (db.scalar(select(Person).where(Person.address == f"{key}@example.org")) for key in ("chisomo", "halima"))
    paths = [f"/communities/{circle.slug}", f"/threads/{thread.id}"]
    assert [Visitor(filled, inside).get(path).status for path in paths] == [200, 200]
    for reader in (Visitor(filled), Visitor(filled, outside)):
        assert [reader.get(path).status for path in paths] == [404, 404]
        assert circle.name not in reader.get("/search?q=leprosy").words and circle.name not in reader.get("/communities/").words


def test_letters_are_a_handful_and_none_of_the_past(filled, run_jobs):
    from hub.background.queue import wake

    wake("notifications.write")
    run_jobs()
    with unit_of_work(write=False):
        letters = list(db.scalars(select(Letter)))
    assert len(letters) <= 30
    assert all(letter.to_address.endswith("@example.org") and letter.state == "waiting" for letter in letters)


def test_a_hub_with_people_is_left_alone(app):
    makers.person("Amina Otieno")
    with pytest.raises(Conflict):
        fill(lambda _line: None, force=True)
    assert sign_ins() == ""


@pytest.mark.parametrize("changes", [{"smtp_host": "mail.example.org"}, {"base_url": "https://hub.example.org"}])
def test_a_site_that_is_in_use_is_refused(make_app, changes):
    make_app(**changes)
    with pytest.raises(Conflict):
        fill(lambda _line: None)
    with unit_of_work(write=False):
        assert _count(of=Person) == 0


def _wander(app, reader) -> tuple[Counter, dict]:
    """Follow links from the first page, a few of each kind; returns (pages opened by endpoint, path -> status of those that failed)."""
    seen, opened, broken = {"/"}, Counter(), {}
    waiting = deque(["/"])
    while waiting:
        path = waiting.popleft()
        endpoint = _endpoint(app, path)
        if endpoint is None or opened[endpoint] >= OF_EACH_KIND:
            continue
        opened[endpoint] += 1
        page = reader.get(path)
        if page.status not in (200, 302, 303):
            broken[path] = page.status
        # What leads out of the room is there for everybody, and shown by its script to whom it opens.
        for link in [*(() if endpoint == "live.room" else page.links), page.location]:
            parts = urlsplit(link)
            there = parts.path + (f"?{parts.query}" if parts.query else "")
            if parts.path.startswith("/") and parts.netloc in ("", "localhost") and there not in seen:
                seen.add(there)
                waiting.append(there)
    return opened, broken


def _endpoint(app, path: str) -> str | None:
    try:
        endpoint, _values = app.url_map.bind("localhost").match(urlsplit(path).path)
    except (HTTPException, RequestRedirect):
        return path  # what leads nowhere is opened, and found broken
    # The link to the next post stands hidden on a page until that post comes.
    return None if endpoint in ("asset", "static", "discussions.nth") else endpoint
