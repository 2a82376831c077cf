"""Makers of mentoring: an offer, a request, a pair, and what a pair has; put into the database without the actions."""

import io
import itertools
from datetime import timedelta

from sqlalchemy import update

from hub.accounts.models import Person
from hub.clock import now
from hub.communities.models import Community
from hub.mentorship.models import (
    Agreement,
    Alert,
    Certificate,
    CheckIn,
    Cohort,
    Concern,
    Goal,
    GoalChange,
    Group,
    GroupFile,
    GroupMeeting,
    GroupMessage,
    Learning,
    Meeting,
    MentorProfile,
    Mentorship,
    NextStep,
    Officer,
    Opening,
    PairFile,
    PrivateNote,
    Question,
    Resource,
    SharedNote,
)
from hub.storage import files
from hub.storage.unit import db
from hub.text.printing.codes import new_code
from tests.makers import maker

_numbers = itertools.count(1)


@maker
def mentor_profile(of: Person, **changes) -> MentorProfile:
    """An open offer with two places; `changes` are columns."""
    values = {"person_id": of.id, "skills": ["water quality"], "languages": ["en"], "levels": {"en": "fluent"}, "places": 2,
              "taken": 0, "channels": ["text"], "folded": "|water quality||en|"}
    thing = MentorProfile(**values | changes)
    db.add(thing)
    return thing


@maker
def request(mentor: Person, mentee: Person, **changes) -> Mentorship:
    """A request that waits for the mentor's answer."""
    values = {"mentor_id": mentor.id, "mentee_id": mentee.id, "wanted": "To test wells", "wanted_html": "<p>To test wells</p>",
              "languages": ["en"], "asked_at": now()}
    thing = Mentorship(**values | changes)
    db.add(thing)
    return thing


@maker
def pair(mentor: Person, mentee: Person, **changes) -> Mentorship:
    """An active pair since today."""
    return request(mentor, mentee, **{"state": "active", "answered_at": now(), "began_at": now()} | changes)


@maker
def goal(of: Mentorship, words: str = "Test every well", **changes) -> Goal:
    """A goal with its first dated line."""
    thing = Goal(**{"mentorship_id": of.id, "words": words, "made_by_id": of.mentee_id} | changes)
    db.add(thing)
    db.flush()
    db.add(GoalChange(goal_id=thing.id, percent=0, state="open", by_id=of.mentee_id))
    return thing


@maker
def meeting(of: Mentorship, **changes) -> Meeting:
    """A meeting planned for tomorrow."""
    values = {"mentorship_id": of.id, "state": "planned", "starts_at": now() + timedelta(days=1), "proposed_by_id": of.mentor_id,
              "uid": f"meeting-{next(_numbers)}"}
    thing = Meeting(**values | changes)
    db.add(thing)
    return thing


@maker
def step(of: Mentorship, words: str = "Send the readings", **changes) -> NextStep:
    """An open next step of the mentee."""
    thing = NextStep(**{"mentorship_id": of.id, "owner_id": of.mentee_id, "words": words, "made_by_id": of.mentor_id} | changes)
    db.add(thing)
    return thing


@maker
def message(of: Mentorship, words: str = "Hello", **changes) -> SharedNote:
    """A message of the mentor."""
    thing = SharedNote(**{"mentorship_id": of.id, "author_id": of.mentor_id, "source": words, "html": f"<p>{words}</p>"} | changes)
    db.add(thing)
    return thing


@maker
def private_note(of: Mentorship, author: Person, words: str = "For myself", **changes) -> PrivateNote:
    """A private note."""
    thing = PrivateNote(**{"mentorship_id": of.id, "author_id": author.id, "source": words, "html": f"<p>{words}</p>"} | changes)
    db.add(thing)
    return thing


@maker
def agreement(of: Mentorship, **changes) -> Agreement:
    """A first version of an agreement, signed by nobody yet."""
    thing = Agreement(**{"mentorship_id": of.id, "version": 1, "purpose": "Safe wells", "made_by_id": of.mentee_id} | changes)
    db.add(thing)
    return thing


@maker
def file(of: SharedNote, words: str = "Readings", **changes) -> PairFile:
    """A small stored text on a message."""
    stored, count = files.keep(io.BytesIO(words.encode()), 10_000)
    values = {"mentorship_id": of.mentorship_id, "note_id": of.id, "owner_id": of.author_id, "name": "note.txt", "content_type": "text/plain",
              "bytes": count, "stored": stored}
    thing = PairFile(**values | changes)
    db.add(thing)
    return thing


