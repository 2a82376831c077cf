"""Canaries in what a room full of people brings: in-person sites, hands with a word, chat of groups, a transcript."""

from hub.groups import actions as groups
from hub.groups.queries import own_group
from hub.live.models import Hand, LiveSession
from hub.live.queries import seat_for
from hub.replay.models import Passage, Replay
from hub.sites.models import Guest, SiteCount, SiteName
from hub.storage.unit import db
from tests.makers.live import line
from tests.makers.sites import site

INSIDE = ("insider", "keeper", "author")
TENDS = ("author", "keeper")  # who looks after the site, and who leads
# Codes, choices of a form, states; why a program failed is read on the page of jobs.
HOUSE_WORDS = {
    "sites.code", "group_rounds.how", "live_consents.choice", "live_standings.given", "live_standings.taken", "replays.hearing",
}


def gather(world, opened: LiveSession, over: LiveSession) -> None:
    """A site with a counted room and a roster, its hand, two groups of which one has the author in it, and what was written down of a session."""
    cage, people = world.cage, world.people
    room = site(opened, people["author"], cage.text("site", *INSIDE))
    counted, named = SiteCount(site_id=room.id, total=4, note=""), SiteName(site_id=room.id, name="")
    hand = Hand(live_id=opened.id, person_id=people["author"].id, raised_seq=opened.last_seq, site_id=room.id)
    replay = Replay(live_id=over.id, transcript=[[0, 900, cage.text("transcript", *INSIDE)]])
    said = Passage(live_id=over.id, at_ms=0, language="en", words="")
    guest = Guest(site_id=room.id, live_id=opened.id, name="", token_hash="d" * 64, since_seq=opened.last_seq)
    db.add_all([counted, named, hand, replay, said, guest])
    db.flush()
    cage.let_into(room, *INSIDE, besides=("code",))
    for row in (counted, named):
        cage.let_into(row, *TENDS)
    for row in (hand, said, guest):
        cage.let_into(row, *INSIDE)
    cage.let_into(replay, "admin", besides=("hearing",))
    _parted(world, opened)


def _parted(world, opened: LiveSession) -> None:
    keeper, author = world.by("keeper"), world.by("author")
    groups.make(keeper, seat_for(keeper, opened.id, lock=True), groups.Wish(2, "choice"))
    groups.join(author, seat_for(author, opened.id, lock=True), 1)
    groups.open_all(keeper, seat_for(keeper, opened.id, lock=True))
    apart = db.get(LiveSession, own_group(opened.id, author.id).live_id)
    world.note("live", apart)
    line(apart, author, world.cage.text("chat of a group", *TENDS))
