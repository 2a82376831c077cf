"""Nobody meets a word that is not for them, whatever they open, search, send, hear or are mailed."""

import re
from difflib import ndiff

import pytest
from sqlalchemy import JSON, String, Text

from hub import limits
from hub.communities import actions as communities
from hub.communities.models import Community
from hub.communities.queries import by_of
from hub.discussions import actions as talk
from hub.discussions import queries
from hub.live.models import LiveSession
from hub.storage.model import Base
from hub.storage.unit import db, unit_of_work
from tests.canaries.cage import OURS
from tests.canaries.keeping import kept_world
from tests.canaries.pairing import HOUSE_WORDS
from tests.canaries.walker import addresses, commands, heard_at, heard_by_socket
from tests.canaries.world import INSIDE, as_private, make_private, make_public, part_with
from tests.makers import membership
from tests.makers.discussions import reply
from tests.makers.live import line as chat_line
from tests.serving import Visitor

# Who may see what is decided in Python, the same on both databases: on PostgreSQL those walk for whom its SQL must find or leave out.
WALKERS = {
    "sqlite": ("visitor", "outsider", "foreign", "left", "admin", "insider", "keeper"),
    "postgresql": ("outsider", "left", "insider"),
}
COMMANDERS = {"sqlite": ("outsider", "foreign", "left", "admin"), "postgresql": ("outsider",)}
OPEN = {"threads": 1, "posts": 3, "live": 2, "library": 1, "files": 0, "letters": 0, "reports": 0, "mentoring": 0}  # how many of each began as open
# Words of the house or of nobody, and those a test of their own watches: logs, limits, the index (searched below), letters and jobs.
ELSEWHERE = {
    "attempts.key", "job_runs.name", "job_runs.problem", "letters.html", "letters.problem", "letters.subject", "letters.text", "letters.to_name",
    "search_documents.body", "search_documents.title", "feed_keys.nonce", "live_facts.data", "live_sessions.agenda", "live_sessions.questions", "library_topics.topic",
    "communities.folded", "mentor_profiles.about", "mentor_profiles.about_html", "mentor_profiles.folded", "mentor_profiles.skills",
    "posts.html", "posts.path", "posts.source",
    "live_polls.results", "live_ballots.voter", "live_ballots.choices", "live_site_ballots.counts",  # choices of a form, keys, numbers
    "slides_decks.sources", "slides_decks.problem", "slides_pages.small", "slides_pages.large", "slides_stills.name", "slides_stills.source",  # names of files
    "attendance_heard.ranges", "attendance_certificates.code", "feedback_answers.followed",  # numbers, a secret word, a choice of the form
}
SUNG = (
    ("insider", "post.source"), ("insider", "file.name"), ("insider", "notes"), ("insider", "chat"), ("insider", "community.slug"), ("insider", "thread.title"),
    ("keeper", "report.words"), ("keeper", "live draft"), ("keeper", "raw mail"), ("admin", "people.words_to_admins"), ("foreign", "open draft"),
)
CHANGING = re.compile(r'value="[^"]{12,}"|<input[^>]*type="hidden"[^>]*>|name="csrf-token" content="[^"]*"|Set-Cookie: [^\n]*\r?\n|Content-Length: \d+|'
                      r'"live_ms":\d+|OggS[\s\S]*')  # a session's clock; a voice begins with a number at random


@pytest.fixture
def world(app, run_jobs, frozen, database, _databases):
    """The whole world; `left` has gone."""
    return kept_world(_databases, database, run_jobs)


def _visitor(app, world, who: str) -> Visitor:
    return Visitor(app, world.people.get(who))


def _heard(app, world, who: str, paths) -> dict[str, str]:
    visitor = _visitor(app, world, who)
    return {path: heard_at(visitor, path) for path in paths}


def _met(app, world, who: str, paths) -> dict:
    return _wrong(world, who, _heard(app, world, who, paths))


def _wrong(world, who: str, heard: dict[str, str]) -> dict:
    met = {path: world.cage.met_by(who, text, path) for path, text in heard.items()}
    told_before = ("/notices",) if who == "left" else ()  # titles they were told of while they belonged
    return {path: places for path, places in met.items() if places and path not in told_before}


@pytest.mark.timeout(240)
def test_no_address_says_what_is_not_for_the_asker(app, world, database):
    heard = {who: _heard(app, world, who, addresses(app, world.ids, strange=who == "outsider")) for who in WALKERS[database]}
    assert {who: met for who in heard if (met := _wrong(world, who, heard[who]))} == {}
    sung = {(who, world.cage.places[word]) for who in heard for word in world.cage.words_in(str(heard[who])) if who in world.cage.readers[word]}
    assert {one for one in SUNG if one[0] in heard} <= sung  # the walk passes where canaries are


def test_the_two_of_a_pair_meet_their_own(app, world):
    paths = [path for path in addresses(app, world.ids) if path.startswith("/mentoring/")]
    heard = {who: str(_heard(app, world, who, paths)) for who in ("mentor", "mentee")}
    places = {who: str([world.cage.places[word] for word in world.cage.readers if word in heard[who]]) for who in heard}
    assert "shared_notes" in places["mentee"] and "private_notes" in places["mentor"] and "private_notes" not in places["mentee"]


