"""The world of the canary sweep: what everybody may see, and beside it everything that somebody must not."""

import io
from dataclasses import dataclass, field
from datetime import timedelta

from hub.accounts.actions import findable
from hub.accounts.models import KeptDraft, MailedToken, SignIn, SiteInvitation
from hub.audit.models import Deed
from hub.clock import now
from hub.communities import actions as communities
from hub.communities.charter import Charter
from hub.communities.models import Community
from hub.communities.queries import by_of
from hub.discussions import actions as talk
from hub.discussions import queries
from hub.discussions.drafts import PostChange
from hub.discussions.models import Attachment, MailOfPost, Post, PostRevision
from hub.library.models import Item, ItemRevision, ItemTopic
from hub.live import actions as lives
from hub.live import queries as rooms
from hub.live.models import LiveSession, Registration
from hub.moderation.models import Report
from hub.notifications.models import Notice
from hub.storage import files
from hub.storage.unit import db, unit_of_work
from tests.canaries import pairing
from tests.canaries.asking import ask_and_vote
from tests.canaries.attending import leave_behind
from tests.canaries.cage import Cage
from tests.canaries.gathering import gather
from tests.canaries.matched import match
from tests.canaries.showing import show_slides
from tests.makers import community, membership, person
from tests.makers import mentorship as pairs
from tests.makers.communities import invitation, join_request
from tests.makers.discussions import reply, thread, words
from tests.makers.live import line, live, session_notes
from tests.makers.matching import skill
from tests.makers.moderation import report

INSIDE = ("author", "insider", "keeper", "quiet")  # of the private community
PEOPLE = (*INSIDE, "left", "outsider", "stranger", "applicant", "foreign", "admin", "mentor", "mentee")


@dataclass
class World:
    """People by the names of PEOPLE, canaries, and the ids things stand under."""

    people: dict = field(default_factory=dict)
    cage: Cage = field(default_factory=Cage)
    ids: dict[str, list] = field(default_factory=dict)

    def by(self, name: str):
        """Someone of the world, acting; needs a unit of work."""
        return by_of(self.people[name])

    def note(self, kind: str, *rows):
        """Remember under which ids things stand; returns the last row."""
        self.ids.setdefault(kind, []).extend(row.id for row in rows)
        return rows[-1]


def make_public() -> World:
    """An open community with talk, a session and notes, and everybody of the world; no canary yet."""
    world = World()
    with unit_of_work():
        for name in PEOPLE:
            secret = {"address": f"{world.cage.word(f'address of {name}', name, 'admin')}@example.org", "password_hash": world.cage.word("password_hash")}
            world.people[name] = person(name.title(), handle=name, is_admin=name == "admin", **secret)
        wells = community("Wells", slug="wells", facilitators=[world.people["foreign"]], members=[world.people["stranger"]])
        world.ids["slug"] = ["wells"]
        world.ids["handle"] = list(PEOPLE)
        open_talk = world.note("threads", thread(world.people["stranger"], wells, replies=2))
        world.note("posts", *queries.posts_of(open_talk.id))
        world.note("live", live(wells, world.people["foreign"]), live(wells, world.people["foreign"], state="planned", starts_at=now() + timedelta(days=2)))
        world.note("library", session_notes(live(wells, world.people["foreign"])))
        pairs.mentor_profile(world.people["mentor"], taken=1)
        skill("Pumps")  # the tree of skills is everybody's
    return world


def make_private(world: World) -> World:
    """Everything that outsiders must not see, a canary in every text."""
    with unit_of_work():
        den = _den(world)
        _talk(world, den)
    with unit_of_work():
        _sessions(world, db.get(Community, world.ids["den"][0]))
    with unit_of_work():
        pairing.pair(world)
        match(world)
        _people(world)
        _leftovers(world)
    return world