@maker
def check_in(of: Mentorship, person: Person, **changes) -> CheckIn:
    """A check-in of day 30 that waits for an answer."""
    thing = CheckIn(**{"mentorship_id": of.id, "person_id": person.id, "day": 30} | changes)
    db.add(thing)
    return thing


@maker
def alert(of: Mentorship, **changes) -> Alert:
    """A pair that has stalled in silence since today."""
    thing = Alert(**{"mentorship_id": of.id, "rule": "silent", "level": "stalled", "since": now()} | changes)
    db.add(thing)
    return thing


@maker
def question(of: Mentorship, person: Person, words: str = "How do we go on?", **changes) -> Question:
    """A question to the coordinators."""
    thing = Question(**{"mentorship_id": of.id, "by_id": person.id, "words": words} | changes)
    db.add(thing)
    return thing


@maker
def learning(of: Mentorship, words: str = "To read a tube", **changes) -> Learning:
    """Something the mentee learned."""
    thing = Learning(**{"mentorship_id": of.id, "by_id": of.mentee_id, "direction": "from_mentor", "kind": "technical", "words": words} | changes)
    db.add(thing)
    return thing


@maker
def certificate(of: Mentorship, person: Person, **changes) -> Certificate:
    """The certificate one of the two has."""
    thing = Certificate(**{"mentorship_id": of.id, "person_id": person.id, "code": new_code(), "name": person.name} | changes)
    db.add(thing)
    return thing


@maker
def cohort(of: Community, name: str = "Round one", **changes) -> Cohort:
    """A cohort that began a month ago and goes on for five more."""
    values = {"community_id": of.id, "name": name, "starts_on": now().date() - timedelta(days=30), "ends_on": now().date() + timedelta(days=150)}
    thing = Cohort(**values | changes)
    db.add(thing)
    return thing


@maker
def group(of: Person, *pairs: Mentorship, name: str = "Pump people") -> Group:
    """A group of a mentor that these pairs joined."""
    thing = Group(mentor_id=of.id, name=name)
    db.add(thing)
    db.flush()
    db.execute(update(Mentorship).where(Mentorship.id.in_([one.id for one in pairs])).values(group_id=thing.id))
    return thing


@maker
def said(of: Group, author: Person, words: str = "Hello all", **changes) -> GroupMessage:
    """What somebody said in a group."""
    thing = GroupMessage(**{"group_id": of.id, "author_id": author.id, "source": words, "html": f"<p>{words}</p>"} | changes)
    db.add(thing)
    return thing


@maker
def concern(of: Mentorship, officer: Person, **changes) -> Concern:
    """A report of the mentee, and somebody who is an officer for it."""
    db.add(Officer(person_id=officer.id))
    thing = Concern(**{"mentorship_id": of.id, "by_id": of.mentee_id, "words": "I am afraid"} | changes)
    db.add(thing)
    return thing


@maker
def opening(of: Concern, **changes) -> Opening:
    """Messages somebody asked to open for a day."""
    thing = Opening(**{"concern_id": of.id, "asked_by_id": of.by_id, "reason": "Threats", "hours": 24} | changes)
    db.add(thing)
    return thing


@maker
def group_meeting(of: Group, by: Person, **changes) -> GroupMeeting:
    """A meeting of all of a group tomorrow, proposed by one of it."""
    values = {"group_id": of.id, "starts_at": now() + timedelta(days=1), "proposed_by_id": by.id, "uid": f"meeting-{next(_numbers)}"}
    thing = GroupMeeting(**values | changes)
    db.add(thing)
    return thing


@maker
def group_file(of: GroupMessage, words: str = "Readings", **changes) -> GroupFile:
    """A small stored text on a message of a group."""
    thing = GroupFile(**_stored(words) | {"message_id": of.id, "owner_id": of.author_id} | changes)
    db.add(thing)
    return thing


@maker
def resource(of: Cohort, by: Person, words: str = "Readings", **changes) -> Resource:
    """A small stored text for the people of a cohort."""
    thing = Resource(**_stored(words) | {"cohort_id": of.id, "owner_id": by.id} | changes)
    db.add(thing)
    return thing


def _stored(words: str) -> dict:
    stored, count = files.keep(io.BytesIO(words.encode()), 10_000)
    return {"name": "note.txt", "content_type": "text/plain", "kind": "document", "bytes": count, "stored": stored}