def test_no_command_answers_with_what_is_not_for_the_asker(app, world, database):
    leaks = {}
    for who in COMMANDERS[database]:
        line = _visitor(app, world, who).socket()
        for name, values in commands(world.ids):
            limits.forget_all()  # nobody asks as fast as this
            if met := world.cage.met_by(who, heard_by_socket(line, name, values)):
                leaks[who, name] = met
        line.close()
    assert leaks == {}


def test_every_column_people_fill_has_its_canary(world):
    columns = {f"{table.name}.{column.key}" for table in Base.metadata.sorted_tables for column in table.columns
               if isinstance(column.type, (String, Text, JSON)) and column.key not in OURS}
    watched = {f"{table}.{column}" for table, column in world.cage.columns}
    assert sorted(columns - watched - ELSEWHERE - HOUSE_WORDS) == [], "give these a canary in tests/canaries/world.py"


def test_nothing_an_outsider_sees_counts_what_is_private(app, frozen, run_jobs):
    world = make_public()
    paths = addresses(app, {**world.ids, "handle": ["stranger", "foreign", "mentor", "insider"]})
    askers = {who: _visitor(app, world, who) for who in ("visitor", "outsider")}
    for asker in askers.values():
        asker.get("/register")  # whose answer sets the cookie of the form token
    before = {who: _pages(asker, paths) for who, asker in askers.items()}
    make_private(world)
    run_jobs()
    for who, pages in before.items():
        after = _pages(askers[who], paths)
        changed = [path for path in paths if pages[path] != after[path]]
        assert {path: [line for line in ndiff(pages[path].split("\n"), after[path].split("\n")) if line[0] in "+-"] for path in changed} == {}, who


def _pages(visitor: Visitor, paths) -> dict[str, str]:
    return {path: CHANGING.sub("", heard_at(visitor, path)) for path in paths}


def _closed(world, _thread) -> None:
    communities.edit(world.by("foreign"), _wells(), as_private(_wells()))


def _moved(world, thread) -> None:
    den = db.get(Community, world.ids["den"][0])
    membership(den, world.people["foreign"], role="facilitator")
    talk.move(world.by("foreign"), queries.thread_for(world.by("foreign"), thread), den)


def _withdrawn(world, thread) -> None:
    for post in queries.posts_of(thread):
        talk.withdraw(world.by("foreign"), queries.post_for(world.by("foreign"), post.id))


def _hidden(world, thread) -> None:
    for post in queries.posts_of(thread):
        talk.hide(world.by("foreign"), queries.post_for(world.by("foreign"), post.id))


def _wells() -> Community:
    return db.query(Community).filter_by(slug="wells").one()


def _once_open(app, world) -> list[str]:
    """Every address where what is open can stand, the private community's lists too; what was private from the first is walked above."""
    few = {kind: world.ids[kind][:many + (kind == "posts")] for kind, many in OPEN.items()} | {"handle": ["stranger", "foreign", "mentor", "insider"]}
    return [path for path in addresses(app, world.ids | few) if path.split("/")[1] not in ("mentoring", "me", "admin", "invitations")]


@pytest.mark.parametrize("change", [_closed, _moved, _withdrawn, _hidden])
def test_what_was_open_is_gone_everywhere_once_it_is_not(app, world, change, run_jobs):
    thread = world.ids["threads"][0]
    with unit_of_work():
        readers = (*INSIDE, "foreign") if change is _moved else ("stranger", "foreign")
        said = reply(world.people["stranger"], db.merge(queries.thread_for(world.by("stranger"), thread)), text := world.cage.text("once open", *readers))
        world.ids["posts"].insert(0, said.id)
    run_jobs()
    paths = _once_open(app, world)
    visitor, line = Visitor(app), _visitor(app, world, "outsider").socket()
    assert line.ask("thread:follow", thread_id=thread)["ok"]
    assert any(text in heard_at(visitor, path) for path in paths)
    with unit_of_work():
        change(world, thread)
    run_jobs()
    assert _met(app, world, "visitor", paths) == _met(app, world, "outsider", paths) == {}
    line.heard()
    if change in (_closed, _moved):
        with unit_of_work():
            author = world.people["author" if change is _moved else "stranger"]
            reply(author, queries.thread_for(by_of(author), thread))
        assert line.heard() == []
    line.close()


def test_who_left_hears_nothing_more(app, frozen):
    world = make_private(make_public())
    thread, room = world.ids["threads"][1], world.ids["room"][0]
    gone, stays = (_visitor(app, world, who).socket() for who in ("left", "insider"))
    for line in (gone, stays):
        assert line.ask("thread:follow", thread_id=thread)["ok"] and line.ask("live:enter", live=room)["ok"]
        line.heard()
    part_with(world)
    gone.heard()
    with unit_of_work():
        chat_line(db.get(LiveSession, room), world.by("author"), text := world.cage.text("chat afterwards", *INSIDE))
        reply(world.people["author"], queries.thread_for(world.by("author"), thread), text)
    assert text in str(stays.heard()) and [fact for fact in gone.heard() if fact["fact"] != "notices:counted"] == []
    gone.close()
    stays.close()