def _den(world: World) -> Community:
    cage, people = world.cage, world.people
    card = (*INSIDE, "admin")
    named = {"name": cage.text("community.name", *card), "purpose": cage.text("community.purpose", *card), "about": cage.text("community.about", *card)}
    slug = f"den-{cage.word('community.slug', *card)}"
    den = community(slug=slug, access="private", facilitators=[people["keeper"]], members=[people["author"]], **named)
    for name, changes in (("insider", {}), ("left", {}), ("quiet", {"muted_until": now() + timedelta(days=9)})):
        membership(den, people[name], following="every", **changes)
    cage.let_into(den, *card)
    world.ids["slug"].append(slug)
    world.note("den", den)
    cage.let_into(invitation(den, address="somebody@example.org"), "keeper")
    communities.edit(by_of(people["keeper"]), den, as_private(den))
    return den


def as_private(den: Community) -> Charter:
    """The charter of a community, private from now on."""
    return Charter(name=den.name, purpose=den.purpose, access="private", about=words(den.about), tags=tuple(den.tags), languages=("en",))


def _talk(world: World, den: Community) -> None:
    cage, author = world.cage, world.people["author"]
    made = world.note("threads", thread(author, den, cage.text("thread.title", *INSIDE), cage.text("post.source", *INSIDE)))
    cage.let_into(made, *INSIDE)
    kept = reply(author, made, cage.text("post.source", *INSIDE))
    reworded, withdrawn, hidden = (reply(author, made, cage.text(f"post {what}", *who)) for what, who in (
        ("revision", INSIDE), ("withdrawn", ()), ("hidden", ("author", "keeper"))))
    talk.edit(by_of(author), reworded, PostChange(words(cage.text("post reworded", *INSIDE)), seen=0))
    for post, who in ((kept, INSIDE), (withdrawn, ()), (hidden, ("author", "keeper"))):
        _file(world, post, who)
    report(world.people["insider"], hidden, words=cage.text("report.words", "keeper", "insider"))
    _judged_file(world)
    talk.withdraw(by_of(author), withdrawn)
    talk.hide(by_of(world.people["keeper"]), hidden)
    world.note("posts", queries.first_post(made.id), kept, reworded, withdrawn, hidden)
    cage.let_into(db.query(PostRevision).one(), *INSIDE, "keeper")


def _judged_file(world: World) -> None:
    for one in db.query(Report):
        world.cage.let_into(one, "keeper", "insider")
        world.note("reports", one)


def _file(world: World, post: Post, readers: tuple) -> None:
    name = f"{world.cage.word('file.name', *readers)}.pdf"
    stored, count = files.keep(io.BytesIO(f"%PDF-1.7 {world.cage.text('file content', *readers)}".encode()), 1000)
    raw, length = files.keep(io.BytesIO(world.cage.text("raw mail", *({"keeper"} & {*readers})).encode()), 1000)
    file = Attachment(post_id=post.id, owner_id=post.author_id, name=name, content_type="application/pdf", bytes=count, stored=stored)
    mail = MailOfPost(post_id=post.id, community_id=post.thread.community_id, message_id=f"<{post.id}@x>", raw_file=raw, raw_bytes=length)
    db.add_all([file, mail])
    db.flush()
    world.cage.let_into(mail, *readers)
    world.cage.columns.add(("attachments", "name"))
    world.note("files", file)


