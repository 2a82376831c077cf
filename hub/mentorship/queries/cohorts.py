"""A cohort as its people meet it: its thread and session, what there is to read, and who is in it; never who is paired with whom."""

from dataclasses import dataclass, field

from sqlalchemy import func, literal, or_, select
from sqlalchemy.orm import joinedload

from hub.accounts.by import By
from hub.communities.rules import may_read
from hub.discussions.models import Thread
from hub.errors import NotFound
from hub.library.models import Item
from hub.library.queries import item_for
from hub.library.rules import may_see
from hub.live.models import LiveSession
from hub.mentorship.models import ENDED, LIVING, Cohort, Coordinator, Mentorship, Resource
from hub.mentorship.queries.pairs import LARGEST_ID
from hub.mentorship.rules import may_coordinate_cohort, may_read_cohort
from hub.storage.unit import db


@dataclass(frozen=True)
class Standing:
    """A cohort and what `by` is in it: the pairs they are of, living or over, and whether they coordinate it."""

    cohort: Cohort
    pairs: tuple[Mentorship, ...] = ()
    leads: bool = False

    @property
    def is_of(self) -> bool:
        """Whether they are one of its people."""
        return bool(self.pairs)

    def is_mentor(self, person_id: int | None) -> bool:
        """Whether they mentor in it now."""
        return any(one.mentor_id == person_id and one.state in LIVING for one in self.pairs)


@dataclass(frozen=True)
class RoundPage:
    """The page of a cohort; `thread` and `live` only where `by` may read them, else `thread_is_closed` and `live_is_closed`."""

    mentors: int
    mentees: int
    thread: Thread | None = None
    live: LiveSession | None = None
    thread_is_closed: bool = False
    live_is_closed: bool = False
    resources: list[Resource] = field(default_factory=list)


def cohort_for(by: By, cohort_id: int, *, lock: bool = False) -> Standing:
    """A cohort with its communities for its people and who looks after it; NotFound for everybody else."""
    query = select(Cohort).options(joinedload(Cohort.community, innerjoin=True), joinedload(Cohort.place)).where(Cohort.id == cohort_id, _known_to(by))
    if lock:
        query = query.with_for_update(of=Cohort).execution_options(populate_existing=True)
    found = db.scalar(query) if cohort_id <= LARGEST_ID else None
    if found is None:
        raise NotFound()
    people = (joinedload(Mentorship.mentor), joinedload(Mentorship.mentee))
    pairs = tuple(db.scalars(select(Mentorship).options(*people).where(Mentorship.cohort_id == found.id, *_own_pairs(by)).order_by(Mentorship.id)))
    leads = may_coordinate_cohort(by, found)
    if not may_read_cohort(by, found, bool(pairs), is_coordinator=not (pairs or leads)):
        raise NotFound()
    return Standing(found, pairs, leads)


def round_of(by: By, cohort: Cohort) -> RoundPage:
    """What the page of a cohort holds for `by`."""
    living = (Mentorship.cohort_id == cohort.id, Mentorship.state.in_(LIVING))
    mentors, mentees = db.execute(
        select(func.count(func.distinct(Mentorship.mentor_id)), func.count(func.distinct(Mentorship.mentee_id))).where(*living)
    ).one()
    thread = _with_place(Thread, cohort.thread_id)
    live = _with_place(LiveSession, cohort.live_id)
    opens = {one: one is not None and may_read(by, one.community) for one in (thread, live)}
    return RoundPage(
        mentors, mentees, thread if opens[thread] else None, live if opens[live] else None, thread is not None and not opens[thread],
        live is not None and not opens[live], resources_for(by, cohort),
    )


def resources_for(by: By, cohort: Cohort) -> list[Resource]:
    """What there is to read in a cohort, oldest first; items of the library only where `by` may read them."""
    query = select(Resource).options(joinedload(Resource.owner), joinedload(Resource.item).joinedload(Item.community))
    rows = db.scalars(query.where(Resource.cohort_id == cohort.id).order_by(Resource.id))
    return [one for one in rows if one.item is None or may_see(by, one.item)]


def resource_for(cohort: Cohort, resource_id: int) -> Resource:
    """One resource of the cohort, or NotFound."""
    wanted = select(Resource).where(Resource.id == resource_id, Resource.cohort_id == cohort.id)
    found = db.scalar(wanted) if resource_id <= LARGEST_ID else None
    if found is None:
        raise NotFound()
    return found


def resource_with(by: By, key: str | None) -> Resource | None:
    """What `by` added with a client's key before, if anything."""
    return db.scalar(select(Resource).where(Resource.owner_id == by.id, Resource.client_key == key)) if key else None


def count_resources(cohort: Cohort) -> int:
    """How much there is to read in a cohort."""
    return db.scalar(select(func.count()).select_from(Resource).where(Resource.cohort_id == cohort.id))


def own_resources(by: By) -> list[dict]:
    """What `by` gave cohorts to read, as plain values for their download."""
    rows = db.execute(select(Cohort.name, Resource).join(Cohort, Cohort.id == Resource.cohort_id).where(Resource.owner_id == by.id).order_by(Resource.id))
    return [{"round": name, "words": one.words, "link": one.href, "file": one.name or "", "at": one.made_at.isoformat()} for name, one in rows]


def readable_item(by: By, item_id: int) -> Item | None:
    """An item of the library where `by` may read it."""
    try:
        return item_for(by, item_id)
    except NotFound:
        return None


def people_of_cohort(cohort: Cohort) -> list[int]:
    """Whose pairs of the cohort go on, each once."""
    living = (Mentorship.cohort_id == cohort.id, Mentorship.state.in_(LIVING))
    return sorted({person for both in db.execute(select(Mentorship.mentor_id, Mentorship.mentee_id).where(*living)) for person in both})


def _known_to(by: By):
    # One question whether there is one or not: how long the answer takes tells nothing.
    mine = [id for id, standing in by.standings.items() if standing.role == "facilitator"]
    appointed = select(Coordinator.person_id).where(Coordinator.person_id == by.id).exists()
    of_it = select(Mentorship.id).where(Mentorship.cohort_id == Cohort.id, *_own_pairs(by)).exists()
    return or_(of_it, Cohort.community_id.in_(mine), appointed, literal(by.is_admin))


def _own_pairs(by: By) -> tuple:
    return or_(Mentorship.mentor_id == by.id, Mentorship.mentee_id == by.id), Mentorship.state.in_((*LIVING, *ENDED))


def _with_place(kind, thing_id: int | None):
    if thing_id is None:
        return None
    return db.scalar(select(kind).options(joinedload(kind.community, innerjoin=True)).where(kind.id == thing_id))