def _sessions(world: World, den: Community) -> None:
    cage, keeper = world.cage, world.people["keeper"]
    for state, readers in (("draft", ("keeper",)), ("planned", INSIDE), ("open", INSIDE), ("cancelled", INSIDE)):
        made = world.note("live", live(den, keeper, state=state, title=cage.text(f"live {state}", *readers), starts_at=now() + timedelta(days=1)))
        made.agenda = [{"title": cage.text("agenda", *readers), "minutes": 5}]
        made.questions = [{"words": cage.text("question", *readers), "kind": "text", "choices": [], "must": False}]
        cage.let_into(made, *readers, besides=("agenda", "questions"))
        if state != "draft":  # for which nobody can register
            _registered(cage, made, world.people["insider"], "insider", "keeper")
    opened = db.get(LiveSession, world.ids["live"][-2])
    world.note("room", opened)
    ask_and_vote(world, opened)
    show_slides(world, opened)
    line(opened, world.by("author"), cage.text("chat", *INSIDE))
    gone = line(opened, world.by("author"), cage.text("hidden chat", "author"))
    lives.hide(world.by("author"), rooms.seat_for(world.by("author"), opened.id, lock=True), gone.seq)
    notes = session_notes(live(den, keeper, title=cage.text("notes title", *INSIDE)), cage.text("notes", *INSIDE))
    item = world.note("library", db.get(Item, notes.id))
    cage.let_into(item, *INSIDE)
    for row in (*db.query(ItemRevision).filter_by(item_id=item.id),):
        cage.let_into(row, *INSIDE)
    leave_behind(world, item.live_id, item.id)
    gather(world, opened, db.get(LiveSession, item.live_id))
    db.add(ItemTopic(item_id=item.id, topic=cage.word("topic", *INSIDE)))
    # An open community's draft is its facilitators' too.
    draft = live(db.query(Community).filter_by(slug="wells").one(), world.people["foreign"], state="draft", title=cage.text("open draft", "foreign", "admin"))
    cage.let_into(world.note("live", draft), "foreign", "admin", besides=("agenda", "questions"))
    # What somebody answers in an open community is for who leads there, and its administrators.
    _registered(cage, db.get(LiveSession, world.ids["live"][1]), world.people["stranger"], "stranger", "foreign", "admin")


def _registered(cage, made: LiveSession, who, *readers: str) -> None:
    """Somebody who answered what was asked, and was declined with a word."""
    said = [{"words": cage.text("asked", *readers), "answer": [cage.text("answer", *readers)]}]
    row = Registration(live_id=made.id, person_id=who.id, place="declined", answers=said)
    db.add(row)
    db.flush()
    cage.let_into(row, *readers)


def _people(world: World) -> None:
    cage = world.cage
    for name, state in (("unconfirmed", "unconfirmed"), ("waiting", "waiting"), ("suspended", "suspended"), ("closed", "closed"), ("shy", "active")):
        hidden = {"shown_to": dict.fromkeys(("page", "work", "place", "languages", "exchange"), "nobody")} if name in ("shy", "suspended") else {}
        one = person(cage.text(f"{name} name", "admin"), handle=name, state=state, address=f"{cage.word('address', 'admin')}@example.org", **hidden)
        cage.let_into(one, "admin", besides=("name", "address", "password_hash"))
        one.password_hash = cage.word("password_hash")
        world.ids["handle"].append(name)
        findable.make_findable(one)
    cage.columns |= {("people", "address"), ("people", "password_hash"), ("people", "name")}


def _leftovers(world: World) -> None:
    cage, insider = world.cage, world.people["insider"]
    later = now() + timedelta(days=1)
    rows = [
        (KeptDraft(person_id=insider.id, place="thread:1", text=""), ("insider",)),
        (SignIn(person_id=insider.id, token_hash="a" * 64, ends_at=later), ("insider",)),
        (MailedToken(person_id=insider.id, purpose="reset", token_hash="b" * 64, address="", ends_at=later), ()),
        (SiteInvitation(token_hash="c" * 64, ends_at=later), ("admin",)),
        (Deed(by_id=insider.id, verb="earlier", thing_kind="threads", thing_id=1), ()),
        (Notice(person_id=insider.id, kind="thread:posted", once="x", path="/threads/1", words={"name": "A", "title": "B", "excerpt": ""}), ("insider",)),
    ]
    for row, readers in rows:
        db.add(row)
        db.flush()
        cage.let_into(row, *readers)
    wells = db.query(Community).filter_by(slug="wells").one()
    cage.let_into(join_request(wells, world.people["applicant"]), "applicant", "foreign", "admin")
    cage.let_into(invitation(wells, address="x@example.org"), "foreign", "admin")


def part_with(world: World) -> None:
    """`left` leaves the private community."""
    with unit_of_work():
        communities.leave(world.by("left"), db.get(Community, world.ids["den"][0]))
